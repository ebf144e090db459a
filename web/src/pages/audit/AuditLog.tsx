import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { body, client, type Schemas } from '../../api/client';
import { Pages, usePages } from '../../components/Pages';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { actName, type Wanted } from './AuditFilter';

const PAGE = 50;

/** The lines, the latest first, a page at a time. */
export function AuditLog({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation();
  const pages = usePages();
  const { cursor } = pages;
  const page = useQuery({
    queryKey: ['audit', wanted, cursor],
    queryFn: () => body(client.GET('/api/v1/audit', { params: { query: { ...wanted, cursor, limit: PAGE } } })),
    staleTime: 0,
  });
  return (
    <Card size="small" styles={{ body: { padding: 0 } }}>
      <Answer of={page}>
        {(it) => (
          <>
            <Sheet
              label={t('audit.title')}
              size="small"
              rowKey="seq"
              dataSource={it.items}
              pagination={false}
              locale={{ emptyText: it.next ? t('audit.goOn') : t('audit.none') }}
              expandable={{ expandedRowRender: (line) => <Detail line={line} /> }}
              columns={[
                { title: t('audit.at'), dataIndex: 'at', className: 'num', render: (at: string) => chinaTime(at) },
                { title: t('audit.who'), dataIndex: 'actor', render: (actor: string) => <Link to={`/audit?actor=${encodeURIComponent(actor)}`}>{actorName(actor)}</Link> },
                { title: t('audit.what'), dataIndex: 'action', render: (action: string) => actName(t as never, action) },
                { title: t('audit.on'), dataIndex: 'subject', className: 'wrap' },
                { title: t('audit.people'), render: (_, line) => <People line={line} /> },
              ]}
            />
            <Pages of={pages} next={it.next} more={it.items.length < PAGE && it.next ? t('audit.goOn') : undefined} />
          </>
        )}
      </Answer>
    </Card>
  );
}

/** Who, without the house in front: somebody of the bureau. */
export const actorName = (actor: string) => actor.replace(/^bureau\//, '');

interface Named {
  people: string[];
  others: number;
}

/** Details differ by what was done: `people` of a job is how many there were, and names nobody. */
function named(line: Schemas['AuditLineView']): Named {
  try {
    const detail = JSON.parse(line.detail) as { people?: unknown; others?: unknown } | null;
    const people = Array.isArray(detail?.people) ? detail.people.filter((it) => typeof it === 'string') : [];
    return { people, others: typeof detail?.others === 'number' ? detail.others : 0 };
  } catch {
    return { people: [], others: 0 };
  }
}

/** Whom a line names; a long list by its first three. */
function People({ line }: { line: Schemas['AuditLineView'] }) {
  const { t } = useTranslation();
  const { people, others } = named(line);
  const rest = Math.max(0, people.length - 3) + others;
  return (
    <span className="row">
      {people.slice(0, 3).map((id) => (
        <Link key={id} to={`/audit?person=${encodeURIComponent(id)}`}>
          {id}
        </Link>
      ))}
      {rest > 0 && <span className="muted">{t('audit.others', { count: rest })}</span>}
    </span>
  );
}

function Detail({ line }: { line: Schemas['AuditLineView'] }) {
  const { t } = useTranslation();
  return (
    <dl className="pairs">
      <dt>{t('audit.link', { seq: line.seq })}</dt>
      <dd className="num">{line.at}</dd>
      <dt>{t('audit.detail')}</dt>
      <dd style={{ overflowWrap: 'anywhere' }}>
        <code>{line.detail}</code>
      </dd>
      <dt>{t('audit.hash')}</dt>
      <dd>{line.hash}</dd>
    </dl>
  );
}

/** An instant as clocks in China show it. */
export function chinaTime(at: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return at;
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

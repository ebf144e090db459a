import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Pages, usePages } from '../../components/Pages';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useCount, useRequests, type WorkFilter } from './hooks';
import { DueText, homeText, RequestState } from './words';

const VIEWS = ['mine', 'overdue', 'waiting', 'all', 'ended'] as const;
type View = (typeof VIEWS)[number];

const FILTERS: Record<View, WorkFilter> = {
  mine: { mine: true },
  overdue: { mine: true, overdue: true },
  waiting: { mine: true, state: 'waiting' },
  all: {},
  ended: { which: 'ended' },
};

/** What lies at my desk, the overdue first. */
export function WorkList() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const pages = usePages();
  const view = VIEWS.find((it) => it === query.get('view')) ?? 'mine';
  const requests = useRequests(FILTERS[view], pages.cursor);
  const count = useCount().data;
  const labels: Record<View, [string, number | undefined]> = {
    mine: [t('matters.mine'), count?.open],
    overdue: [t('matters.overdue'), count?.overdue],
    waiting: [t('matters.waiting'), count?.waiting],
    all: [t('matters.mineAndBelow'), undefined],
    ended: [t('matters.ended'), undefined],
  };
  return (
    <div className="stack">
      <div className="stage-bar" role="group" aria-label={t('matters.state')}>
        {VIEWS.map((it) => (
          <button
            type="button"
            className="chip"
            key={it}
            aria-pressed={view === it}
            onClick={() => {
              pages.restart();
              setQuery(it === 'mine' ? {} : { view: it }, { replace: true });
            }}
          >
            {labels[it][0]} {labels[it][1] !== undefined && <span className="num">{labels[it][1]}</span>}
          </button>
        ))}
        {count && <span className="muted">{t('matters.dueSoon')} <span className="num">{count.due_soon}</span></span>}
      </div>
      <Answer of={requests}>
        {(page) => (
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <RequestTable items={page.items} />
            <Pages of={pages} next={page.next} />
          </Card>
        )}
      </Answer>
    </div>
  );
}

/** Requests in a table. */
export function RequestTable({ items, ofPerson }: { items: Schemas['MatterRow'][]; ofPerson?: boolean }) {
  const { t } = useTranslation();
  const person = { title: t('matters.person'), dataIndex: 'person_name', render: (name: string, it: Schemas['MatterRow']) => (it.behalf ? `${name}（${it.behalf}）` : name) };
  const home = { title: t('matters.home'), dataIndex: 'home', render: homeText };
  return (
    <Sheet<Schemas['MatterRow']>
      label={t('matters.work')}
      size="small"
      rowKey="id"
      dataSource={items}
      pagination={false}
      locale={{ emptyText: t('matters.none') }}
      columns={[
        { title: t('matters.matter'), dataIndex: 'matter_name', render: (name: string, it) => <Link to={`/matters/requests/${it.id}`}>{name}</Link> },
        ...(ofPerson ? [] : [person, home]),
        { title: t('matters.state'), dataIndex: 'state', render: (state: string, it) => <RequestState state={state} name={it.state_name} /> },
        { title: t('matters.at'), dataIndex: 'level_name' },
        { title: t('matters.due'), dataIndex: 'due_on', render: (_: unknown, it) => <DueText of={it} /> },
        { title: t('matters.takenOn'), dataIndex: 'taken_on', className: 'num' },
        { title: t('matters.number'), dataIndex: 'id', className: 'num' },
      ]}
    />
  );
}

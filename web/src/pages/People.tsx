import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { usePeople } from '../api/hooks';
import { Pages, usePages } from '../components/Pages';
import { Answer } from '../components/parts';
import { Sheet } from '../components/Sheet';

/** Whom the search found. One alone is opened at once. */
export function People() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const q = query.get('q') ?? '';
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('app.people')}</h1>
        {q && <span className="muted">“{q}”</span>}
      </div>
      {q ? <Found key={q} q={q} to={query.get('to') === 'settle' ? '/settle' : '/people'} /> : <p className="muted">{t('app.typeToSearch')}</p>}
    </div>
  );
}

function Found({ q, to }: { q: string; to: string }) {
  const pages = usePages();
  const found = usePeople(q, pages.cursor);
  return (
    <Answer of={found}>
      {(page) => {
        const only = page.items.length === 1 && pages.cursor === undefined ? page.items[0] : undefined;
        if (only) return <Navigate to={`${to}/${encodeURIComponent(only.id)}`} replace />;
        return (
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <PeopleTable items={page.items} to={to} />
            <Pages of={pages} next={page.next} />
          </Card>
        );
      }}
    </Answer>
  );
}

export function PeopleTable({ items, to }: { items: Schemas['PersonLine'][]; to: string }) {
  const { t } = useTranslation();
  return (
    <Sheet
      size="small"
      rowKey="id"
      dataSource={items}
      pagination={false}
      locale={{ emptyText: t('app.skipSearch') }}
      columns={[
        { title: t('person.name'), dataIndex: 'name', render: (name: string, it) => <Link to={`${to}/${encodeURIComponent(it.id)}`}>{name}</Link> },
        { title: t('person.sex'), dataIndex: 'sex' },
        { title: t('person.birth'), dataIndex: 'birth', className: 'num' },
        { title: t('person.number'), dataIndex: 'number', className: 'num' },
        { title: t('person.place'), dataIndex: 'village' },
        { title: t('person.id'), dataIndex: 'id', className: 'num' },
      ]}
    />
  );
}

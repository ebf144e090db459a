import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Money, StateTag } from '../../components/parts';

/** A person's settlements, the latest first. */
export function Settlements({ items }: { items: Schemas['SettlementRow'][] }) {
  const { t } = useTranslation();
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={[...items].reverse()}
      pagination={items.length > 8 ? { pageSize: 8, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('app.nothing') }}
      columns={[
        { title: t('ledger.day'), dataIndex: 'settled_on', className: 'num', render: (day: string, it) => <Link to={`/settlements/${encodeURIComponent(it.id)}`}>{day}</Link> },
        { title: t('term.total'), dataIndex: 'total_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
        { title: t('settle.person'), dataIndex: 'person_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
        { title: t('person.state'), dataIndex: 'state', render: (state: string) => <StateTag state={state} /> },
      ]}
    />
  );
}

/** A person's visits, the latest first. */
export function Visits({ items }: { items: Schemas['VisitLine'][] }) {
  const { t } = useTranslation();
  return (
    <Table
      size="small"
      rowKey="id"
      dataSource={items}
      pagination={items.length > 8 ? { pageSize: 8, size: 'small' } : false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('app.nothing') }}
      columns={[
        { title: t('settle.admitted'), dataIndex: 'admitted_on', className: 'num' },
        { title: t('settle.discharged'), dataIndex: 'discharged_on', className: 'num' },
        { title: t('settle.kind'), dataIndex: 'kind' },
        {
          title: t('person.state'),
          dataIndex: 'state',
          render: (state: string, it) =>
            state === 'open' || state === 'discharged' ? (
              <Link to={`/settle/${encodeURIComponent(it.person_id)}?visit=${encodeURIComponent(it.id)}`}>
                <StateTag state={state} />
              </Link>
            ) : (
              <StateTag state={state} />
            ),
        },
      ]}
    />
  );
}

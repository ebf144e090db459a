import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Money, StateTag } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localDay } from '../../lib/day';

/** Bills handed in by hand; of one person without a column for whose they are. */
export function BillTable({ items, ofPerson = false }: { items: Schemas['ReimbursementRow'][]; ofPerson?: boolean }) {
  const { t } = useTranslation();
  return (
    <Sheet<Schemas['ReimbursementRow']>
      label={t('reimburse.title')}
      size="small"
      rowKey="id"
      dataSource={items}
      pagination={false}
      locale={{ emptyText: t('reimburse.none') }}
      columns={[
        { title: t('reimburse.number'), dataIndex: 'id', className: 'num', render: (id: string) => <Link to={`/reimbursements/${encodeURIComponent(id)}`}>{id}</Link> },
        ...(ofPerson ? [] : [{ title: t('reimburse.person'), dataIndex: 'person_name', render: (name: string, it: Schemas['ReimbursementRow']) => <Link to={`/people/${encodeURIComponent(it.person_id)}`}>{name || it.person_id}</Link> }]),
        { title: t('reimburse.institution'), dataIndex: 'institution_name' },
        { title: t('reimburse.kind'), dataIndex: 'kind' },
        { title: t('reimburse.admitted'), dataIndex: 'admitted_on', className: 'num' },
        { title: t('reimburse.total'), dataIndex: 'total_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
        { title: t('reimburse.amount'), dataIndex: 'amount_fen', align: 'right', render: (fen: number, it) => (it.state === 'gathered' ? '—' : <Money fen={fen} />) },
        { title: t('reimburse.takenOn'), dataIndex: 'taken_at', className: 'num', render: localDay },
        { title: t('person.state'), dataIndex: 'state', render: (state: string) => <StateTag state={state} /> },
      ]}
    />
  );
}

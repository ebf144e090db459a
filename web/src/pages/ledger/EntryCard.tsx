import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/Sheet';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Money } from '../../components/parts';
import { AccountName } from './AccountName';

/** An entry with all its postings; they sum to zero. */
export function EntryCard({ entry, account }: { entry: Schemas['EntryView']; account?: string }) {
  const { t } = useTranslation();
  return (
    <div style={{ marginBottom: 10 }}>
      <div className="row" style={{ marginBottom: 4 }}>
        <Tag>{t(`ledger.${entry.kind}`, { defaultValue: entry.kind })}</Tag>
        <span className="num">{entry.on}</span>
        <span className="muted num">
          #{entry.seq} {entry.id}
        </span>
        {entry.reverses && <span className="muted">← {entry.reverses}</span>}
        <Reference of={entry} />
      </div>
      <Sheet
        size="small"
        rowKey={(it) => `${it.account}${it.amount_fen}`}
        dataSource={entry.postings}
        pagination={false}
        columns={[
          { title: t('ledger.account'), dataIndex: 'account', render: (path: string) => (path === account ? <b><AccountName path={path} /></b> : <Link to={`/ledger?account=${encodeURIComponent(path)}`}><AccountName path={path} /></Link>) },
          { title: t('home.amount'), dataIndex: 'amount_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
        ]}
      />
    </div>
  );
}

/** What an entry was booked for: settlements have a page. */
export function Reference({ of }: { of: Schemas['EntryView'] }) {
  if (['settle', 'reverse', 'adjust'].includes(of.kind)) {
    return <Link to={`/settlements/${encodeURIComponent(of.reference)}`}>{of.reference}</Link>;
  }
  // Paying a bill that was handed in by hand.
  if (of.kind === 'pay' && of.id === `${of.reference}-P`) return <BillLink id={of.reference} />;
  return <span className="muted num">{of.reference}</span>;
}

/** A bill handed in by hand, for who may open it. */
function BillLink({ id }: { id: string }) {
  const may = useMay('reimbursement.read');
  return may ? <Link to={`/reimbursements/${encodeURIComponent(id)}`}>{id}</Link> : <span className="muted num">{id}</span>;
}

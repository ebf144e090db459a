import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Money } from '../../components/parts';

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
      <Table
        size="small"
        rowKey={(it) => `${it.account}${it.amount_fen}`}
        dataSource={entry.postings}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('ledger.account'), dataIndex: 'account', render: (path: string) => (path === account ? <b>{path}</b> : <Link to={`/ledger?account=${encodeURIComponent(path)}`}>{path}</Link>) },
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
  return <span className="muted num">{of.reference}</span>;
}

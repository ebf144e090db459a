import { Button, Card, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntries } from '../../api/hooks';
import { Answer, Money } from '../../components/parts';
import { sum } from '../../lib/money';
import { EntryCard, Reference } from './EntryCard';

/** The entries that moved one account, the latest first. */
export function Entries({ account }: { account: string }) {
  const { t } = useTranslation();
  const [cursors, setCursors] = useState<string[]>([]);
  const entries = useEntries({ account }, cursors.at(-1), true);
  return (
    <Card
      size="small"
      title={
        <h2>
          {t('ledger.entries')} <span className="num">{account}</span>
        </h2>
      }
      styles={{ body: { padding: 0 } }}
    >
      <Answer of={entries}>
        {(page) => (
          <>
            <Table
              size="small"
              rowKey="seq"
              dataSource={page.items}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: t('ledger.none') }}
              expandable={{ expandedRowRender: (it) => <EntryCard entry={it} account={account} />, expandRowByClick: true }}
              columns={[
                { title: t('ledger.day'), dataIndex: 'on', className: 'num' },
                { title: t('ledger.kind'), dataIndex: 'kind', render: (kind: string) => t(`ledger.${kind}`, { defaultValue: kind }) },
                { title: t('ledger.reference'), dataIndex: 'reference', render: (_, it) => <Reference of={it} /> },
                { title: t('ledger.amount'), align: 'right', render: (_, it) => <Money fen={sum(it.postings.filter((at) => at.account === account).map((at) => at.amount_fen))} /> },
              ]}
            />
            <div className="row" style={{ padding: 8, justifyContent: 'flex-end' }}>
              <Button disabled={cursors.length === 0} onClick={() => setCursors([])}>
                {t('app.first')}
              </Button>
              <Button disabled={!page.next} onClick={() => page.next && setCursors([...cursors, page.next])}>
                {page.items.length < 50 && page.next ? t('ledger.goOn') : t('app.more')}
              </Button>
            </div>
          </>
        )}
      </Answer>
    </Card>
  );
}

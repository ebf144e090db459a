import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEntries } from '../../api/hooks';
import { Pages, usePages } from '../../components/Pages';
import { Answer, Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { sum } from '../../lib/money';
import { AccountName } from './AccountName';
import { EntryCard, Reference } from './EntryCard';

/** First day of one month to the last of another. */
function days(from?: string, until?: string) {
  const first = from ? { from: `${from}-01` } : {};
  if (!until) return first;
  const [year, month] = until.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  return { ...first, until: `${until}-${String(last).padStart(2, '0')}` };
}

/** The entries that moved one account, the latest first. */
export function Entries({ account, from, until }: { account: string; from?: string; until?: string }) {
  const { t } = useTranslation();
  const pages = usePages();
  // `entry` in the address opens that one.
  const shown = useSearchParams()[0].get('entry');
  const entries = useEntries({ account, ...days(from, until) }, pages.cursor, true);
  return (
    <Card
      size="small"
      title={
        <h2>
          {t('ledger.entries')} <AccountName path={account} />
        </h2>
      }
      styles={{ body: { padding: 0 } }}
    >
      <Answer of={entries}>
        {(page) => (
          <>
            <Sheet
              size="small"
              rowKey="seq"
              dataSource={page.items}
              pagination={false}
              locale={{ emptyText: t('ledger.none') }}
              expandable={{ expandedRowRender: (it) => <EntryCard entry={it} account={account} />, expandRowByClick: true, defaultExpandedRowKeys: page.items.filter((it) => it.id === shown).map((it) => it.seq) }}
              columns={[
                { title: t('ledger.day'), dataIndex: 'on', className: 'num' },
                { title: t('ledger.kind'), dataIndex: 'kind', render: (kind: string) => t(`ledger.${kind}`, { defaultValue: kind }) },
                { title: t('ledger.reference'), dataIndex: 'reference', render: (_, it) => <Reference of={it} /> },
                { title: t('ledger.amount'), align: 'right', render: (_, it) => <Money fen={sum(it.postings.filter((at) => at.account === account).map((at) => at.amount_fen))} /> },
              ]}
            />
            <Pages of={pages} next={page.next} more={page.items.length < 50 && page.next ? t('ledger.goOn') : undefined} />
          </>
        )}
      </Answer>
    </Card>
  );
}

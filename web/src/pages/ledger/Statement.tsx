import { Button, Card, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useStatement } from '../../api/indicators';
import { Answer, Money } from '../../components/parts';
import { AccountName } from './AccountName';
import { Entries } from './Entries';

/** Opening balance, movements by month and closing balance of an account; from a month down to its entries. */
export function Statement({ account }: { account: string }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const from = query.get('from') ?? undefined;
  const until = query.get('until') ?? undefined;
  const statement = useStatement(account, from, until);
  const choose = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setQuery(next);
  };
  const span = { ...(from ? { from } : {}), ...(until ? { until } : {}) };
  return (
    <>
      <Card
        size="small"
        title={
          <h2>
            {t('statement.title')} <AccountName path={account} />
          </h2>
        }
        extra={
          <Button size="small" href={`/api/v1/ledger/statement.xlsx?${new URLSearchParams({ account, ...span }).toString()}`} download="对账单.xlsx">
            {t('statement.export')}
          </Button>
        }
      >
        <div className="stack">
          <div className="row">
            <label className="row">
              <span className="muted">{t('statement.from')}</span>
              <Input type="month" style={{ width: 150 }} value={from ?? ''} onChange={(event) => choose({ from: event.target.value })} />
            </label>
            <label className="row">
              <span className="muted">{t('statement.until')}</span>
              <Input type="month" style={{ width: 150 }} value={until ?? ''} onChange={(event) => choose({ until: event.target.value })} />
            </label>
            <Button disabled={!from && !until} onClick={() => choose({ from: undefined, until: undefined })}>
              {t('statement.whole')}
            </Button>
          </div>
          <Answer of={statement}>
            {(it) => (
              <Table
                size="small"
                rowKey="month"
                dataSource={it.months}
                pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
                scroll={{ x: 'max-content' }}
                locale={{ emptyText: t('app.nothing') }}
                columns={[
                  {
                    title: t('statement.month'),
                    dataIndex: 'month',
                    render: (month: string) => (
                      <Button type="link" size="small" aria-label={`${month} ${t('statement.entriesOf')}`} onClick={() => choose({ from: month, until: month })}>
                        {month}
                      </Button>
                    ),
                  },
                  { title: t('statement.opening'), dataIndex: 'opening_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
                  { title: t('statement.debit'), dataIndex: 'debit_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
                  { title: t('statement.credit'), dataIndex: 'credit_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
                  { title: t('statement.closing'), dataIndex: 'closing_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
                  { title: t('statement.postings'), dataIndex: 'postings', align: 'right', className: 'num' },
                ]}
                summary={() => (
                  <Table.Summary.Row>
                    <Table.Summary.Cell index={0}>
                      <b>{t('statement.closing')}</b>
                    </Table.Summary.Cell>
                    {[it.opening_fen, it.debit_fen, it.credit_fen, it.closing_fen].map((fen, at) => (
                      <Table.Summary.Cell key={at} index={at + 1} align="right">
                        <Money fen={fen} strong />
                      </Table.Summary.Cell>
                    ))}
                    <Table.Summary.Cell index={5} />
                  </Table.Summary.Row>
                )}
              />
            )}
          </Answer>
        </div>
      </Card>
      <Entries key={`${account} ${from ?? ''} ${until ?? ''}`} account={account} from={from} until={until} />
    </>
  );
}

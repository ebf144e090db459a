import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { body, client } from '../../api/client';
import { useBalances, useHome } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { InstitutionSelect } from '../../components/InstitutionSelect';
import { Answer, Money, Refusal } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { yuan } from '../../lib/money';
import { OrderMoney } from '../money/OrderMoney';
import { AccountName } from './AccountName';
import { AccountList } from './AccountList';
import { Statement } from './Statement';

/** Balances, and from each balance down to its entries. */
export function Ledger() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const owner = query.get('owner') ?? '';
  const account = query.get('account');
  const home = useHome();
  const mayVerify = useMay('ledger.verify');
  const balances = useBalances(owner);
  const open = (path: string) => setQuery(owner ? { owner, account: path } : { account: path });
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('app.ledger')}</h1>
        <span className="muted">{t('ledger.sign')}</span>
        <span className="grow" />
        <OrderMoney />
        {mayVerify && <Verify />}
      </div>
      <div className="half">
        <Card size="small" title={<h2>{t('ledger.payers')}</h2>} styles={{ body: { padding: 0 } }}>
          <Answer of={home}>
            {(it) => (
              <Sheet
                size="small"
                rowKey="account"
                dataSource={it.payers}
                pagination={false}
                columns={[
                  { title: t('home.payer'), dataIndex: 'name' },
                  {
                    title: t('ledger.balance'),
                    dataIndex: 'balance_fen',
                    align: 'right',
                    render: (fen: number, row) => (
                      <Button type="link" size="small" onClick={() => open(row.account)} aria-label={`${row.name} ${yuan(fen)}`}>
                        <Money fen={fen} />
                      </Button>
                    ),
                  },
                ]}
              />
            )}
          </Answer>
        </Card>
        <Card size="small" title={<h2>{t('ledger.owner')}</h2>}>
          <div className="stack">
            <div className="field">
              <label htmlFor="ledger-institution">{t('ledger.institutions')}</label>
              <InstitutionSelect id="ledger-institution" value={owner} onChange={(id) => setQuery(id ? { owner: id } : {})} />
            </div>
            <div className="field">
              <label htmlFor="ledger-owner">{t('ledger.ownerHint')}</label>
              <Input.Search id="ledger-owner" defaultValue={owner} key={owner} onSearch={(id) => setQuery(id.trim() ? { owner: id.trim() } : {})} />
            </div>
            {owner && (
              <Answer of={balances}>
                {(list) => (
                  <Sheet
                    size="small"
                    rowKey="account"
                    dataSource={list}
                    pagination={false}
                    locale={{ emptyText: t('app.nothing') }}
                    columns={[
                      { title: t('ledger.account'), dataIndex: 'account', render: (path: string) => <AccountName path={path} /> },
                      {
                        title: t('ledger.balance'),
                        dataIndex: 'balance_fen',
                        align: 'right',
                        render: (fen: number, row) => (
                          <Button type="link" size="small" onClick={() => open(row.account)} aria-label={`${row.account} ${yuan(fen)}`}>
                            <Money fen={fen} />
                          </Button>
                        ),
                      },
                    ]}
                  />
                )}
              </Answer>
            )}
          </div>
        </Card>
      </div>
      {account ? <Statement key={account} account={account} /> : <AccountList open={(path) => setQuery({ account: path })} />}
    </div>
  );
}

/** Recomputes everything that was booked. */
function Verify() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => body(client.POST('/api/v1/ledger/verify')) });
  return (
    <div className="row">
      {verify.error && <Refusal error={verify.error} />}
      {verify.data && (
        <Alert
          type={verify.data.sound ? 'success' : 'error'}
          showIcon
          title={`${verify.data.sound ? t('ledger.sound') : t('ledger.broken')}，${t('ledger.links', { entries: verify.data.entries, links: verify.data.links })}`}
          description={verify.data.findings.slice(0, 20).map((it) => <div key={it.message}>{it.message}</div>)}
        />
      )}
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('ledger.verify')}
      </Button>
    </div>
  );
}

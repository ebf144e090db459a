import { Button, Card, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccounts } from '../../api/indicators';
import { Pages, usePages } from '../../components/Pages';
import { Answer, Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { yuan } from '../../lib/money';
import { AccountName } from './AccountName';

const KINDS = ['institution', 'payer', 'place', 'clearing'] as const;

/** All accounts of a kind with their balances; those of people are found at the person. */
export function AccountList({ open }: { open: (path: string) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('institution');
  const pages = usePages();
  const page = useAccounts(kind, pages.cursor);
  return (
    <Card size="small" title={<h2>{t('statement.accounts')}</h2>} styles={{ body: { padding: 0 } }}>
      <div style={{ padding: 8, overflowX: 'auto' }}>
        <Segmented
          aria-label={t('statement.accounts')}
          value={kind}
          options={KINDS.map((it) => ({ value: it, label: t(`statement.${it}`) }))}
          onChange={(it) => {
            setKind(it);
            pages.restart();
          }}
        />
      </div>
      <Answer of={page}>
        {(it) => (
          <>
            <Sheet
              size="small"
              rowKey="account"
              dataSource={it.items}
              pagination={false}
              locale={{ emptyText: t('statement.none') }}
              columns={[
                { title: t('statement.name'), dataIndex: 'name' },
                { title: t('ledger.account'), dataIndex: 'account', render: (path: string, row) => <AccountName path={path} name={row.name} /> },
                {
                  title: t('statement.balance'),
                  dataIndex: 'balance_fen',
                  align: 'right',
                  render: (fen: number, row) => (
                    <Button type="link" size="small" aria-label={`${row.account} ${yuan(fen)}`} onClick={() => open(row.account)}>
                      <Money fen={fen} />
                    </Button>
                  ),
                },
              ]}
            />
            {(it.next || pages.cursor !== undefined) && <Pages of={pages} next={it.next} />}
          </>
        )}
      </Answer>
    </Card>
  );
}

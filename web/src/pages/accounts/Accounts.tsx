import { useQuery } from '@tanstack/react-query';
import { Button, Card, Input, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Pages, usePages } from '../../components/Pages';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localDay } from '../../lib/day';
import { chinaTime } from '../audit/AuditLog';
import { AddAccount } from './AddAccount';
import { Grants } from './Grants';
import { Manage } from './Manage';
import { Once, type Shown } from './Once';
import { Tokens } from './Tokens';

type Account = Schemas['Account'];

/** Accounts, their grants, and tokens of machines: for the three administrators. */
export function Accounts() {
  const { t } = useTranslation();
  const items = [
    { key: 'accounts', label: t('accounts.title'), children: <List /> },
    { key: 'tokens', label: t('accounts.tokens'), children: <Tokens /> },
  ];
  return (
    <div className="stack">
      <h1>{t('accounts.title')}</h1>
      <Tabs items={items} destroyOnHidden />
    </div>
  );
}

export function useAccounts(text: string, after: string) {
  return useQuery({
    queryKey: ['accounts', text, after],
    queryFn: () => body(client.GET('/api/v1/accounts', { params: { query: { text, after, limit: 50 } } })),
    placeholderData: (before) => before,
  });
}

function List() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const pages = usePages();
  const [adds, setAdds] = useState(false);
  const [managed, setManaged] = useState<string>();
  const [shown, setShown] = useState<Shown>();
  const mayManage = useMay('account.manage');
  const page = useAccounts(text, pages.cursor ?? '');
  const account = page.data?.rows.find((it) => it.id === managed);
  return (
    <div className="stack">
      <div className="row">
        <Input.Search
          aria-label={t('accounts.find')}
          placeholder={t('accounts.find')}
          style={{ maxWidth: 280 }}
          onSearch={(it) => {
            setText(it);
            pages.restart();
          }}
        />
        {mayManage && (
          <Button type="primary" onClick={() => setAdds(true)}>
            {t('accounts.add')}
          </Button>
        )}
      </div>
      <Answer of={page}>
        {(it) => (
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <Sheet<Account>
              label={t('accounts.title')}
              size="small"
              rowKey="id"
              dataSource={it.rows}
              pagination={false}
              columns={[
                { title: t('accounts.name'), dataIndex: 'name', render: (name: string, row) => <Button type="link" size="small" onClick={() => setManaged(row.id)}>{name}</Button> },
                { title: t('accounts.displayName'), dataIndex: 'display_name' },
                { title: t('accounts.state'), key: 'state', render: (_, row) => <Marks account={row} /> },
                { title: t('accounts.grants'), key: 'grants', render: (_, row) => <Grants grants={row.grants} /> },
                { title: t('accounts.created'), dataIndex: 'created_at', className: 'num', render: localDay },
              ]}
            />
            <Pages of={pages} next={it.next} />
          </Card>
        )}
      </Answer>
      <AddAccount open={adds} close={() => setAdds(false)} shown={setShown} />
      {account && <Manage account={account} close={() => setManaged(undefined)} shown={setShown} />}
      <Once what={shown} close={() => setShown(undefined)} />
    </div>
  );
}

function Marks({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <div className="row">
      {account.is_disabled && <Tag color="red">{t('accounts.disabled')}</Tag>}
      {account.locked_until && <Tag color="red">{t('accounts.lockedUntil', { at: chinaTime(account.locked_until) })}</Tag>}
      {account.is_machine && <Tag color="purple">{t('accounts.isMachine')}</Tag>}
      {account.has_second_factor && <Tag color="green">{t('accounts.hasSecond')}</Tag>}
      {!account.is_machine && !account.has_password && <Tag color="orange">{t('accounts.noPassword')}</Tag>}
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { ME, useBecome, useMe } from '../../api/session';
import { Answer, Refusal } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { Grants } from './Grants';
import { NewPassword } from './NewPassword';
import { SecondFactor } from './SecondFactor';

/** An instant as people read it, in the time of this machine. */
export function moment(text: string): string {
  return new Date(text).toLocaleString('zh-CN', { hour12: false });
}

/** My account: password, second factor, sessions. */
export function Mine() {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const become = useBecome();
  const account = me.data?.account;
  if (!account) return <p className="muted">{t('accounts.openMode')}</p>;
  const expires = me.data?.password_expires_at;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('accounts.mine')}</h1>
        <span>{account.display_name}</span>
        <span className="muted num">{account.name}</span>
        {expires && <span className="muted">{t('accounts.expires', { day: moment(expires).split(' ')[0] })}</span>}
      </div>
      <Grants grants={account.grants} />
      <div className="half">
        <Card size="small" title={<h2>{t('accounts.changePassword')}</h2>}>
          <NewPassword
            asksCurrent
            done={(it) => {
              become(it);
              void message.success(t('accounts.changed'));
            }}
          />
        </Card>
        <Card size="small" title={<h2>{t('accounts.second')}</h2>}>
          <SecondFactor account={account} left={me.data?.recovery_codes_left ?? 0} />
        </Card>
      </div>
      <Sessions />
    </div>
  );
}

function Sessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const become = useBecome();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => body(client.GET('/api/v1/me/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => body(client.POST('/api/v1/me/sessions/{id}/end', { params: { path: { id } } })),
    onSuccess: (rows) => queries.setQueryData(['sessions'], rows),
  });
  const leave = useMutation({
    mutationFn: () => body(client.POST('/api/v1/sign-out', { body: { everywhere: true } })),
    onSuccess: () => become(null),
    onSettled: () => queries.invalidateQueries({ queryKey: ME }),
  });
  return (
    <Card
      size="small"
      title={<h2>{t('accounts.sessions')}</h2>}
      extra={
        <Button danger size="small" onClick={() => leave.mutate()} loading={leave.isPending}>
          {t('accounts.signOutAll')}
        </Button>
      }
    >
      {end.error && <Refusal error={end.error} />}
      <Answer of={sessions}>
        {(rows) => (
          <Sheet<Schemas['SignInSession']>
            label={t('accounts.sessions')}
            size="small"
            rowKey="id"
            dataSource={rows}
            pagination={false}
            columns={[
              { title: t('accounts.began'), dataIndex: 'made_at', className: 'num', render: moment },
              { title: t('accounts.used'), dataIndex: 'used_at', className: 'num', render: moment },
              { title: t('accounts.address'), dataIndex: 'address', className: 'num' },
              { title: t('accounts.browser'), dataIndex: 'agent', render: (it: string) => <span title={it}>{it.slice(0, 60)}</span> },
              {
                key: 'end',
                title: <span className="muted">{t('accounts.end')}</span>,
                render: (_, it) =>
                  it.is_this ? (
                    <Tag color="green">{t('accounts.thisOne')}</Tag>
                  ) : (
                    <Button size="small" onClick={() => end.mutate(it.id)}>
                      {t('accounts.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  );
}

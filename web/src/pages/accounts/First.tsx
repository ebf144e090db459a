import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { body, client } from '../../api/client';
import { useBecome, useMe, useSignInWays } from '../../api/session';
import { Answer, Refusal } from '../../components/parts';
import { Door } from './Door';
import { Field, Lines } from './fields';

/** The first start: a one-time code of the terminal makes the first administrator. */
export function First() {
  const { t } = useTranslation();
  const ways = useSignInWays();
  const me = useMe();
  if (me.data?.stage === 'full') return <Navigate to="/" replace />;
  return (
    <Door title={t('accounts.firstTitle')}>
      <Answer of={ways}>{(it) => (it.is_unclaimed ? <Form shortest={it.shortest_password} /> : <Navigate to="/sign-in" replace />)}</Answer>
    </Door>
  );
}

function Form({ shortest }: { shortest: number }) {
  const { t } = useTranslation();
  const become = useBecome();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/first-administrator', { body: { code, name, display_name: displayName, password } })),
    onSuccess: become,
  });
  return (
    <Lines send={() => send.mutate()}>
      <p className="muted" style={{ margin: 0 }}>
        {t('accounts.firstHint')}
      </p>
      <Field label={t('accounts.code')} value={code} set={setCode} auto="one-time-code" hint={t('accounts.codeHint')} focus />
      <Field label={t('accounts.name')} value={name} set={setName} auto="username" />
      <Field label={`${t('accounts.displayName')}（${t('app.optional')}）`} value={displayName} set={setDisplayName} required={false} />
      <Field label={t('accounts.password')} value={password} set={setPassword} auto="new-password" secret hint={t('accounts.rule', { count: shortest })} />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={!code || !name || !password}>
        {t('accounts.create')}
      </Button>
    </Lines>
  );
}

import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { body, client } from '../../api/client';
import { type Me, useBecome, useMe, useSignInWays } from '../../api/session';
import { Answer, Refusal } from '../../components/parts';
import { Door } from './Door';
import { Field, Lines } from './fields';
import { NewPassword } from './NewPassword';

/** A page of ours to go back to, never another site. */
function inside(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}

/** Signing in, step by step: password or code, second factor, new password. */
export function SignIn() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const me = useMe();
  const become = useBecome();
  const back = inside(query.get('back'));
  const stage = me.data?.stage;
  if (stage === 'full') return <Navigate to={back} replace />;
  if (stage === 'second_factor') {
    return (
      <Door title={t('accounts.second')}>
        <Second done={become} />
      </Door>
    );
  }
  if (stage === 'new_password') {
    return (
      <Door title={t('accounts.newPassword')}>
        <p className="muted" style={{ margin: 0 }}>
          {t('accounts.newPasswordHint')}
        </p>
        <NewPassword asksCurrent={!cameByCode} done={become} />
      </Door>
    );
  }
  return (
    <Door title={t('accounts.signIn')}>
      <Answer of={{ ...me, data: me.data === undefined ? undefined : true }}>{() => <Begin code={query.get('code')} problem={query.get('problem')} back={back} done={become} />}</Answer>
    </Door>
  );
}

/** Whether the session of this page began with a one-time code: then no current password is asked for. */
let cameByCode = false;

function Begin({ code, problem, back, done }: { code: string | null; problem: string | null; back: string; done: (me: Me) => void }) {
  const { t } = useTranslation();
  const ways = useSignInWays();
  const [byCode, setByCode] = useState(code !== null);
  const begin = byCode ? <ByCode given={code ?? ''} done={done} /> : <ByPassword done={done} />;
  return (
    <>
      {ways.data?.is_unclaimed && (
        <Alert
          type="info"
          title={
            <>
              {t('accounts.unclaimed')} <Link to="/first-administrator">{t('accounts.goFirst')}</Link>
            </>
          }
        />
      )}
      {problem !== null && <Alert type="error" role="alert" title={t('accounts.oidcFailed')} />}
      {begin}
      {ways.data?.oidc_label && (
        <Button href={`/api/v1/oidc/start?back=${encodeURIComponent(back)}`}>{ways.data.oidc_label}</Button>
      )}
      <Button type="link" onClick={() => setByCode(!byCode)}>
        {byCode ? t('accounts.byPassword') : t('accounts.byCode')}
      </Button>
    </>
  );
}

function ByPassword({ done }: { done: (me: Me) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/sign-in', { body: { name, password } })),
    onSuccess: (me) => {
      cameByCode = false;
      done(me);
    },
    onError: () => setPassword(''),
  });
  return (
    <Lines send={() => send.mutate()}>
      <Field label={t('accounts.name')} value={name} set={setName} auto="username" focus />
      <Field label={t('accounts.password')} value={password} set={setPassword} auto="current-password" secret />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={name === '' || password === ''}>
        {t('accounts.signIn')}
      </Button>
    </Lines>
  );
}

function ByCode({ given, done }: { given: string; done: (me: Me) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(given);
  const send = useMutation({
    mutationFn: (it: string) => body(client.POST('/api/v1/sign-in/code', { body: { code: it } })),
    onSuccess: (me) => {
      cameByCode = true;
      done(me);
    },
  });
  // A link with a code signs in at once, and once: it would be worth nothing the second time.
  const sent = useRef(false);
  const { mutate } = send;
  useEffect(() => {
    if (given === '' || sent.current) return;
    sent.current = true;
    mutate(given);
  }, [given, mutate]);
  return (
    <Lines send={() => send.mutate(code)}>
      <Field label={t('accounts.code')} value={code} set={setCode} auto="one-time-code" hint={t('accounts.codeHint')} focus />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={code === ''}>
        {t('accounts.signIn')}
      </Button>
    </Lines>
  );
}

function Second({ done }: { done: (me: Me | null) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/sign-in/second', { body: { code } })),
    onSuccess: done,
    onError: () => setCode(''),
  });
  return (
    <Lines send={() => send.mutate()}>
      <Field label={t('accounts.secondCode')} value={code} set={setCode} auto="one-time-code" hint={t('accounts.secondHint')} focus />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={code === ''}>
        {t('accounts.next')}
      </Button>
      <Button type="link" onClick={() => void body(client.POST('/api/v1/sign-out', { body: {} })).finally(() => done(null))}>
        {t('app.back')}
      </Button>
    </Lines>
  );
}

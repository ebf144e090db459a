import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { ME } from '../../api/session';
import { Refusal } from '../../components/parts';
import { Field, Lines } from './fields';

/** The second factor: enrolled with a first code; recovery codes are shown once. */
export function SecondFactor({ account, left }: { account: Schemas['Account']; left: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [started, setStarted] = useState<Schemas['SecondFactorStart']>();
  const [codes, setCodes] = useState<string[]>();
  const refresh = () => queries.invalidateQueries({ queryKey: ME });
  const clear = () => setCurrent('');
  const start = useMutation({ mutationFn: () => body(client.POST('/api/v1/me/second-factor', { body: { current } })), onSuccess: setStarted, onSettled: clear });
  const renew = useMutation({
    mutationFn: () => body(client.POST('/api/v1/me/second-factor/recovery-codes', { body: { current } })),
    onSuccess: (it) => {
      setCodes(it.codes);
      void refresh();
    },
    onSettled: clear,
  });
  const off = useMutation({ mutationFn: () => body(client.POST('/api/v1/me/second-factor/off', { body: { current } })), onSuccess: () => void refresh(), onSettled: clear });
  if (codes) return <Codes codes={codes} close={() => setCodes(undefined)} />;
  if (started) {
    return (
      <Confirm
        start={started}
        done={(it) => {
          setStarted(undefined);
          setCodes(it);
          void refresh();
        }}
      />
    );
  }
  const error = start.error ?? renew.error ?? off.error;
  const isOn = account.has_second_factor;
  return (
    <Lines send={() => (isOn ? renew.mutate() : start.mutate())}>
      <p style={{ margin: 0 }}>{isOn ? t('accounts.isOn', { count: left }) : t('accounts.isOff')}</p>
      <Field label={t('accounts.current')} value={current} set={setCurrent} auto="current-password" secret />
      {error && <Refusal error={error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={current === ''} loading={start.isPending || renew.isPending}>
          {isOn ? t('accounts.renew') : t('accounts.enrol')}
        </Button>
        {isOn && (
          <Button danger disabled={current === ''} loading={off.isPending} onClick={() => off.mutate()}>
            {t('accounts.turnOff')}
          </Button>
        )}
      </div>
    </Lines>
  );
}

function Confirm({ start, done }: { start: Schemas['SecondFactorStart']; done: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/me/second-factor/confirm', { body: { code } })),
    onSuccess: (it) => done(it.codes),
    onError: () => setCode(''),
  });
  return (
    <Lines send={() => send.mutate()}>
      <p style={{ margin: 0 }}>{t('accounts.enrolHint')}</p>
      <img alt={t('accounts.scan')} width={196} height={196} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(start.qr_svg)}`} />
      <div>
        <span className="muted">{t('accounts.secret')}</span> <code style={{ overflowWrap: 'anywhere' }}>{start.secret}</code>
      </div>
      <Field label={t('accounts.secondCode')} value={code} set={setCode} auto="one-time-code" focus />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" disabled={code === ''} loading={send.isPending}>
        {t('accounts.enable')}
      </Button>
    </Lines>
  );
}

function Codes({ codes, close }: { codes: string[]; close: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Alert type="warning" title={t('accounts.recovery')} description={t('accounts.recoveryHint')} />
      <ul className="num" style={{ columns: 2, margin: 0, fontFamily: 'monospace' }}>
        {codes.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
      <Button onClick={close}>{t('app.close')}</Button>
    </div>
  );
}

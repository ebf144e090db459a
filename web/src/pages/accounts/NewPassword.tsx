import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client } from '../../api/client';
import { type Me, useSignInWays } from '../../api/session';
import { Refusal } from '../../components/parts';
import { Field, Lines } from './fields';

/** A new password, written twice; `asksCurrent` unless one has just come by a one-time code. */
export function NewPassword({ asksCurrent, done }: { asksCurrent: boolean; done: (me: Me) => void }) {
  const { t } = useTranslation();
  const ways = useSignInWays();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/me/password', { body: { current, password: fresh } })),
    onSuccess: (me) => {
      setCurrent('');
      setFresh('');
      setAgain('');
      done(me);
    },
  });
  const differ = again !== '' && again !== fresh;
  return (
    <Lines send={() => fresh === again && send.mutate()}>
      {asksCurrent && <Field label={t('accounts.current')} value={current} set={setCurrent} auto="current-password" secret />}
      <Field label={t('accounts.fresh')} value={fresh} set={setFresh} auto="new-password" secret hint={t('accounts.rule', { count: ways.data?.shortest_password ?? 10 })} />
      <Field label={t('accounts.again')} value={again} set={setAgain} auto="new-password" secret />
      {differ && <Alert type="warning" title={t('accounts.differ')} role="status" />}
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" loading={send.isPending} disabled={fresh === '' || fresh !== again}>
        {t('accounts.change')}
      </Button>
    </Lines>
  );
}

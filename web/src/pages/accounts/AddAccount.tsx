import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client } from '../../api/client';
import { Refusal } from '../../components/parts';
import { Field, Lines } from './fields';
import type { Shown } from './Once';

/** A new account; its one-time code is shown once. */
export function AddAccount({ open, close, shown }: { open: boolean; close: () => void; shown: (it: Shown) => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('accounts.add')} footer={null} onCancel={close} destroyOnHidden>
      <Form close={close} shown={shown} />
    </Modal>
  );
}

function Form({ close, shown }: { close: () => void; shown: (it: Shown) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [subject, setSubject] = useState('');
  const [isMachine, setIsMachine] = useState(false);
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/accounts', { body: { name, display_name: displayName, is_machine: isMachine, subject: subject || null } })),
    onSuccess: (it) => {
      void queries.invalidateQueries({ queryKey: ['accounts'] });
      close();
      if (it.code) shown({ title: t('accounts.codeFor', { name: it.account.name }), text: it.code, hint: t('accounts.codeOnce') });
    },
  });
  return (
    <Lines send={() => send.mutate()}>
      <Field label={t('accounts.name')} value={name} set={setName} focus />
      <Field label={`${t('accounts.displayName')}（${t('app.optional')}）`} value={displayName} set={setDisplayName} required={false} />
      <Field label={`${t('accounts.oidc')}（${t('app.optional')}）`} value={subject} set={setSubject} required={false} />
      <Checkbox checked={isMachine} onChange={(event) => setIsMachine(event.target.checked)}>
        {t('accounts.machine')}
      </Checkbox>
      {send.error && <Refusal error={send.error} />}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={name === ''}>
          {t('app.save')}
        </Button>
      </div>
    </Lines>
  );
}

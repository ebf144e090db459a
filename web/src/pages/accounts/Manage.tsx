import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { useMe } from '../../api/session';
import { Refusal } from '../../components/parts';
import { Field, Lines } from './fields';
import { Grants } from './Grants';
import type { Shown } from './Once';
import { useGrantable } from './roles';

type Account = Schemas['Account'];

/** One account: grants, reset, disable. What one may not do is not shown; the server refuses it anyway. */
export function Manage({ account, close, shown }: { account: Account; close: () => void; shown: (it: Shown) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe();
  const mayGrant = useMay('grant.give');
  const mayManage = useMay('account.manage');
  const params = { path: { id: account.id } };
  const refresh = () => void queries.invalidateQueries({ queryKey: ['accounts'] });
  const revoke = useMutation({ mutationFn: (grant: string) => body(client.POST('/api/v1/accounts/{id}/grants/revoke', { params, body: { grant } })), onSuccess: refresh });
  const disable = useMutation({ mutationFn: () => body(client.POST('/api/v1/accounts/{id}/disable', { params, body: { is_disabled: !account.is_disabled } })), onSuccess: refresh });
  const appoint = useMutation({ mutationFn: () => body(client.POST('/api/v1/accounts/{id}/appoint', { params })), onSuccess: refresh });
  const reset = useMutation({
    mutationFn: (secondFactor: boolean) => body(client.POST('/api/v1/accounts/{id}/reset', { params, body: { second_factor: secondFactor } })),
    onSuccess: (it) => {
      refresh();
      if (it.code) shown({ title: t('accounts.codeFor', { name: account.name }), text: it.code, hint: t('accounts.codeOnce') });
    },
  });
  const error = revoke.error ?? disable.error ?? appoint.error ?? reset.error;
  const isOwn = me.data?.account?.id === account.id;
  return (
    <Drawer open title={`${account.display_name} ${account.name}`} size={460} onClose={close} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <div className="stack">
        {error && <Refusal error={error} />}
        <h2>{t('accounts.grants')}</h2>
        {mayGrant ? <Grants grants={account.grants} revoke={(id) => revoke.mutate(id)} /> : <Grants grants={account.grants} />}
        {mayGrant && !isOwn && <Give account={account} done={refresh} />}
        {mayManage && (
          <>
            <h2>{t('accounts.manage')}</h2>
            <div className="row">
              {!account.is_machine && <Button onClick={() => reset.mutate(false)}>{t('accounts.reset')}</Button>}
              {account.has_second_factor && <Button onClick={() => reset.mutate(true)}>{`${t('accounts.reset')}（${t('accounts.resetSecond')}）`}</Button>}
              {!isOwn && (
                <Button danger={!account.is_disabled} onClick={() => disable.mutate()}>
                  {account.is_disabled ? t('accounts.enableAgain') : t('accounts.disable')}
                </Button>
              )}
              {!isOwn && !account.is_machine && account.grants.length === 0 && <Button onClick={() => appoint.mutate()}>{t('accounts.appoint')}</Button>}
            </div>
          </>
        )}
      </div>
    </Drawer>
  );
}

function Give({ account, done }: { account: Account; done: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const roles = useGrantable();
  const [role, setRole] = useState<string>();
  const [region, setRegion] = useState('');
  const [institution, setInstitution] = useState('');
  const [department, setDepartment] = useState('');
  const chosen = roles.data?.find((it) => it.code === role);
  const options = (roles.data ?? []).filter((it) => (it.kind === 'machine') === account.is_machine).map((it) => ({ value: it.code, label: it.name }));
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/accounts/{id}/grants', { params: { path: { id: account.id } }, body: { role: role ?? '', region, institution: institution || null, department: department || null } })),
    onSuccess: () => {
      setRole(undefined);
      setInstitution('');
      setDepartment('');
      done();
    },
  });
  return (
    <Lines send={() => send.mutate()}>
      <div className="field">
        <label htmlFor={`${id}-role`}>{t('accounts.role')}</label>
        <Select id={`${id}-role`} value={role} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={setRole} placeholder={t('app.choose')} />
        {chosen && (
          <span className="muted" style={{ fontSize: 13 }}>
            {chosen.description}
          </span>
        )}
      </div>
      <Field label={t('accounts.region')} value={region} set={setRegion} hint={t('accounts.regionHint')} required={false} />
      {chosen?.needs === 'institution' && <Field label={t('accounts.institution')} value={institution} set={setInstitution} />}
      {chosen?.needs === 'department' && <Field label={t('accounts.department')} value={department} set={setDepartment} />}
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" disabled={!role} loading={send.isPending}>
        {t('accounts.grant')}
      </Button>
    </Lines>
  );
}

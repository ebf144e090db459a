import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Modal, Select, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Answer, Refusal } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useAccounts } from './Accounts';
import { Field, Lines } from './fields';
import { Grants } from './Grants';
import { Once, type Shown } from './Once';

const KEY = ['tokens'];

/** Tokens of machines. */
export function Tokens() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [makes, setMakes] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const tokens = useQuery({ queryKey: KEY, queryFn: () => body(client.GET('/api/v1/tokens')) });
  const mayMake = useMay('token.manage');
  const refresh = () => void queries.invalidateQueries({ queryKey: KEY });
  const revoke = useMutation({ mutationFn: (id: string) => body(client.POST('/api/v1/tokens/{id}/revoke', { params: { path: { id } } })), onSuccess: refresh });
  return (
    <div className="stack">
      {mayMake && (
        <div className="row">
          <Button type="primary" onClick={() => setMakes(true)}>
            {t('accounts.makeToken')}
          </Button>
        </div>
      )}
      {revoke.error && <Refusal error={revoke.error} />}
      <Answer of={tokens}>
        {(rows) => (
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <Sheet<Schemas['Token']>
              label={t('accounts.tokens')}
              size="small"
              rowKey="id"
              dataSource={rows}
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              columns={[
                { title: t('accounts.label'), dataIndex: 'label' },
                { title: t('accounts.scope'), key: 'scope', render: (_, it) => <Grants grants={it.scope} /> },
                { title: t('accounts.until'), dataIndex: 'until', className: 'num', render: (at: string) => at.slice(0, 10) },
                { title: t('accounts.used'), dataIndex: 'used_at', className: 'num', render: (at?: string | null) => at?.slice(0, 16).replace('T', ' ') ?? t('accounts.never') },
                {
                  title: t('accounts.state'),
                  key: 'state',
                  render: (_, it) =>
                    it.revoked_at ? (
                      <Tag color="red">{t('accounts.revoked')}</Tag>
                    ) : !mayMake ? (
                      <Tag color="green">{t('accounts.valid')}</Tag>
                    ) : (
                      <Button size="small" danger onClick={() => revoke.mutate(it.id)}>
                        {t('accounts.revoke')}
                      </Button>
                    ),
                },
              ]}
            />
          </Card>
        )}
      </Answer>
      <Modal open={makes} title={t('accounts.makeToken')} footer={null} onCancel={() => setMakes(false)} destroyOnHidden>
        <Make
          done={(it) => {
            refresh();
            setMakes(false);
            setShown({ title: it.kept.label, text: it.token, hint: t('accounts.tokenOnce') });
          }}
        />
      </Modal>
      <Once what={shown} close={() => setShown(undefined)} />
    </div>
  );
}

function Make({ done }: { done: (it: Schemas['MadeToken']) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const accounts = useAccounts('', '');
  const machines = (accounts.data?.rows ?? []).filter((it) => it.is_machine && !it.is_disabled);
  const [chosen, setChosen] = useState<string>();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('180');
  const machine = machines.find((it) => it.id === chosen);
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/tokens', { body: { account_id: chosen ?? '', label, days: Number(days), scope: machine?.grants ?? [] } })),
    onSuccess: done,
  });
  return (
    <Lines send={() => send.mutate()}>
      <div className="field">
        <label htmlFor={`${id}-machine`}>{t('accounts.isMachine')}</label>
        <Select id={`${id}-machine`} value={chosen} placeholder={t('app.choose')} options={machines.map((it) => ({ value: it.id, label: `${it.display_name} ${it.name}` }))} onChange={setChosen} />
      </div>
      {machine && <Grants grants={machine.grants} />}
      <Field label={t('accounts.label')} value={label} set={setLabel} />
      <Field label={t('accounts.days')} value={days} set={(it) => setDays(it.replace(/\D/g, ''))} />
      {send.error && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" disabled={!machine || label === ''} loading={send.isPending}>
        {t('accounts.makeToken')}
      </Button>
    </Lines>
  );
}

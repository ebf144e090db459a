import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { useRegion } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Refusal } from '../../components/parts';

interface Props {
  institution: string;
  kind: 'agreement' | 'suspension';
  /** The one to change. */
  of?: Schemas['AgreementView'];
}

/** Proposes an agreement, a change of one, or a suspension; another person decides. */
export function Propose({ institution, kind, of }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const may = useMay('institution.manage');
  const name = of ? t('institutions.change') : kind === 'agreement' ? t('institutions.proposeAgreement') : t('institutions.proposeSuspension');
  if (!may) return null;
  return (
    <>
      <Button size={of ? 'small' : 'middle'} onClick={() => setOpen(true)} aria-label={of ? `${name} ${of.id}` : name}>
        {name}
      </Button>
      <Modal open={open} title={name} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form institution={institution} kind={kind} of={of} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({ institution, kind, of, close }: Props & { close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const region = useRegion();
  const id = useId();
  const [from, setFrom] = useState(of?.from ?? '');
  const [until, setUntil] = useState(of?.until ?? '');
  const [scope, setScope] = useState<string[]>(of?.scope ?? []);
  const [note, setNote] = useState(of?.note ?? '');
  const send = useMutation({
    mutationFn: () =>
      body(
        client.POST('/api/v1/institutions/{id}/agreements', {
          params: { path: { id: institution }, header: actorHeaders() },
          body: { kind, from, until, scope, note, replaces_id: of?.id ?? null },
        }),
      ),
    onSuccess: () => {
      void message.success(t('institutions.sent'));
      void cache.invalidateQueries({ queryKey: ['institutions'] });
      close();
    },
  });
  const visits = region.data?.facts.find((it) => it.id === 'visit')?.values ?? [];
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <div className="form-grid">
        <div className="field">
          <label htmlFor={`${id}-from`}>{t('institutions.from')}</label>
          <DayInput id={`${id}-from`} required value={from} onChange={setFrom} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-until`}>{t('institutions.until')}</label>
          <DayInput id={`${id}-until`} required value={until} onChange={setUntil} />
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-scope`}>{t('institutions.scope')}</label>
        <Select id={`${id}-scope`} mode="multiple" placeholder={t('institutions.scopeAll')} value={scope} options={visits.map((it) => ({ value: it, label: it }))} onChange={setScope} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t('institutions.note')}</label>
        <Input.TextArea id={`${id}-note`} required maxLength={500} rows={2} placeholder={t('institutions.noteHint')} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      {send.error && <Refusal error={send.error} />}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('institutions.propose')}
        </Button>
      </div>
    </form>
  );
}

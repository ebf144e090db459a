import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Descriptions, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';

const FIELDS = ['number', 'phone', 'diagnosis'] as const;
const SHORTEST = 6;

/** What is masked, in full: asks why, and shows it once. */
export function Unmask({ person }: { person: Schemas['PersonView'] }) {
  const { t } = useTranslation();
  const may = useMay('person.unmask');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('permit.unmask')}</Button>
      <Modal open={open} title={t('permit.unmaskTitle', { name: person.name })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form person={person} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({ person, close }: { person: Schemas['PersonView']; close: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [fields, setFields] = useState<Schemas['MaskedField'][]>(['number']);
  const [reason, setReason] = useState('');
  const length = Array.from(reason.trim()).length;
  const ask = useMutation({
    mutationFn: () => body(client.POST('/api/v1/people/{id}/unmask', { params: { path: { id: person.id } }, body: { fields, reason: reason.trim() } })),
    gcTime: 0,
  });
  if (ask.data) return <Shown it={ask.data} close={close} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Alert type="warning" title={t('permit.unmaskHint')} />
      <fieldset className="field" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend>{t('permit.fields')}</legend>
        <Checkbox.Group value={fields} options={FIELDS.map((value) => ({ value, label: t(`permit.${value}`) }))} onChange={(value) => setFields(value)} />
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t('permit.reason')}</label>
        <Input.TextArea id={`${id}-reason`} autoFocus rows={2} maxLength={200} aria-describedby={`${id}-hint`} value={reason} onChange={(event) => setReason(event.target.value)} />
        <span id={`${id}-hint`} className="muted">
          {t('permit.reasonHint')}（{t('permit.count', { count: length })}）
        </span>
      </div>
      {ask.error && <Refusal error={ask.error} />}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={length < SHORTEST || fields.length === 0} loading={ask.isPending}>
          {t('permit.show')}
        </Button>
      </div>
    </form>
  );
}

function Shown({ it, close }: { it: Schemas['Unmasked']; close: () => void }) {
  const { t } = useTranslation();
  const items = [];
  if (it.number != null) items.push({ key: 'number', label: t('permit.number'), children: <span className="num">{it.number || t('permit.none')}</span> });
  if (it.phone != null) items.push({ key: 'phone', label: t('permit.phone'), children: <span className="num">{it.phone || t('permit.none')}</span> });
  if (it.diagnoses != null) {
    const lines = it.diagnoses.map((visit) => (
      <div key={visit.visit_id}>
        <span className="num">{visit.admitted_on}</span> {visit.diagnoses.join('、')}
      </div>
    ));
    items.push({ key: 'diagnosis', label: t('permit.diagnosis'), children: lines.length > 0 ? <div>{lines}</div> : t('permit.none') });
  }
  return (
    <div className="stack" data-unmasked>
      <Descriptions size="small" column={1} items={items} />
      <span className="muted" role="status">
        {t('permit.shown', { seq: it.audit_seq })}
      </span>
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button type="primary" autoFocus onClick={close}>
          {t('app.close')}
        </Button>
      </div>
    </div>
  );
}

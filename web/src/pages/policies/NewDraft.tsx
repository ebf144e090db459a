import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { actorHeaders, body, client } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { Refusal } from '../../components/parts';

/** Begins a draft: of an instrument that is there, of a new one, or as a copy of another draft. */
export function NewDraft({ instrument, copyOf, close }: { instrument: string; copyOf?: string; close: () => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const queries = useQueryClient();
  const [id, setId] = useState(instrument);
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [day, setDay] = useState('');
  const begin = useMutation({
    mutationFn: () => body(client.POST('/api/v1/policies/drafts', { params: { header: actorHeaders() }, body: { instrument: id, title, purpose, effective_on: day || null, copy_of: copyOf ?? null } })),
    onSuccess: (it) => {
      void queries.invalidateQueries({ queryKey: ['policies'] });
      void go(`/policies/drafts/${it.draft.id}`);
    },
  });
  return (
    <Modal open title={instrument ? t('policies.changeIt') : t('policies.newOne')} okText={t('policies.begin')} cancelText={t('app.cancel')} okButtonProps={{ disabled: !id.trim() || !title.trim(), loading: begin.isPending }} onOk={() => begin.mutate()} onCancel={close}>
      <div className="stack">
        <span className="muted">{t('policies.beginHint')}</span>
        <div className="field">
          <label htmlFor="draft-instrument">{t('policies.instrument')}</label>
          <Input id="draft-instrument" value={id} disabled={instrument !== ''} maxLength={64} placeholder={t('policies.instrumentHint')} onChange={(event) => setId(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="draft-title">{t('policies.draftTitle')}</label>
          <Input id="draft-title" autoFocus value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="draft-purpose">{t('policies.purpose')}</label>
          <Input.TextArea id="draft-purpose" rows={2} value={purpose} maxLength={4000} onChange={(event) => setPurpose(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="draft-day">{t('policies.effective')}</label>
          <DayInput id="draft-day" value={day} onChange={setDay} />
        </div>
        {begin.error && <Refusal error={begin.error} />}
      </div>
    </Modal>
  );
}

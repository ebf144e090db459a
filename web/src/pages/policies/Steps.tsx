import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';
import { useStep } from './api';
import { NewDraft } from './NewDraft';
import type { useEdits } from './useEdits';

interface Given {
  view: Schemas['PolicyDraftView'];
  edited: ReturnType<typeof useEdits>;
  check: Schemas['PolicyCheck'] | undefined;
  isOwn: boolean;
}

/** What can be done with a draft now, by whom. The server decides; what it would refuse is not offered. */
export function Steps({ view, edited, check, isOwn }: Given) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [mayDraft, mayApprove] = [useMay('policy.draft'), useMay('policy.approve')];
  const { draft } = view;
  const { id, revision } = draft;
  const path = { path: { id }, header: actorHeaders() };
  const [asks, setAsks] = useState<'approve' | 'refuse' | undefined>();
  const [remark, setRemark] = useState('');
  const [copies, setCopies] = useState(false);
  const save = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/save', { params: path, body: { revision, files: edited.edits.files, removed: edited.edits.removed, effective_on: edited.day || null } })), () => void message.success(t('policies.saved')));
  const submit = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/submit', { params: path, body: { revision } })), () => void message.success(t('policies.submittedNow')));
  const takeBack = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/take-back', { params: path, body: { revision } })));
  const withdraw = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/withdraw', { params: path, body: { revision } })));
  const approve = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/approve', { params: path, body: { revision, remark } })), () => void message.success(t('policies.approvedNow')));
  const refuse = useStep(id, () => body(client.POST('/api/v1/policies/drafts/{id}/refuse', { params: path, body: { revision, remark } })), () => void message.success(t('policies.refusedNow')));
  const failed = [save, submit, takeBack, withdraw].find((it) => it.error)?.error;
  const decision = asks === 'approve' ? approve : refuse;
  return (
    <div className="row">
      {mayDraft && draft.state === 'draft' && (
        <>
          {edited.hasChanges && <span className="muted">{t('policies.unsaved')}</span>}
          <Button type={edited.hasChanges ? 'primary' : 'default'} disabled={!edited.hasChanges} loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {t('policies.save')}
          </Button>
          <Button type={edited.hasChanges ? 'default' : 'primary'} title={draft.effective_on ? t('policies.submitHint') : t('policies.needDay')} disabled={edited.hasChanges || !draft.effective_on || check?.passes !== true} loading={submit.isPending} onClick={() => submit.mutate(undefined)}>
            {t('policies.submit')}
          </Button>
          <Button danger disabled={!isOwn} loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
            {t('policies.withdraw')}
          </Button>
        </>
      )}
      {mayDraft && draft.state === 'submitted' && isOwn && (
        <Button loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
          {t('policies.takeBack')}
        </Button>
      )}
      {mayApprove && draft.state === 'submitted' && (
        <>
          <Button type="primary" disabled={isOwn} onClick={() => setAsks('approve')}>
            {t('policies.approve')}
          </Button>
          <Button danger disabled={isOwn} onClick={() => setAsks('refuse')}>
            {t('policies.refuse')}
          </Button>
        </>
      )}
      {mayDraft && draft.state !== 'draft' && draft.state !== 'submitted' && <Button onClick={() => setCopies(true)}>{t('policies.copyDraft')}</Button>}
      <Button href={`/api/v1/policies/drafts/${encodeURIComponent(id)}/export.zip`} download>
        {t('policies.export')}
      </Button>
      {failed && <Refusal error={failed} />}
      <Modal
        open={asks !== undefined}
        title={asks === 'approve' ? t('policies.approveTitle') : t('policies.refuseTitle')}
        okText={asks === 'approve' ? t('policies.approve') : t('policies.refuse')}
        cancelText={t('app.cancel')}
        okButtonProps={{ danger: asks === 'refuse', disabled: asks === 'refuse' && !remark.trim(), loading: decision.isPending }}
        onOk={() => decision.mutate(undefined, { onSuccess: () => setAsks(undefined) })}
        onCancel={() => setAsks(undefined)}
      >
        {asks === 'approve' && <p>{t('policies.approveHint', { day: draft.effective_on ?? '' })}</p>}
        <label htmlFor="draft-remark">{asks === 'refuse' ? t('policies.remarkRequired') : t('policies.remark')}</label>
        <Input.TextArea id="draft-remark" autoFocus rows={3} maxLength={4000} value={remark} onChange={(event) => setRemark(event.target.value)} />
        {decision.error && <Refusal error={decision.error} />}
      </Modal>
      {copies && <NewDraft instrument={draft.instrument} copyOf={id} close={() => setCopies(false)} />}
    </div>
  );
}

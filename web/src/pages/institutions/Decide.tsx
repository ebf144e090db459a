import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { Refusal } from '../../components/parts';

/** Proposals to decide about, by another person than who proposed them. */
export function Decide({ open, close, list }: { open: boolean; close: () => void; list: Schemas['AgreementView'][] }) {
  const { t } = useTranslation();
  return (
    <Drawer open={open} onClose={close} title={t('institutions.decide')} size={Math.min(520, window.innerWidth)} destroyOnHidden>
      <div className="stack">
        {list.map((it) => (
          <One key={it.id} of={it} />
        ))}
        {list.length === 0 && <p className="muted">{t('app.nothing')}</p>}
      </div>
    </Drawer>
  );
}

function One({ of }: { of: Schemas['AgreementView'] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const id = useId();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: (approve: boolean) => body(client.POST('/api/v1/agreements/{id}/decision', { params: { path: { id: of.id }, header: actorHeaders() }, body: { approve, reason } })),
    onSuccess: () => {
      void message.success(t('institutions.decided'));
      void cache.invalidateQueries({ queryKey: ['institutions'] });
    },
  });
  return (
    <section className="stack" style={{ border: '1px solid #e3e8ee', borderRadius: 8, padding: 12 }} aria-label={`${of.institution_id} ${of.id}`}>
      <b>
        <Link to={`/institutions/${encodeURIComponent(of.institution_id)}`}>{of.institution_id}</Link> {of.kind === 'suspension' ? t('institutions.suspensionKind') : t('institutions.agreementKind')}
      </b>
      <span className="num">
        {of.from} – {of.until}
      </span>
      <span>{of.scope.length > 0 ? of.scope.join('、') : t('institutions.scopeAll')}</span>
      <span>{of.note}</span>
      <span className="muted">
        {t('institutions.proposedBy')} {of.proposed_by} {of.replaces_id && t('institutions.replaces', { id: of.replaces_id })}
      </span>
      <div className="field">
        <label htmlFor={id}>{t('institutions.reason')}</label>
        <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </div>
      {decide.error && <Refusal error={decide.error} />}
      <div className="row">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t('institutions.approve')}
        </Button>
        <Button danger disabled={!reason.trim()} onClick={() => decide.mutate(false)}>
          {t('institutions.refuse')}
        </Button>
      </div>
    </section>
  );
}

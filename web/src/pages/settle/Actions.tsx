import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { actor } from '../../api/actor';
import { body, client, messageId, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';
import { sendLines, sendVisit, type Draft } from './draft';
import { Reverse } from './Reverse';

interface Given {
  person: string;
  draft: Draft;
  visit: Schemas['VisitView'] | undefined;
  asked: Omit<Schemas['SettleRequest'], 'message_id'> | undefined;
  preview: Schemas['SettlementView'] | undefined;
  settled: Schemas['SettlementView'] | undefined;
  day: string;
  onSettled: (view: Schemas['SettlementView']) => void;
  onLinesKept: () => void;
  choose: (visit: string) => void;
}

/** What can be done now; the next step is the primary button. */
export function Actions({ person, draft, visit, asked, preview, settled, day, onSettled, onLinesKept, choose }: Given) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const queries = useQueryClient();
  const [mayAdmit, mayKeep, mayDischarge, mayCancel] = [useMay('visit.open'), useMay('visit.charge'), useMay('visit.discharge'), useMay('visit.cancel')];
  const [maySettle, mayPrint] = [useMay('settlement.settle'), useMay('settlement.print')];
  // One number for one content: pressing twice, or again after a broken line, settles once.
  const content = JSON.stringify([asked, visit?.total_fen]);
  const [numbered, setNumbered] = useState({ content, id: messageId() });
  if (numbered.content !== content) setNumbered({ content, id: messageId() });
  const stale = async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['person', person] }), queries.invalidateQueries({ queryKey: ['visit'] }), queries.invalidateQueries({ queryKey: ['visits'] }), queries.invalidateQueries({ queryKey: ['home'] })]);
  };
  const header = (institution: string) => ({ 'X-Institution': institution });
  const admit = useMutation({
    mutationFn: () => body(client.POST('/api/v1/visits', { params: { header: header(draft.institution) }, body: { ...sendVisit(person, draft), discharged_on: null } })),
    onSuccess: async (it) => {
      void message.success(t('settle.admittedNow', { id: it.id }));
      await stale();
      choose(it.id);
    },
  });
  const keep = useMutation({
    mutationFn: () => body(client.POST('/api/v1/visits/{id}/lines', { params: { path: { id: visit?.id ?? '' }, header: header(visit?.institution_id ?? '') }, body: { visit_id: '', lines: sendLines(draft.lines, day), refunds: [] } })),
    onSuccess: async () => {
      onLinesKept();
      await stale();
    },
  });
  const discharge = useMutation({
    mutationFn: () => body(client.POST('/api/v1/visits/{id}/discharge', { params: { path: { id: visit?.id ?? '' }, header: header(visit?.institution_id ?? '') }, body: { visit_id: '', discharged_on: day, diagnoses: [], facts: {} } })),
    onSuccess: stale,
  });
  const cancel = useMutation({
    mutationFn: () => body(client.POST('/api/v1/visits/{id}/cancel', { params: { path: { id: visit?.id ?? '' }, header: header(visit?.institution_id ?? '') } })),
    onSuccess: async () => {
      await stale();
      choose('new');
    },
  });
  const settle = useMutation({
    mutationFn: () => {
      if (!asked) throw new Error('nothing to settle');
      return body(client.POST('/api/v1/settlements', { body: { ...asked, operator: actor().operator, message_id: numbered.id } }));
    },
    onSuccess: async (it) => {
      onSettled(it);
      await stale();
    },
  });
  if (settled) {
    return (
      <div className="done-bar stack" role="status">
        <span>{t('settle.settledNow', { id: settled.id })}</span>
        <div className="row">
          {mayPrint && (
            <Button type="primary" href={`/api/v1/settlements/${encodeURIComponent(settled.id)}/statement.pdf`} target="_blank" rel="noreferrer">
              {t('settle.statement')}
            </Button>
          )}
          <Button onClick={() => void go(`/settlements/${encodeURIComponent(settled.id)}`)}>{t('app.open')}</Button>
          <Reverse settlement={settled} done={() => void go(`/settlements/${encodeURIComponent(settled.id)}`)} />
          <Button type="text" onClick={() => void go('/settle')}>
            {t('settle.next')}
          </Button>
        </div>
      </div>
    );
  }
  const failed = [admit, keep, discharge, cancel, settle].find((it) => it.error)?.error;
  const hasLines = sendLines(draft.lines).length > 0;
  const isStay = draft.kind.includes('住院');
  const canSettle = preview !== undefined && asked !== undefined && (visit ? visit.state === 'discharged' : !isStay || draft.discharged !== '');
  return (
    <div className="stack">
      {failed != null && <Refusal error={failed} />}
      <div className="row">
        {mayAdmit && !visit && isStay && !draft.discharged && (
          <Button type="primary" disabled={!draft.institution} loading={admit.isPending} onClick={() => admit.mutate()}>
            {t('settle.admit')}
          </Button>
        )}
        {mayKeep && visit?.state === 'open' && (
          <Button type={hasLines ? 'primary' : 'default'} disabled={!hasLines} loading={keep.isPending} onClick={() => keep.mutate()}>
            {t('settle.saveLines')}
          </Button>
        )}
        {mayDischarge && visit?.state === 'open' && (
          <Button type={hasLines ? 'default' : 'primary'} disabled={hasLines || visit.total_fen <= 0} loading={discharge.isPending} onClick={() => discharge.mutate()}>
            {t('settle.discharge')}
          </Button>
        )}
        {maySettle && (visit?.state === 'discharged' || (!visit && (!isStay || draft.discharged))) && (
          <Button type="primary" size="large" disabled={!canSettle} loading={settle.isPending} onClick={() => settle.mutate()}>
            {t('settle.settle')}
          </Button>
        )}
        {mayCancel && (visit?.state === 'open' || visit?.state === 'discharged') && (
          <Button type="text" danger loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('settle.cancelVisit')}
          </Button>
        )}
      </div>
    </div>
  );
}

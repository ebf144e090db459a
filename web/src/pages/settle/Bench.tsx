import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useActor, useVisit, useVisitLines } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { InstitutionName } from '../../components/InstitutionSelect';
import { Answer, Refusal, StateTag } from '../../components/parts';
import { decisionOf } from '../../api/decision';
import { sum, yuan } from '../../lib/money';
import { Actions } from './Actions';
import { newDraft, previewOf, type Draft } from './draft';
import { KeptLines } from './KeptLines';
import { LinesEditor } from './LinesEditor';
import { Shares } from './Shares';
import { VisitForm } from './VisitForm';

interface Given {
  person: string;
  region: Schemas['RegionView'];
  visitId: string | undefined;
  choose: (visit: string) => void;
}

/** Fee lines on the left, what they come to on the right. */
export function Bench({ person, region, visitId, choose }: Given) {
  const { t } = useTranslation();
  const actor = useActor();
  const kinds = region.facts.find((it) => it.id === 'visit')?.values ?? [];
  const [draft, setDraft] = useState<Draft>(() => newDraft(kinds[0] ?? '', actor.institution, region.today));
  const [settled, setSettled] = useState<Schemas['SettlementView']>();
  const visit = useVisit(visitId);
  const lines = useVisitLines(visitId);
  const mayCharge = useMay('visit.charge');
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const day = draft.discharged || region.today;
  const asked = useDeferredValue(settled || (visitId && !visit.data) ? undefined : previewOf(person, draft, visit.data, day));
  const preview = useQuery({
    queryKey: ['preview', asked, visit.data?.total_fen],
    queryFn: () => {
      if (!asked) throw new Error('nothing to ask');
      return body(client.POST('/api/v1/settlements/preview', { body: { ...asked, message_id: 'preview' } }));
    },
    enabled: asked !== undefined,
    retry: false,
    placeholderData: (before) => before,
  });
  const shown = settled ?? (asked && !preview.error ? preview.data : undefined);
  const isOver = settled !== undefined || visit.data?.state === 'settled' || visit.data?.state === 'cancelled';
  return (
    <div className="two">
      <div className="stack">
        {visitId ? (
          <Answer of={visit}>{(it) => <OpenVisit visit={it} draft={draft} change={change} today={region.today} frozen={isOver} />}</Answer>
        ) : (
          <Card size="small" title={<h2>{t('settle.newVisit')}</h2>}>
            <VisitForm draft={draft} change={change} region={region} kinds={kinds} disabled={isOver} />
          </Card>
        )}
        {visitId && lines.data && lines.data.length > 0 && <KeptLines lines={lines.data} />}
        {!isOver && (!visitId || (mayCharge && visit.data?.state !== 'discharged')) && (
          <Card size="small" title={<h2>{visitId ? t('settle.newLines') : t('settle.lines')}</h2>} extra={<span className="num">{t('settle.sum', { yuan: yuan(sum(draft.lines.map((it) => it.amount_fen))) })}</span>}>
            <LinesEditor lines={draft.lines} change={(edit) => setDraft((before) => ({ ...before, lines: edit(before.lines) }))} on={visitId ? day : draft.discharged || draft.admitted} />
          </Card>
        )}
      </div>
      <div className="stack sticky">
        <Card
          size="small"
          title={<h2>{settled ? t('state.settled') : t('settle.preview')}</h2>}
          extra={<span className="muted">{t('settle.whyHint')}</span>}
          style={{ opacity: preview.isFetching && !settled ? 0.75 : 1 }}
        >
          {shown ? (
            <Shares decision={decisionOf(shown.decision)} on={shown.settled_on} cashDue={shown.cash_due_fen} />
          ) : asked && preview.error ? (
            <Refusal error={preview.error} />
          ) : (
            <p className="muted">{t('settle.nothingYet')}</p>
          )}
        </Card>
        <Actions person={person} draft={draft} visit={visit.data} asked={asked} preview={preview.error ? undefined : preview.data} settled={settled} day={day} onSettled={setSettled} onLinesKept={() => change({ lines: [] })} choose={choose} />
      </div>
    </div>
  );
}

function OpenVisit({ visit, draft, change, today, frozen }: { visit: Schemas['VisitView']; draft: Draft; change: (part: Partial<Draft>) => void; today: string; frozen: boolean }) {
  const { t } = useTranslation();
  return (
    <Card
      size="small"
      title={
        <h2>
          {visit.kind} <StateTag state={visit.state} />
        </h2>
      }
    >
      <div className="form-grid">
        <div className="field">
          <span className="label">{t('settle.admitted')}</span>
          <span className="num">{visit.admitted_on}</span>
        </div>
        <div className="field">
          <label htmlFor="discharged-on">{t('settle.discharged')}</label>
          {visit.state === 'open' && !frozen ? (
            <DayInput id="discharged-on" min={visit.admitted_on} max={today} value={draft.discharged || today} onChange={(discharged) => change({ discharged })} />
          ) : (
            <span className="num" id="discharged-on">{visit.discharged_on ?? '—'}</span>
          )}
        </div>
        <div className="field">
          <span className="label">{t('settle.institution')}</span>
          <span>
            <InstitutionName id={visit.institution_id} />
          </span>
        </div>
        <div className="field">
          <span className="label">{t('term.total')}</span>
          <b className="num">{yuan(visit.total_fen)}</b>
        </div>
        {visit.treat_first && (
          <div className="field">
            <span className="label">{t('settle.treatFirst')}</span>
            <span>✓</span>
          </div>
        )}
      </div>
    </Card>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, InputNumber, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Answer, Refusal } from '../../components/parts';
import { Plain } from '../../components/Plain';
import { localDay } from '../../lib/day';
import { yuan } from '../../lib/money';
import { useTrial, useTrialPeople } from './api';
import { Amounts } from './Comparison';

/** What the draft would have changed for settlements that are stored. */
export function Trial({ id, hasChanges }: { id: string; hasChanges: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const trial = useTrial(id);
  const mayStart = useMay('policy.draft');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [shift, setShift] = useState(0);
  const start = useMutation({
    mutationFn: () => body(client.POST('/api/v1/policies/drafts/{id}/trial', { params: { path: { id }, header: actorHeaders() }, body: { from: from || null, until: until || null, shift_years: shift } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policies', 'trial', id] }),
  });
  return (
    <div className="stack">
      <Card size="small">
        <div className="stack">
          <span className="muted">{t('policies.trialHint')}</span>
          {hasChanges && <Alert type="warning" showIcon title={t('policies.saveBeforeTrial')} />}
          {mayStart && <div className="row">
            <label htmlFor="trial-from">{t('policies.trialFrom')}</label>
            <DayInput id="trial-from" value={from} onChange={setFrom} />
            <label htmlFor="trial-until">{t('policies.trialUntil')}</label>
            <DayInput id="trial-until" value={until} onChange={setUntil} />
            <label htmlFor="trial-shift" title={t('policies.shiftHint')}>
              {t('policies.shift')}
            </label>
            <InputNumber id="trial-shift" min={0} max={5} value={shift} onChange={(value) => setShift(value ?? 0)} />
            <Button type="primary" loading={start.isPending} disabled={trial.data?.progress?.state === 'running'} onClick={() => start.mutate()}>
              {t('policies.start')}
            </Button>
          </div>}
          {start.error && <Refusal error={start.error} />}
        </div>
      </Card>
      <Answer of={trial}>
        {(it) => (
          <div className="stack">
            {it.progress?.state === 'running' && (
              <div role="status">
                {t('policies.running', { done: it.progress.done, of: it.progress.of })}
                <Progress aria-label={t('policies.trial')} percent={it.progress.of ? Math.floor((it.progress.done * 100) / it.progress.of) : 0} />
              </div>
            )}
            {it.progress?.state === 'failed' && <Alert type="error" showIcon title={t('policies.trialFailed', { message: it.progress.message })} />}
            {it.is_old && <Alert type="warning" showIcon title={t('policies.trialOld')} />}
            {it.summary && <Result id={id} view={it} summary={it.summary} />}
          </div>
        )}
      </Answer>
    </div>
  );
}

function Result({ id, view, summary }: { id: string; view: Schemas['TrialView']; summary: Schemas['TrialSummary'] }) {
  const { t } = useTranslation();
  // Who may not see people is shown the sums.
  const maySeePeople = useMay('policy.draft');
  const people = useTrialPeople(id, view.made_at, maySeePeople);
  const notes = [
    summary.is_cut && t('policies.cut'),
    summary.between_places > 0 && t('policies.between', { count: summary.between_places }),
    summary.undecided > 0 && t('policies.undecided', { count: summary.undecided }),
    summary.unreadable > 0 && t('policies.unreadable', { count: summary.unreadable }),
    summary.is_rough_for_households && t('policies.households'),
    ...summary.reasons,
  ].filter((it): it is string => typeof it === 'string');
  return (
    <div className="stack" data-trial="done">
      <div className="page-head">
        <span className="muted">{t('policies.trialMade', { by: view.made_by, at: localDay(view.made_at), from: summary.from, until: summary.until })}</span>
        <span className="grow" />
        {maySeePeople && (
          <Button href={`/api/v1/policies/drafts/${encodeURIComponent(id)}/trial.xlsx`} download="试算.xlsx">
            {t('policies.exportTrial')}
          </Button>
        )}
      </div>
      <div className="cards">
        <Figure value={String(summary.settlements)} label={t('policies.settlements')} />
        <Figure value={String(summary.changed)} label={t('policies.changedSettlements')} />
        <Figure value={`${summary.gain_people}`} label={`${t('policies.gain')} -${yuan(summary.gain_fen)}`} />
        <Figure value={`${summary.lose_people}`} label={`${t('policies.lose')} +${yuan(summary.lose_fen)}`} />
      </div>
      {notes.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={notes[0]}
          description={notes.slice(1).map((it) => (
            <div key={it}>{it}</div>
          ))}
        />
      )}
      <div className="half">
        <Card size="small" title={<h2>{t('policies.byPayer')}</h2>}>
          <Amounts label={t('policies.payer')} amounts={summary.by_payer} />
        </Card>
        <Card size="small" title={<h2>{t('policies.byIdentity')}</h2>}>
          <Amounts label={t('policies.identity')} amounts={summary.by_identity.map((it) => ({ ...it, name: `${it.identity || '—'}（${it.people}）` }))} />
        </Card>
        {people.data && <People title={t('policies.gain')} people={people.data.gain} />}
        {people.data && <People title={t('policies.lose')} people={people.data.lose} />}
      </div>
    </div>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className="stat">
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

function People({ title, people }: { title: string; people: Schemas['TrialPerson'][] }) {
  const { t } = useTranslation();
  const heads = [t('policies.person'), t('policies.identity'), t('policies.settlements'), t('policies.oldYuan'), t('policies.newYuan'), t('policies.change')];
  const rows = people.map((it) => [
    <Link to={`/people/${encodeURIComponent(it.person_id)}`}>{it.person_id}</Link>,
    it.identity,
    it.settlements,
    yuan(it.old_fen),
    yuan(it.new_fen),
    yuan(it.change_fen),
  ]);
  return (
    <Card size="small" title={<h2>{title}</h2>}>
      {people.length === 0 ? <span className="muted">{t('policies.noOne')}</span> : <Plain label={title} heads={heads} figures={2} rows={rows} />}
    </Card>
  );
}

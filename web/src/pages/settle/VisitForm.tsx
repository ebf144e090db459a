import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { InstitutionSelect } from '../../components/InstitutionSelect';
import { askedFacts, type Draft } from './draft';

interface Given {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  region: Schemas['RegionView'];
  kinds: string[];
  disabled: boolean;
}

/** Kind, institution, days, and the facts by which the pack's rules are chosen. */
export function VisitForm({ draft, change, region, kinds, disabled }: Given) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="stack">
      <div className="form-grid">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('settle.kind')}</label>
          <Select id={`${id}-kind`} disabled={disabled} value={draft.kind} options={kinds.map((value) => ({ value, label: value }))} onChange={(kind) => change({ kind })} />
        </div>
        <div className="field" style={{ gridColumn: 'span 2' }}>
          <label htmlFor={`${id}-institution`}>{t('settle.institution')}</label>
          <InstitutionSelect id={`${id}-institution`} disabled={disabled} value={draft.institution} onChange={(institution) => change({ institution })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-admitted`}>{t('settle.admitted')}</label>
          <DayInput id={`${id}-admitted`} disabled={disabled} max={region.today} value={draft.admitted} onChange={(admitted) => change({ admitted })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-discharged`}>
            {t('settle.discharged')}（{t('app.optional')}）
          </label>
          <DayInput id={`${id}-discharged`} disabled={disabled} min={draft.admitted} max={region.today} value={draft.discharged} onChange={(discharged) => change({ discharged })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-diagnoses`}>
            {t('settle.diagnoses')}（{t('app.optional')}）
          </label>
          <Input id={`${id}-diagnoses`} disabled={disabled} value={draft.diagnoses} onChange={(event) => change({ diagnoses: event.target.value })} />
        </div>
      </div>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="muted" style={{ fontSize: 13, padding: 0, marginBottom: 4 }}>
          {t('settle.conditions')}
        </legend>
        <div className="form-grid">
          {askedFacts(region).map((fact) => (
            <div className="field" key={fact.id}>
              <label htmlFor={`${id}-${fact.id}`}>{fact.name}</label>
              <Select
                id={`${id}-${fact.id}`}
                disabled={disabled}
                allowClear
                showSearch={fact.values.length > 8}
                value={draft.facts[fact.id] || undefined}
                placeholder={fact.default ?? t('app.optional')}
                options={fact.values.map((value) => ({ value, label: value }))}
                onChange={(value: string | undefined) => change({ facts: { ...draft.facts, [fact.id]: value ?? '' } })}
              />
            </div>
          ))}
        </div>
      </fieldset>
      <Checkbox disabled={disabled} checked={draft.treatFirst} onChange={(event) => change({ treatFirst: event.target.checked })}>
        {t('settle.treatFirst')}
      </Checkbox>
    </div>
  );
}

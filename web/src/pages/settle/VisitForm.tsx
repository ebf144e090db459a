import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { InstitutionSelect } from '../../components/InstitutionSelect';
import { Conditions } from './Conditions';
import type { Draft } from './draft';

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
      <Conditions id={id} region={region} facts={draft.facts} change={change} disabled={disabled} />
      <Checkbox disabled={disabled} checked={draft.treatFirst} onChange={(event) => change({ treatFirst: event.target.checked })}>
        {t('settle.treatFirst')}
      </Checkbox>
    </div>
  );
}

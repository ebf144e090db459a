import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Field } from '../../components/Field';
import { askedFacts } from './draft';

interface Given {
  /** What the ids of the fields begin with. */
  id: string;
  region: Schemas['RegionView'];
  facts: Record<string, string>;
  change: (part: { facts: Record<string, string> }) => void;
  faults?: Record<string, string[]>;
  disabled?: boolean;
}

/** The facts of a visit by which the pack's rules are chosen. */
export function Conditions({ id, region, facts, change, faults = {}, disabled = false }: Given) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="muted" style={{ fontSize: 13, padding: 0, marginBottom: 4 }}>
        {t('settle.conditions')}
      </legend>
      <div className="form-grid">
        {askedFacts(region).map((fact) => (
          <Field key={fact.id} id={`${id}-${fact.id}`} label={fact.name} faults={faults[`facts.${fact.id}`]}>
            {(of) => (
              <Select
                {...of}
                disabled={disabled}
                allowClear
                showSearch={fact.values.length > 8}
                value={facts[fact.id] || undefined}
                placeholder={fact.default ?? t('app.optional')}
                options={fact.values.map((value) => ({ value, label: value }))}
                onChange={(value: string | undefined) => change({ facts: { ...facts, [fact.id]: value ?? '' } })}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

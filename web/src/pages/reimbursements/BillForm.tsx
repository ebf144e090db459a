import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { Field } from '../../components/Field';
import { Conditions } from '../settle/Conditions';
import type { Bill } from './draft';

interface Given {
  bill: Bill;
  change: (part: Partial<Bill>) => void;
  region: Schemas['RegionView'];
  faults: Record<string, string[]>;
}

const PAPERS = ['invoice', 'list', 'summary', 'card', 'filing'] as const;

/** What the bill says: where, when, which papers, and the facts by which the pack's rules are chosen. */
export function BillForm({ bill, change, region, faults }: Given) {
  const { t } = useTranslation();
  const id = useId();
  const words = (fact: string) => (region.facts.find((it) => it.id === fact)?.values ?? []).map((value) => ({ value, label: value }));
  return (
    <div className="stack">
      <div className="form-grid">
        <Field wide id={`${id}-name`} label={t('reimburse.institution')} faults={faults['institution_name']}>
          {(of) => <Input {...of} maxLength={100} autoComplete="off" placeholder={t('reimburse.institutionHint')} value={bill.name} onChange={(event) => change({ name: event.target.value })} />}
        </Field>
        <Field id={`${id}-level`} label={t('reimburse.level')} faults={faults['level']}>
          {(of) => <Select {...of} value={bill.level} options={words('level')} onChange={(level) => change({ level })} />}
        </Field>
        <Field id={`${id}-kind`} label={t('reimburse.kind')} faults={faults['visit.kind']}>
          {(of) => <Select {...of} value={bill.kind} options={words('visit')} onChange={(kind) => change({ kind })} />}
        </Field>
        <Field id={`${id}-admitted`} label={t('reimburse.admitted')} faults={faults['visit.admitted_on']}>
          {(of) => <DayInput {...of} max={region.today} value={bill.admitted} onChange={(admitted) => change({ admitted })} />}
        </Field>
        <Field id={`${id}-discharged`} label={`${t('reimburse.discharged')}（${t('app.optional')}）`} faults={faults['visit.discharged_on']}>
          {(of) => <DayInput {...of} min={bill.admitted} max={region.today} value={bill.discharged} onChange={(discharged) => change({ discharged })} />}
        </Field>
        <Field id={`${id}-diagnoses`} label={`${t('reimburse.diagnoses')}（${t('app.optional')}）`}>
          {(of) => <Input {...of} autoComplete="off" value={bill.diagnoses} onChange={(event) => change({ diagnoses: event.target.value })} />}
        </Field>
        <Field wide id={`${id}-papers`} label={t('reimburse.papers')} faults={faults['papers']}>
          {(of) => <Select {...of} mode="tags" placeholder={t('reimburse.papersHint')} value={bill.papers} options={PAPERS.map((it) => ({ value: t(`reimburse.paper_${it}`), label: t(`reimburse.paper_${it}`) }))} onChange={(papers: string[]) => change({ papers })} />}
        </Field>
      </div>
      <Conditions id={id} region={region} facts={bill.facts} change={change} faults={faults} />
    </div>
  );
}

/** The visit that is being entered, and the requests made of it. Nothing here asks the server. */
import type { Schemas } from '../../api/client';
import { isDay } from '../../lib/day';
import type { DraftLine } from '../../lib/lines';

export interface Draft {
  kind: string;
  institution: string;
  admitted: string;
  discharged: string;
  facts: Record<string, string>;
  diagnoses: string;
  treatFirst: boolean;
  lines: DraftLine[];
}

export function newDraft(kind: string, institution: string, today: string): Draft {
  return { kind, institution, admitted: today, discharged: '', facts: {}, diagnoses: '', treatFirst: false, lines: [] };
}

/** Facts that follow from person, institution and kind: nobody is asked for them. */
const GIVEN = new Set(['insurance', 'status', 'identity', 'level', 'visit', 'family_account', 'sex']);

/** Closed facts that the desk may choose. */
export function askedFacts(region: Schemas['RegionView']): Schemas['FactWords'][] {
  return region.facts.filter((it) => it.kind === 'closed' && !GIVEN.has(it.id) && it.values.length > 1);
}

/** Lines that say something, as the server takes them. */
export function sendLines(lines: DraftLine[], day = ''): Record<string, never>[] {
  const said = lines.filter((it) => it.amount_fen > 0 && (it.code || it.name));
  return said.map((it) => ({
    code: it.code,
    name: it.name,
    amount_fen: it.amount_fen,
    quantity_e4: it.quantity_e4,
    ...(it.on || day ? { on: it.on || day } : {}),
    ...(it.class ? { class: it.class } : {}),
    ...(it.class && it.prepaid_ppm !== undefined ? { prepaid_ppm: it.prepaid_ppm } : {}),
  })) as unknown as Record<string, never>[];
}

/** The visit as the server takes it. */
export function sendVisit(person: string, draft: Draft): Schemas['NewVisit'] {
  const facts = Object.fromEntries(Object.entries(draft.facts).filter(([, value]) => value));
  return {
    person_id: person,
    kind: draft.kind,
    admitted_on: draft.admitted || null,
    discharged_on: draft.discharged || null,
    facts,
    numbers: {},
    amounts: {},
    lines: sendLines(draft.lines, draft.discharged || draft.admitted),
    diagnoses: draft.diagnoses.split(/[\s,，、;；]+/).filter(Boolean),
    treat_first: draft.treatFirst,
  };
}

/** What the preview is asked with; undefined while something is missing. */
export function previewOf(person: string, draft: Draft, visit: Schemas['VisitView'] | undefined, day: string): Omit<Schemas['SettleRequest'], 'message_id'> | undefined {
  if (visit) {
    if (visit.total_fen <= 0 || !isDay(visit.discharged_on ?? day)) return undefined;
    return { institution_id: visit.institution_id, operator: '', visit_id: visit.id, settled_on: visit.discharged_on ?? day };
  }
  if (!draft.kind || !draft.institution || !isDay(draft.admitted) || sendLines(draft.lines).length === 0) return undefined;
  if (draft.discharged && (!isDay(draft.discharged) || draft.discharged < draft.admitted)) return undefined;
  return { institution_id: draft.institution, operator: '', visit: sendVisit(person, draft), settled_on: draft.discharged || draft.admitted };
}

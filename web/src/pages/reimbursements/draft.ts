/** The bill that is being taken in, and what is said of its fields. Nothing here asks the server. */
import { ApiProblem, type Schemas } from '../../api/client';
import { isDay } from '../../lib/day';
import { newDraft, sendLines, sendVisit, type Draft } from '../settle/draft';

export interface Bill extends Draft {
  name: string;
  level: string;
  papers: string[];
}

export function newBill(kind: string, level: string): Bill {
  return { ...newDraft(kind, '', ''), name: '', level, papers: [] };
}

/** The bill as the server takes it. The operator is who has signed in. */
export function sendBill(person: string, bill: Bill): Omit<Schemas['ReimbursementRequest'], 'message_id'> {
  return { operator: '', institution_name: bill.name.trim(), level: bill.level, papers: bill.papers, visit: { ...sendVisit(person, bill), treat_first: false } };
}

/** The bill when there is enough of it to be tried out; undefined while something is missing. */
export function triable(person: string, bill: Bill): Omit<Schemas['ReimbursementRequest'], 'message_id'> | undefined {
  const isWhole = bill.name.trim() && bill.level && bill.kind && isDay(bill.admitted) && sendLines(bill.lines).length > 0;
  return isWhole ? sendBill(person, bill) : undefined;
}

/** A number for a bill that nobody else has: the day it is taken in, and chance. */
export function billNumber(today: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `${today.replaceAll('-', '')}-${Array.from(bytes, (it) => it.toString(16).padStart(2, '0')).join('')}`;
}

/** Fields that show their own faults, as the server names them. */
const FIELDS = ['institution_name', 'level', 'papers', 'visit.kind', 'visit.admitted_on', 'visit.discharged_on', 'visit.lines'];

/** What the server said of each field. */
export function faultsOf(error: unknown): Record<string, string[]> {
  const faults: Record<string, string[]> = {};
  for (const it of error instanceof ApiProblem ? error.findings : []) {
    const place = FIELDS.includes(it.place) ? it.place : it.place.startsWith('facts.') ? it.place : it.place === 'lines' ? 'visit.lines' : '';
    if (place) (faults[place] ??= []).push(it.remedy ? `${it.message}：${it.remedy}` : it.message);
  }
  return faults;
}

/** Whether all that is wrong stands beside a field. */
export function isShown(error: unknown): boolean {
  if (!(error instanceof ApiProblem) || error.findings.length === 0) return false;
  const shown = Object.values(faultsOf(error)).reduce((count, it) => count + it.length, 0);
  return shown === error.findings.length;
}

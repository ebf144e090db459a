/** What was done with a problem, in one line. */
import type { TFunction } from 'i18next';
import type { Schemas } from '../../api/client';

interface Event {
  on: string;
  by: string;
  what: string;
  round?: number;
  note?: string;
  reason?: string;
  due?: string;
  desk?: { level: string; region: string };
  documents?: { kind: string; name: string }[];
}

const WORDS: Record<string, string> = {
  opened: 'rosters.new',
  assigned: 'rosters.assign',
  approved: 'rosters.approve',
  remedied: 'rosters.remedy',
  verified: 'rosters.verifyIt',
  verified_by_round: 'rosters.verifyIt',
  rejected: 'rosters.reject',
  struck_off: 'rosters.strikeOff',
  reopened: 'rosters.reopen',
  reopened_by_round: 'rosters.reopen',
};

export function sayEvent(raw: unknown, words: Schemas['RosterWords'], t: TFunction): string {
  const event = raw as Event;
  const places = [...words.townships, ...words.departments];
  const desk = event.desk && (places.find((it) => it.code === event.desk?.region)?.name ?? (event.desk.level === 'county' ? t('app.county') : event.desk.region));
  const parts = [
    event.on,
    event.by,
    t(WORDS[event.what] ?? event.what, { defaultValue: event.what }),
    desk,
    event.due && `${t('rosters.due')} ${event.due}`,
    event.round !== undefined && t('rosters.made', { number: event.round }),
    event.note,
    event.reason,
    event.documents?.map((it) => `${it.kind}：${it.name}`).join('，'),
  ];
  return parts.filter(Boolean).join(' · ');
}

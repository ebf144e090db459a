/** What a time line shows: bars by lane, on a scale of days. Nothing here draws. */
import { dayNumber, FOREVER, localDay } from './day';

export interface Fact {
  kind: string;
  what: string;
  from: string;
  until: string;
  known_from: string;
  known_until?: string | null;
  source: string;
}

/** Whether a fact was believed at the end of a day; today's belief when no day is given. */
export function isKnown(fact: Fact, day: string): boolean {
  if (!day) return !fact.known_until;
  return localDay(fact.known_from) <= day && (!fact.known_until || localDay(fact.known_until) > day);
}

/** Whether a fact was believed once and is not believed on that day. */
export function isSuperseded(fact: Fact, day: string): boolean {
  if (!fact.known_until) return false;
  return day ? localDay(fact.known_until) <= day : true;
}

export interface Scale {
  first: number;
  last: number;
  ticks: { at: number; label: string }[];
}

/** A scale over the days that matter: from the first event near the present, until somewhat after today. */
export function scaleOf(days: string[], today: string): Scale {
  const now = dayNumber(today);
  const known = days.filter((it) => it && it !== FOREVER && it > '1950').map(dayNumber);
  const earliest = Math.min(now - 365, ...known.filter((it) => it <= now));
  const first = Math.max(earliest - 30, now - 365 * 12);
  const future = known.filter((it) => it > now);
  const last = Math.max(now + 60, Math.min(now + 365, ...(future.length > 0 ? [Math.max(...future)] : [now])));
  const from = Number(new Date(first * 86_400_000).toISOString().slice(0, 4)) + 1;
  const ticks = [];
  for (let year = from; ; year += 1) {
    const at = dayNumber(`${year}-01-01`);
    if (at > last) break;
    ticks.push({ at, label: String(year) });
  }
  return { first, last, ticks };
}

/** Where a day lies, in parts of a thousand of the width; days outside stick to the edge. */
export function placeOf(scale: Scale, day: string): number {
  const at = day === FOREVER ? scale.last : dayNumber(day);
  const inside = Math.min(Math.max(at, scale.first), scale.last);
  return Math.round(((inside - scale.first) * 1000) / Math.max(1, scale.last - scale.first));
}

/**
 * Who acts. There are no accounts yet: the interface takes the name from headers, and this is the one place that
 * knows it. Signing in will be added here and in `client.ts`, nowhere else.
 */
import { recall, remember } from '../lib/storage';

export interface Actor {
  /** Who. */
  operator: string;
  /** Where: `county`, `township:CODE`, `village:CODE`, `department:CODE`. */
  desk: string;
  /** The institution whose window this is. */
  institution: string;
}

const KEY = 'actor';

const NOBODY: Actor = { operator: '经办员', desk: 'county', institution: '' };

let current: Actor = read();
const listeners = new Set<() => void>();

function read(): Actor {
  try {
    const known: unknown = JSON.parse(recall(KEY) ?? '{}');
    return { ...NOBODY, ...(known as Partial<Actor>) };
  } catch {
    return NOBODY;
  }
}

export function actor(): Actor {
  return current;
}

export function setActor(change: Partial<Actor>): void {
  current = { ...current, ...change };
  remember(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function onActor(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who has signed in acts; kept for this page only, so that open mode finds its own again. */
export function become(who: { operator: string; desk: string; institution: string | undefined }): void {
  current = { ...who, institution: who.institution ?? current.institution };
  for (const listener of listeners) listener();
}

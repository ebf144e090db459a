/**
 * Who acts: the account that has signed in (`session.ts`); in open mode whoever one says. This is the one place
 * that knows it.
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

/** Whether nobody signs in here: then the desk is whatever was chosen; else the server knows it from the grants. */
let isOpen = true;

export function knowOpen(open: boolean): void {
  isOpen = open;
}

/** The desk to act from, as far as the server has to be told. */
export function deskToSay(): string {
  return isOpen ? current.desk : '';
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

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

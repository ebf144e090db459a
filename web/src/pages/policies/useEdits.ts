/** What is on the screen and not saved; `settled` follows it after a pause in typing. */
import { useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../../api/client';
import type { Edits } from './api';

/** Pause before the server is asked. */
const PAUSE_MS = 350;

export function useEdits(view: Schemas['PolicyDraftView']) {
  const saved = useMemo(() => new Map(view.files.map((it) => [it.path, it.text])), [view.files]);
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(saved);
  const [day, setDay] = useState(view.draft.effective_on ?? '');
  const edits = useMemo<Edits>(() => {
    const files = [...texts].filter(([path, text]) => saved.get(path) !== text).map(([path, text]) => ({ path, text }));
    const removed = [...saved.keys()].filter((path) => !texts.has(path));
    return { files, removed, effective_on: day || null };
  }, [texts, saved, day]);
  const [settled, setSettled] = useState(edits);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(edits), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [edits]);
  const put = (path: string, text: string | undefined) =>
    setTexts((before) => {
      const next = new Map(before);
      if (text === undefined) next.delete(path);
      else next.set(path, text);
      return next;
    });
  return {
    texts,
    put,
    day,
    setDay,
    edits,
    settled,
    isWaiting: settled !== edits,
    hasChanges: (edits.files ?? []).length > 0 || (edits.removed ?? []).length > 0 || day !== (view.draft.effective_on ?? ''),
  };
}

/** Files in the order in which they are written. */
export function inOrder(paths: Iterable<string>): string[] {
  const first = ['rules.toml', 'document.md', 'notes.md'];
  const rank = (path: string) => (first.indexOf(path) + 1 || 9).toString();
  return [...paths].sort((a, b) => (rank(a) + a).localeCompare(rank(b) + b));
}

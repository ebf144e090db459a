import { useEffect, useRef } from 'react';
import { open, type Mark, type Opened } from './editor';

interface Given {
  text: string;
  label: string;
  isToml: boolean;
  readOnly: boolean;
  marks: Mark[];
  /** Where to go; a new object goes there again. */
  target: { line: number } | undefined;
  onChange: (text: string) => void;
}

/** One text to write on. Mount it anew (by `key`) for another file. */
export default function Editor({ text, label, isToml, readOnly, marks, target, onChange }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Opened>(undefined);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const begin = useRef({ text, label, isToml });
  useEffect(() => {
    if (!place.current) return undefined;
    const opened = open(place.current, begin.current.text, { ...begin.current, readOnly, onChange: (it) => tell.current(it) });
    editor.current = opened;
    return () => opened.close();
  }, [readOnly]);
  useEffect(() => editor.current?.mark(marks), [marks, readOnly]);
  useEffect(() => {
    if (target) editor.current?.goTo(target.line);
  }, [target]);
  return <div ref={place} className="editor-wrap" />;
}

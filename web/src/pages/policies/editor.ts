/**
 * The editor of a text: CodeMirror, loaded when a draft is first opened. It knows nothing of drafts: text, findings
 * by line, whether it may be written on.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { toml } from '@codemirror/legacy-modes/mode/toml';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { nonce } from '../../nonce';

export interface Mark {
  line: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
}

export interface Opened {
  view: EditorView;
  mark: (marks: Mark[]) => void;
  goTo: (line: number) => void;
  close: () => void;
}

// Each colour has a contrast of at least 4.5 : 1 on white.
const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: '#5c6875' },
  { tag: tags.string, color: '#14602c' },
  { tag: [tags.number, tags.atom, tags.bool], color: '#8a3c00' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.keyword], color: '#0a4a8f' },
]);

export function open(parent: HTMLElement, text: string, options: { label: string; isToml: boolean; readOnly: boolean; onChange: (text: string) => void }): Opened {
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      bracketMatching(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      EditorView.lineWrapping,
      EditorView.cspNonce.of(nonce),
      options.isToml ? StreamLanguage.define(toml) : [],
      syntaxHighlighting(COLOURS),
      // Tab leaves the editor, as everywhere on a page: who only has a keyboard is not caught in it.
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
      EditorState.readOnly.of(options.readOnly),
      EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
      }),
    ],
  });
  const view = new EditorView({ state, parent });
  // The part that scrolls can be reached by the keyboard also where the text may not be written on.
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.setAttribute('role', 'group');
  view.scrollDOM.setAttribute('aria-label', options.label);
  const lineAt = (line: number) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  return {
    view,
    mark(marks) {
      const diagnostics = marks.map((it): Diagnostic => {
        const { from, to } = lineAt(it.line);
        return { from, to, severity: it.severity, message: it.message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics.sort((a, b) => a.from - b.from)));
    },
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

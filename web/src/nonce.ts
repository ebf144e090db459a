/**
 * The nonce of this page. The content policy lets in style elements that show it, and no others (docs/security.md).
 *
 * Ant Design (`csp` of ConfigProvider) and CodeMirror (`EditorView.cspNonce`) are told it in their own ways. What locks
 * the page behind a dialog or drawer and measures its scroll bar (`@rc-component/portal`, `getScrollBarSize`) makes style
 * elements too and cannot be told, so each style element that a script makes is given it. Scripts are let in by nonce
 * or as files of ours, so this trusts nobody who was not trusted before; markup that got in from outside still has none.
 */
export const nonce = document.querySelector<HTMLElement>('meta[property=csp-nonce]')?.nonce ?? '';

/** From now on style elements that scripts of this page make carry the nonce. */
export function markStyles(): void {
  if (!nonce) return;
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  }) as typeof document.createElement;
}

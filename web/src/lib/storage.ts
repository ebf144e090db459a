/** What a browser keeps for one user. A browser that keeps nothing is no failure. */

export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(`mingbai.${key}`, value);
  } catch {
    // Private windows may refuse.
  }
}

export function recall(key: string): string | undefined {
  try {
    return window.localStorage.getItem(`mingbai.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

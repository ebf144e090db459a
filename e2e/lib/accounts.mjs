// Signing in to a demonstration by the interface: as a program that reads JSON, or for a window of the browser.
import assert from 'node:assert/strict';

/** Passwords of the demonstration's accounts, as it prints them once: name, password, what they are. */
export function passwordsOf(said) {
  const rows = [...said.matchAll(/^ {2}([a-z]+) +([A-Z][a-z]{4}-[a-z]{5}-\d{5}) /gm)];
  return Object.fromEntries(rows.map((it) => [it[1], it[2]]));
}

/** Signs in. With a context of the browser its pages are signed in; else a client of the interface comes back. */
export async function signIn(program, name, context) {
  program.passwords = { ...passwordsOf(program.said()), ...program.passwords };
  const client = new Client(program);
  await client.post('/sign-in', { name, password: program.passwords[name] });
  if (context) await context.addCookies([...client.cookies].map(([key, value]) => ({ name: key, value, url: program.url })));
  return client;
}

class Client {
  cookies = new Map();

  constructor(program) {
    this.program = program;
  }

  async answer(path, init = {}) {
    const cookie = [...this.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const headers = { Origin: this.program.api, 'X-Mingbai': 'e2e', ...(cookie ? { Cookie: cookie } : {}), ...init.headers };
    const answer = await fetch(`${this.program.api}/api/v1${path}`, { ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [pair] = set.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  async get(path) {
    const answer = await this.answer(path);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text}`);
    return JSON.parse(text);
  }

  async post(path, body) {
    const answer = await this.answer(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text}`);
    return JSON.parse(text);
  }

  /** Takes up a new account by its one-time code; the password that was set. */
  async firstPassword(code) {
    const fresh = new Client(this.program);
    const password = 'Hupo7-lanqiu-20931';
    await fresh.post('/sign-in/code', { code });
    await fresh.post('/me/password', { current: '', password });
    return password;
  }
}

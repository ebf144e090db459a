// Starts the real program on a free port with a folder of its own, and stops it.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url).pathname;
export const binary = process.env.MINGBAI_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/mingbai');
/** A development server of `web/` that asks 127.0.0.1:18091: for working on the pages, not for CI. */
const devPages = process.env.MINGBAI_E2E_PAGES;
const PATIENCE_MS = 120_000;

export const run = (...args) => promisify(execFile)(binary, args, { cwd: root, timeout: PATIENCE_MS });

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Runs `mingbai` with these words (`{folder}` is a fresh folder) until its interface answers. */
export async function start(words, { folder = mkdtempSync(join(tmpdir(), 'mingbai-e2e-')) } = {}) {
  const port = devPages ? 18091 : await freePort();
  const args = [...words.map((it) => it.replace('{folder}', folder)), '--listen', `127.0.0.1:${port}`];
  const child = spawn(binary, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.once('error', (error) => (said += error.message));
  child.stdout.on('data', (it) => (said += it));
  child.stderr.on('data', (it) => (said += it));
  const api = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const over = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
    if (child.exitCode === null) await over;
    clearTimeout(force);
    rmSync(folder, { recursive: true, force: true });
    // The keys lie beside the folder of the data.
    rmSync(`${folder}.keys`, { force: true });
  };
  const began = Date.now();
  while (Date.now() - began < PATIENCE_MS) {
    if (child.exitCode !== null) throw new Error(`${binary} ended with ${child.exitCode}:\n${said}`);
    const answer = await fetch(`${api}/healthz`).catch(() => undefined);
    if (answer?.ok) return { url: devPages ?? api, api, folder, stop, said: () => said };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`no answer within ${PATIENCE_MS / 1000} s:\n${said}`);
}

/** Posts JSON to the interface, for what a test needs before it begins. */
export async function post(api, path, body, headers = {}) {
  const answer = await fetch(`${api}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

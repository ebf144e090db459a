/** The one way to the server: types from its OpenAPI, the actor's headers, and one kind of error. */
import createClient, { type Middleware } from 'openapi-fetch';
import { actor } from './actor';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** A refusal of the server, with what to do. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly findings: Schemas['Finding'][] = [],
    readonly traceId = '',
  ) {
    super(message);
  }
}

/** Header values are bytes: Chinese goes as its UTF-8 bytes. */
function header(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

export function actorHeaders(): { 'X-Operator': string; 'X-Institution'?: string } {
  const { operator, institution } = actor();
  return { 'X-Operator': header(operator), ...(institution ? { 'X-Institution': header(institution) } : {}) };
}

/** Only our own pages can set it: the server asks for it where a cookie says who calls. */
const OWN = { 'X-Mingbai': 'portal' };

const leavers = new Set<() => void>();

/** Is called when the server no longer knows who we are. */
export function onSignedOut(listener: () => void): void {
  leavers.add(listener);
}

function isSignedOut(problem: ApiProblem): boolean {
  return problem.status === 401 && problem.code === 'API-0401';
}

const says: Middleware = {
  onRequest({ request }) {
    request.headers.set('X-Mingbai', OWN['X-Mingbai']);
    for (const [name, value] of Object.entries(actorHeaders())) {
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const problem = await problemOf(response);
    if (isSignedOut(problem)) for (const listener of leavers) listener();
    throw problem;
  },
};

export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as Schemas['Problem'];
    return new ApiProblem(response.status, body.code, body.message, body.findings, body.trace_id);
  } catch {
    return new ApiProblem(response.status, '', `HTTP ${response.status}`);
  }
}

export const client = createClient<paths>({ baseUrl: '/', headers: {} });
client.use(says);

/** The body of an answer; a refusal has been thrown before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) throw new ApiProblem(0, '', 'no answer');
  return data;
}

/** Sends a file as it is. */
export async function sendFile<T>(path: string, query: Record<string, string | undefined>, file: Blob): Promise<T> {
  const pairs = Object.entries(query).filter((it): it is [string, string] => it[1] !== undefined && it[1] !== '');
  const response = await fetch(`/api/v1${path}?${new URLSearchParams(pairs).toString()}`, {
    method: 'POST',
    headers: { ...actorHeaders(), ...OWN, 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

/** A number for a message, so that a retry of the same request is answered once. */
export function messageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `WEB-${Array.from(bytes, (it) => it.toString(16).padStart(2, '0')).join('')}`;
}

/** What may be done with a problem at each stage; the server decides, this only orders the buttons. */
import { actorHeaders, body, client, sendFile, type Schemas } from '../../api/client';
import { deskToSay } from '../../api/actor';

export type Command = Schemas['ProblemCommand'];

export const LABELS: Record<Command, string> = {
  assign: 'rosters.assign',
  approve: 'rosters.approve',
  remedy: 'rosters.remedy',
  verify: 'rosters.verifyIt',
  reject: 'rosters.reject',
  strike_off: 'rosters.strikeOff',
  reopen: 'rosters.reopen',
};

const BY_STAGE: Record<string, Command[]> = {
  待交办: ['assign'],
  整改中: ['approve', 'remedy', 'assign'],
  待核实: ['verify', 'reject'],
  待销号: ['strike_off', 'reject'],
  已销号: ['reopen'],
};

/** Commands for problems of these stages. */
export function commandsFor(stages: string[]): Command[] {
  const lists = stages.map((it) => BY_STAGE[it] ?? []);
  return [...new Set(lists.flat())].filter((it) => lists.every((list) => list.includes(it)));
}

/** Commands that ask for more than a press. */
export function asks(command: Command): 'desk' | 'remedy' | 'reason' | undefined {
  if (command === 'assign') return 'desk';
  if (command === 'remedy') return 'remedy';
  return command === 'reject' || command === 'reopen' ? 'reason' : undefined;
}

export interface More {
  to?: string;
  note?: string;
  documents?: Schemas['Proof'][];
}

/** Carries out a command on problems, in the actor's name. */
export function actOn(ids: number[], command: Command, more: More): Promise<Schemas['ManyDone']> {
  return body(client.POST('/api/v1/rosters/problems/act', { params: { header: actorHeaders() }, body: { ids, command, at: deskToSay(), to: more.to ?? '', note: more.note ?? '', documents: more.documents ?? [] } }));
}

/** Keeps a document on the server; what a remedy names. */
export async function keepDocument(file: File, kind: string): Promise<Schemas['Proof']> {
  const kept = await sendFile<Schemas['DocumentView']>('/rosters/documents', { name: file.name }, file);
  return { kind, name: file.name, sha256: kept.sha256 };
}

/** What a money order may do, and whom it concerns. Which accounts it moves, the server says. */
import type { Schemas } from '../../api/client';

export type MoneyKind = Schemas['MoneyKind'];
export type Concerns = 'institution' | 'person' | 'place';

export const KINDS: Record<MoneyKind, Concerns> = {
  prepay: 'institution', offset: 'institution', pay_institution: 'institution',
  collect: 'person', pay_back: 'person', credit: 'person',
  claim_received: 'place', claim_paid: 'place',
};

/** The kinds that concern one sort of subject; all of them when none is given. */
export function kindsOf(of: Concerns | undefined): MoneyKind[] {
  return (Object.keys(KINDS) as MoneyKind[]).filter((it) => of === undefined || KINDS[it] === of);
}

/** Where the ledger shows an entry: at the account of its subject, with the entry open. */
export function entryPath(subject: string, accounts: string[], entry: string): string {
  const own = accounts.find((it) => it.includes(`:${subject}:`)) ?? accounts[0] ?? '';
  return `/ledger?${new URLSearchParams({ owner: subject, account: own, entry }).toString()}`;
}

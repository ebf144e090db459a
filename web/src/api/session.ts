/** Who is signed in. Nobody is `null`; in open mode there is no account. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { become } from './actor';
import { ApiProblem, body, client, type Schemas } from './client';

export type Me = Schemas['Me'];
type Grant = Schemas['AccountGrant'];

export const ME = ['me'] as const;

/** The desk that a grant puts somebody at. */
export function deskOf(grant: Pick<Grant, 'region' | 'department'>): string {
  if (grant.department) return `department:${grant.department}`;
  const region = grant.region ?? '';
  if (region.includes('/')) return `village:${region}`;
  return region.length >= 9 ? `township:${region}` : 'county';
}

/** Who acts from now on is the account. */
function seat(me: Me): Me {
  const account = me.account;
  if (account) {
    const grants = account.grants;
    become({
      operator: account.name,
      desk: grants.map(deskOf).find((it) => it !== 'county') ?? 'county',
      institution: grants.find((it) => it.institution)?.institution ?? undefined,
    });
  }
  return me;
}

async function ask(): Promise<Me | null> {
  try {
    return seat(await body(client.GET('/api/v1/me')));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null;
    throw error;
  }
}

export const whoAmI = { queryKey: ME, queryFn: ask, staleTime: 60_000 };

export function useMe() {
  return useQuery(whoAmI);
}

/** Puts what the server said of me in its place; what others may see is forgotten. */
export function useBecome() {
  const queries = useQueryClient();
  return (me: Me | null) => {
    queries.removeQueries({ predicate: ({ queryKey: [first, second] }) => first !== 'sign-in' && !(first === 'me' && second === undefined) });
    queries.setQueryData(ME, me === null ? null : seat(me));
  };
}

export function useSignInWays() {
  return useQuery({ queryKey: ['sign-in'], queryFn: () => body(client.GET('/api/v1/sign-in')), staleTime: 60_000 });
}

/** What pages ask the server. Names of queries begin with what they are about, so that a change can call them stale. */
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { actor, onActor } from './actor';
import { body, client, type Schemas } from './client';

export function useActor() {
  return useSyncExternalStore(onActor, actor);
}

export function useRegion() {
  return useQuery({ queryKey: ['region'], queryFn: () => body(client.GET('/api/v1/region')), staleTime: 300_000 });
}

export function useHome(enabled = true) {
  return useQuery({ queryKey: ['home'], queryFn: () => body(client.GET('/api/v1/home')), enabled });
}

export function useInstitutions(q: string) {
  return useQuery({
    queryKey: ['institutions', q],
    queryFn: () => body(client.GET('/api/v1/institutions', { params: { query: { q, limit: 50 } } })),
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
}

export function usePeople(q: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['people', q, cursor],
    queryFn: () => body(client.GET('/api/v1/people', { params: { query: { q, cursor, limit: 20 } } })),
    enabled: q !== '',
  });
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: () => body(client.GET('/api/v1/people/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: ['person', id, 'history'],
    queryFn: () => body(client.GET('/api/v1/people/{id}/history', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

export function useSettlementsOf(person: string) {
  return useQuery({
    queryKey: ['person', person, 'settlements'],
    queryFn: async () => {
      // All of them: somebody who is often ill has more than a page.
      const items: Schemas['SettlementRow'][] = [];
      let cursor: string | undefined;
      do {
        const page = await body(client.GET('/api/v1/settlements', { params: { query: { person_id: person, cursor, limit: 200 } } }));
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor && items.length < 2000);
      return { items };
    },
    enabled: person !== '',
  });
}

export function useSettlement(id: string) {
  return useQuery({
    queryKey: ['settlement', id],
    queryFn: () => body(client.GET('/api/v1/settlements/{id}', { params: { path: { id } } })),
  });
}

/** Visits of an institution that are open or wait for settlement; with a person only that person's. */
export function useWaitingVisits(institution: string, person?: string, enabled = true) {
  return useQuery({
    queryKey: ['visits', institution, person],
    queryFn: () => body(client.GET('/api/v1/visits', { params: { query: { institution_id: institution, person_id: person, limit: 50 } } })),
    enabled: enabled && institution !== '',
  });
}

export function useVisit(id: string | undefined) {
  return useQuery({
    queryKey: ['visit', id],
    queryFn: () => body(client.GET('/api/v1/visits/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: Boolean(id),
  });
}

export function useVisitLines(id: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['visit', id, 'lines'],
    queryFn: () => body(client.GET('/api/v1/visits/{id}/lines', { params: { path: { id: id ?? '' } } })),
    enabled: enabled && Boolean(id),
  });
}

export function useLaw(rule: string, clause: string, on: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['law', rule, clause, on],
    queryFn: () => body(client.GET('/api/v1/law', { params: { query: { rule, clause, on } } })),
    enabled,
    staleTime: 300_000,
  });
}

export function useRosterWords(enabled = true) {
  return useQuery({ queryKey: ['rosters', 'words'], queryFn: () => body(client.GET('/api/v1/rosters/words')), enabled, staleTime: 60_000 });
}

/** Names of townships by code. */
export function useTownships(): Map<string, string> {
  return new Map((useRegion().data?.townships ?? []).map((it) => [it.code, it.name]));
}

export interface ProblemFilter {
  kind?: string;
  township?: string;
  stage?: string;
  open?: boolean;
  overdue?: boolean;
  person_id?: string;
}

export function useProblems(filter: ProblemFilter, cursor: string | undefined, enabled = true, limit = 50) {
  return useQuery({
    queryKey: ['rosters', 'problems', filter, cursor, limit],
    queryFn: () => body(client.GET('/api/v1/rosters/problems', { params: { query: { ...filter, cursor, limit } } })),
    enabled,
    placeholderData: (before) => before,
  });
}

export function useTally(filter: ProblemFilter, enabled = true) {
  return useQuery({
    queryKey: ['rosters', 'tally', filter],
    queryFn: () => body(client.GET('/api/v1/rosters/tally', { params: { query: filter } })),
    enabled,
  });
}

export function useProblem(id: number | undefined) {
  return useQuery({
    queryKey: ['rosters', 'problem', id],
    queryFn: () => body(client.GET('/api/v1/rosters/problems/{id}', { params: { path: { id: String(id) } } })),
    enabled: id !== undefined,
  });
}

export function useRounds(enabled = true) {
  return useQuery({ queryKey: ['rosters', 'rounds'], queryFn: () => body(client.GET('/api/v1/rosters/rounds')), enabled });
}

export function useBalances(owner: string) {
  return useQuery({
    queryKey: ['balances', owner],
    queryFn: () => body(client.GET('/api/v1/balances', { params: { query: { owner } } })),
    enabled: owner !== '',
  });
}

export function useEntries(what: { account?: string; reference?: string; from?: string; until?: string }, cursor: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['entries', what, cursor],
    queryFn: () => body(client.GET('/api/v1/ledger/entries', { params: { query: { ...what, cursor, limit: 50 } } })),
    enabled,
  });
}

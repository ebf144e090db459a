/** What the pages of indicators, institutions and statements ask the server. */
import { useQuery } from '@tanstack/react-query';
import { body, client } from './client';

export function useIndicators(period: string | undefined, place: string | undefined) {
  return useQuery({
    queryKey: ['indicators', period, place],
    queryFn: () => body(client.GET('/api/v1/indicators', { params: { query: { period, place } } })),
    placeholderData: (before) => before,
    // While the job runs its end is waited for.
    refetchInterval: (query) => (query.state.data?.job.state === 'running' ? 1_500 : false),
  });
}

export function useIndicator(code: string, period: string | undefined, place: string | undefined) {
  return useQuery({
    queryKey: ['indicators', 'one', code, period, place],
    queryFn: () => body(client.GET('/api/v1/indicators/{code}', { params: { path: { code }, query: { period, place } } })),
    placeholderData: (before) => before,
  });
}

/** Pages asked for in one go: the server looks through so many people for each, of whom few or nobody may be meant. */
const LOOKS = 20;
const ROWS = 50;

export function useIndicatorPeople(code: string, period: string, place: string, cursor: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['indicators', 'people', code, period, place, cursor],
    queryFn: async () => {
      const ask = (from: string | undefined, limit: number) =>
        body(client.GET('/api/v1/indicators/{code}/people', { params: { path: { code }, query: { period, place, cursor: from, limit } } }));
      const all = await ask(cursor, ROWS);
      for (let looks = 1; looks < LOOKS && all.next && all.items.length < ROWS; looks += 1) {
        const more = await ask(all.next, ROWS - all.items.length);
        all.items.push(...more.items);
        all.next = more.next;
      }
      return all;
    },
    enabled,
    retry: false,
  });
}

export interface InstitutionFilter {
  q?: string;
  level?: string;
  kind?: string;
  agreement?: string;
}

export function useInstitutionRegister(filter: InstitutionFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: ['institutions', 'register', filter, cursor],
    queryFn: () => body(client.GET('/api/v1/institutions/register', { params: { query: { ...filter, cursor, limit: 50 } } })),
    placeholderData: (before) => before,
  });
}

export function useInstitution(id: string) {
  return useQuery({
    queryKey: ['institutions', 'one', id],
    queryFn: () => body(client.GET('/api/v1/institutions/{id}', { params: { path: { id } } })),
  });
}

export function useProposed(enabled: boolean) {
  return useQuery({ queryKey: ['institutions', 'proposed'], queryFn: () => body(client.GET('/api/v1/agreements')), enabled });
}

export function useAccounts(kind: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['ledger', 'accounts', kind, cursor],
    queryFn: () => body(client.GET('/api/v1/ledger/accounts', { params: { query: { kind, cursor, limit: 100 } } })),
    placeholderData: (before) => before,
  });
}

export function useStatement(account: string, from: string | undefined, until: string | undefined) {
  return useQuery({
    queryKey: ['statement', account, from, until],
    queryFn: () => body(client.GET('/api/v1/ledger/statement', { params: { query: { account, from, until } } })),
    enabled: account !== '',
  });
}

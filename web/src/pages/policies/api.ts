/** What these pages ask the server. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, client, type Schemas } from '../../api/client';

export type Edits = Schemas['CheckDraft'];

export function usePolicies(on: string | undefined) {
  return useQuery({
    queryKey: ['policies', 'list', on],
    queryFn: () => body(client.GET('/api/v1/policies', { params: { query: { on } } })),
    placeholderData: (before) => before,
  });
}

export function usePackage(id: string, on: string | undefined) {
  return useQuery({
    queryKey: ['policies', 'package', id, on],
    queryFn: () => body(client.GET('/api/v1/policies/packages/{id}', { params: { path: { id }, query: { on } } })),
  });
}

export function useDrafts() {
  return useQuery({ queryKey: ['policies', 'drafts'], queryFn: () => body(client.GET('/api/v1/policies/drafts', { params: { query: {} } })) });
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: ['policies', 'draft', id],
    queryFn: () => body(client.GET('/api/v1/policies/drafts/{id}', { params: { path: { id } } })),
    // What is being written on the screen is not to be replaced behind the writer's back.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
}

/** Asks about the texts on the screen; `edits` that wait for a pause in typing are given by the caller. */
function useOfDraft<T>(what: string, id: string, edits: Edits, enabled: boolean, ask: () => Promise<T>) {
  return useQuery({
    queryKey: ['policies', what, id, edits],
    queryFn: ask,
    enabled,
    gcTime: 10_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

export function useCheck(id: string, edits: Edits, enabled: boolean) {
  return useOfDraft('check', id, edits, enabled, () => body(client.POST('/api/v1/policies/drafts/{id}/check', { params: { path: { id } }, body: edits })));
}

export function useComparison(id: string, edits: Edits) {
  return useOfDraft('compare', id, edits, true, () => body(client.POST('/api/v1/policies/drafts/{id}/compare', { params: { path: { id } }, body: edits })));
}

export function useDraftPackage(id: string, edits: Edits) {
  return useOfDraft('aside', id, edits, true, () => body(client.POST('/api/v1/policies/drafts/{id}/package', { params: { path: { id } }, body: edits })));
}

export function useTrial(id: string) {
  return useQuery({
    queryKey: ['policies', 'trial', id],
    queryFn: () => body(client.GET('/api/v1/policies/drafts/{id}/trial', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.progress?.state === 'running' ? 1_000 : false),
  });
}

export function useTrialPeople(id: string, madeAt: string, enabled: boolean) {
  return useQuery({
    queryKey: ['policies', 'trial', id, 'people', madeAt],
    queryFn: () => body(client.GET('/api/v1/policies/drafts/{id}/trial/people', { params: { path: { id } } })),
    enabled,
    retry: false,
  });
}

/** A step that moves a draft on: everything that shows it is asked again. */
export function useStep<Given>(id: string, step: (given: Given) => Promise<unknown>, done?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['policies', 'draft', id] });
      void queries.invalidateQueries({ queryKey: ['policies'] });
      void queries.invalidateQueries({ queryKey: ['region'] });
      done?.();
    },
  });
}

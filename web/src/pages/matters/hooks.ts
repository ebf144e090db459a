/** What the pages of matters ask the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deskToSay } from '../../api/actor';
import { body, client, type Schemas } from '../../api/client';
import { useActor, useRegion } from '../../api/hooks';
import { useMay } from '../../api/permissions';

/** The desk at which somebody sits, as the interface writes it; empty where the server knows it. */
export function useDesk(): string {
  useActor();
  const desk = deskToSay();
  return desk === 'county' || desk.startsWith('department') ? '' : desk.replace(/^(township|village):/, '');
}

/** Whether the caller handles matters, and the region has a catalogue of them. */
function useHandles(): boolean {
  const has = useRegion().data?.has_matters ?? false;
  return useMay('matter.list') && has;
}

export function useCatalogue(enabled = true) {
  const has = useRegion().data?.has_matters ?? false;
  return useQuery({ enabled: enabled && has, queryKey: ['matters', 'catalogue'], queryFn: () => body(client.GET('/api/v1/matters/catalogue')), staleTime: 300_000 });
}

export interface WorkFilter {
  mine?: boolean;
  which?: string;
  overdue?: boolean;
  state?: string;
  matter?: string;
  person_id?: string;
}

export function useRequests(filter: WorkFilter, cursor?: string, limit = 50) {
  const desk = useDesk();
  return useQuery({
    enabled: useHandles(),
    queryKey: ['matters', 'list', desk, filter, cursor],
    queryFn: () => body(client.GET('/api/v1/matters/requests', { params: { query: { ...filter, desk, cursor, limit } } })),
    placeholderData: (before) => before,
  });
}

export function useRequest(id: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ['matters', 'request', desk, id],
    queryFn: () => body(client.GET('/api/v1/matters/requests/{id}', { params: { path: { id }, query: { desk } } })),
    enabled: id !== '',
  });
}

/** What my desk has in hand, and which level it is of. */
export function useCount() {
  const desk = useDesk();
  return useQuery({
    enabled: useHandles(),
    queryKey: ['matters', 'count', desk],
    queryFn: () => body(client.GET('/api/v1/matters/count', { params: { query: { desk } } })),
    retry: false,
  });
}

export function useFigures(from: string, until: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ['matters', 'figures', desk, from, until],
    queryFn: () => body(client.GET('/api/v1/matters/figures', { params: { query: { desk, ...(from ? { from } : {}), ...(until ? { until } : {}) } } })),
    placeholderData: (before) => before,
  });
}

export function useNetwork() {
  return useQuery({ queryKey: ['matters', 'network'], queryFn: () => body(client.GET('/api/v1/matters/network')) });
}

/** Does something with a request; lists are asked again. */
export function useActOn(id: string, done: (view: Schemas['RequestView']) => void) {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Omit<Schemas['MatterAct'], 'desk'>) =>
      body(client.POST('/api/v1/matters/requests/{id}/acts', { params: { path: { id } }, body: { ...act, desk } })),
    onSuccess: async (view) => {
      done(view);
      await queries.invalidateQueries({ queryKey: ['matters'] });
    },
  });
}

/** Where a matter is done in the portal, with the person filled in. */
export function pageOf(does: string, person: string): string | undefined {
  const id = encodeURIComponent(person);
  switch (does) {
    case 'identity':
    case 'coverage':
      return `/people/${id}?add=${does}`;
    case 'reimbursement':
      return `/reimbursements/take/${id}`;
    case 'chronic_filing':
    case 'referral_filing':
    case 'query':
      return `/people/${id}`;
    default:
      return undefined;
  }
}

export type Given = Record<string, Schemas['GivenDocument']>;

/** Documents with one more, or one less. */
export function withDocument(given: Given, id: string, document: Schemas['GivenDocument'] | undefined): Given {
  const others = Object.fromEntries(Object.entries(given).filter(([key]) => key !== id));
  return document ? { ...others, [id]: document } : others;
}

/** What the pages of hand reimbursement ask the server. */
import { useQuery } from '@tanstack/react-query';
import { body, client, type Schemas } from '../../api/client';

export const STATES = ['gathered', 'computed', 'paid', 'signed', 'withdrawn'] as const;
export type BillState = (typeof STATES)[number];

export function useReimbursements(state: BillState | undefined, cursor: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['reimbursements', state, cursor],
    queryFn: () => body(client.GET('/api/v1/reimbursements', { params: { query: { state, cursor, limit: 50 } } })),
    enabled,
    placeholderData: (before) => before,
  });
}

export function useReimbursementsOf(person: string, enabled: boolean) {
  return useQuery({
    queryKey: ['reimbursements', 'of', person],
    queryFn: () => body(client.GET('/api/v1/reimbursements', { params: { query: { person_id: person, limit: 50 } } })),
    enabled,
  });
}

export function useReimbursement(id: string) {
  return useQuery({ queryKey: ['reimbursements', 'one', id], queryFn: () => body(client.GET('/api/v1/reimbursements/{id}', { params: { path: { id } } })) });
}

/** What a bill would come to; asked only when there is enough of it. */
export function useTrial(bill: Omit<Schemas['ReimbursementRequest'], 'message_id'> | undefined) {
  return useQuery({
    queryKey: ['preview', 'reimbursement', bill],
    queryFn: () => {
      if (!bill) throw new Error('nothing to ask');
      return body(client.POST('/api/v1/reimbursements/preview', { body: { ...bill, message_id: 'preview' } }));
    },
    enabled: bill !== undefined,
    retry: false,
    placeholderData: (before) => before,
  });
}

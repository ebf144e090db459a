/** What the caller may do: pages hide what is not permitted. The server decides again at each request. */
import { useQuery } from '@tanstack/react-query';
import { knowOpen } from './actor';
import { body, client } from './client';

export const whatIMay = {
  queryKey: ['me', 'permissions'],
  queryFn: async () => {
    const mine = await body(client.GET('/api/v1/me/permissions'));
    knowOpen(mine.is_open);
    return mine;
  },
  staleTime: 60_000,
  retry: false,
};

export function usePermissions() {
  return useQuery(whatIMay);
}

/** Whether the caller may do one of these at least somewhere; no while nobody knows. */
export function useMay(...actions: string[]): boolean {
  const { data } = usePermissions();
  return data !== undefined && actions.some((it) => data.actions.includes(it));
}

export function useRoles() {
  return useQuery({ queryKey: ['roles'], queryFn: () => body(client.GET('/api/v1/roles')), staleTime: 300_000 });
}

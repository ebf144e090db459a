/** Roles that can be granted, with their names. Only who may see accounts may ask. */
import { useQuery } from '@tanstack/react-query';
import { body, client } from '../../api/client';
import { administers, useMe } from '../../api/session';

export function useRoles(enabled: boolean) {
  const me = useMe();
  return useQuery({
    queryKey: ['roles'],
    queryFn: () => body(client.GET('/api/v1/accounts/roles')),
    staleTime: 600_000,
    enabled: enabled && administers(me.data),
  });
}

export function useRoleNames(enabled: boolean): Map<string, string> {
  const roles = useRoles(enabled);
  return new Map((roles.data ?? []).map((it) => [it.code, it.name]));
}

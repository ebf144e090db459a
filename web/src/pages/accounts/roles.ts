/** Roles: their names for everybody, what a grant must say for who gives it. */
import { useQuery } from '@tanstack/react-query';
import { body, client } from '../../api/client';
import { useRoles } from '../../api/permissions';

export function useGrantable() {
  return useQuery({ queryKey: ['grantable'], queryFn: () => body(client.GET('/api/v1/accounts/roles')), staleTime: 600_000 });
}

export function useRoleNames(): Map<string, string> {
  const roles = useRoles();
  return new Map((roles.data?.roles ?? []).map((it) => [it.code, it.name]));
}

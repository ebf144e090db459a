/** Work of the three administrators: accounts, what was done with them, the system. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { body, client } from '../../api/client';
import { useMay } from '../../api/permissions';
import { dayNumber, localDay, plusDays } from '../../lib/day';
import { actorName, chinaTime } from '../audit/AuditLog';
import { Tasks } from './Tasks';

/** Accounts that are looked at: those of the first page. */
const ACCOUNTS = 200;
const SOON_DAYS = 30;
const LATELY_DAYS = 7;
/** Lines that are counted of each kind. */
const LINES = 50;
/** Counting of messages stops there. */
const MOST_MESSAGES = 500;

const system = { queryKey: ['system'], queryFn: () => body(client.GET('/api/v1/system')) };

export function AccountsCard() {
  const { t } = useTranslation();
  const accounts = useQuery({ queryKey: ['accounts', 'home'], queryFn: () => body(client.GET('/api/v1/accounts', { params: { query: { limit: ACCOUNTS } } })) });
  const tokens = useQuery({ queryKey: ['accounts', 'tokens', 'home'], queryFn: () => body(client.GET('/api/v1/tokens')) });
  const watched = useQuery({ ...system, enabled: useMay('system.read') });
  const people = (accounts.data?.rows ?? []).filter((it) => !it.is_disabled && !it.is_machine);
  const [now, soon] = [new Date().toISOString(), plusDays(new Date().toISOString().slice(0, 10), SOON_DAYS)];
  const ending = (tokens.data ?? []).filter((it) => !it.revoked_at && it.until > now && it.until.slice(0, 10) <= soon);
  const locked = (accounts.data?.rows ?? []).filter((it) => it.locked_until);
  return (
    <Tasks
      title={t('home.accounts')}
      all="/accounts"
      pending={accounts.isPending}
      empty={t('home.allWell')}
      lines={[
        { label: t('home.locked'), count: Math.max(watched.data?.locked_names ?? 0, locked.length), to: '/accounts', warn: true },
        { label: t('home.noPassword'), count: people.filter((it) => !it.has_password && !it.subject).length, to: '/accounts' },
        { label: t('home.noGrant'), count: people.filter((it) => it.grants.length === 0).length, to: '/accounts', warn: true },
        { label: t('home.tokensEnding'), count: ending.length, to: '/accounts', warn: true },
      ]}
      rows={[
        ...locked.map((it) => ({ key: it.id, to: '/accounts', what: `${it.display_name}（${it.name}）`, more: t('home.until', { at: chinaTime(it.locked_until ?? '') }) })),
        ...ending.map((it) => ({ key: it.id, to: '/accounts', what: it.label, more: t('home.until', { at: localDay(it.until) }) })),
      ]}
    />
  );
}

/** Lines of the audit log of one kind, of the last days. */
function useLately(action: string, from: string) {
  return useQuery({
    queryKey: ['audit', 'home', action, from],
    queryFn: () => body(client.GET('/api/v1/audit', { params: { query: { action, from, limit: LINES } } })),
    staleTime: 60_000,
  });
}

export function AuditCard() {
  const { t } = useTranslation();
  const from = plusDays(localDay(new Date().toISOString()), -LATELY_DAYS);
  const unmasked = useLately('person.unmask', from);
  const [lockedNow, granted, revoked] = [useLately('account.locked', from), useLately('account.grant', from), useLately('account.revoke', from)];
  const line = (label: string, action: string, lists: ReturnType<typeof useLately>[], warn: boolean) => {
    const count = lists.reduce((before, it) => before + (it.data?.items.length ?? 0), 0);
    return { label, count, shown: count >= LINES ? t('home.orMore', { count }) : undefined, to: `/audit?action=${action}&from=${from}`, warn };
  };
  return (
    <Tasks
      title={t('home.auditing')}
      all="/audit"
      pending={unmasked.isPending}
      lines={[
        line(t('home.unmasked'), 'person.unmask', [unmasked], true),
        line(t('home.lockedEvents'), 'account.locked', [lockedNow], true),
        line(t('home.granted'), 'account.', [granted, revoked], false),
      ]}
      rows={(unmasked.data?.items ?? []).slice(0, 5).map((it) => ({
        key: String(it.seq),
        to: `/audit?action=person.unmask&actor=${encodeURIComponent(it.actor)}`,
        what: `${actorName(it.actor)} · ${it.subject}`,
        more: chinaTime(it.at),
      }))}
    />
  );
}

export function SystemCard() {
  const { t } = useTranslation();
  const state = useQuery(system);
  const of = state.data;
  // How old the last copy is; one of yesterday is as it should be.
  const age = of?.last_backup ? dayNumber(of.now.slice(0, 10)) - dayNumber(of.last_backup.at.slice(0, 10)) : undefined;
  const backup = age === undefined ? t('home.backupNever') : age === 0 ? t('home.backupToday') : t('home.backupAge', { days: age });
  return (
    <Tasks
      title={t('home.system')}
      all="/system"
      pending={state.isPending}
      lines={
        of
          ? [
              { label: backup, count: 1, shown: '', to: '/system', warn: of.engine === 'sqlite' && (age === undefined || age > 1) },
              { label: t('home.schemaBehind'), count: of.schema_known - of.schema, shown: '', to: '/system', warn: true },
              { label: t('home.sights'), count: of.waiting_sights, to: '/system' },
              { label: t('home.messages'), count: of.waiting_messages, shown: of.waiting_messages >= MOST_MESSAGES ? t('home.orMore', { count: MOST_MESSAGES }) : undefined, to: '/system' },
            ]
          : []
      }
    />
  );
}

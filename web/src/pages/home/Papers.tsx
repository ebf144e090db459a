/** Papers that two people decide on: drafts of policies, agreements with institutions. */
import { useTranslation } from 'react-i18next';
import { useProposed } from '../../api/indicators';
import { useActor } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { InstitutionName } from '../../components/InstitutionSelect';
import { localDay } from '../../lib/day';
import { useDrafts } from '../policies/api';
import { Tasks, type Row } from './Tasks';

/** How many are shown one by one. */
const FIRST = 6;
const ALL = '/policies?tab=drafts';

export function DraftsCard() {
  const { t } = useTranslation();
  const { operator } = useActor();
  const [writes, decides] = [useMay('policy.draft'), useMay('policy.approve')];
  const drafts = useDrafts();
  const list = drafts.data ?? [];
  const [own, others] = [list.filter((it) => it.authors.includes(operator)), list.filter((it) => !it.authors.includes(operator))];
  // A refused draft is copied and goes on as another; then it is no work any more.
  const goesOn = new Set(list.map((it) => it.copied_from));
  const written = writes ? own.filter((it) => it.state === 'draft') : [];
  const sent = writes ? own.filter((it) => it.state === 'submitted') : [];
  const refused = writes ? own.filter((it) => it.state === 'refused' && !goesOn.has(it.id)) : [];
  const waiting = decides ? others.filter((it) => it.state === 'submitted') : [];
  const row = (it: (typeof list)[number]): Row => ({
    key: it.id,
    to: `/policies/drafts/${encodeURIComponent(it.id)}`,
    what: it.title,
    more: it.state === 'refused' ? t('home.refusedWhy', { why: it.remark }) : [it.effective_on && t('home.effective', { day: it.effective_on }), it.submitted_by && t('home.by', { name: it.submitted_by })].filter(Boolean).join('，') || localDay(it.changed_at),
  });
  return (
    <Tasks
      title={t('home.drafts')}
      all={ALL}
      pending={drafts.isPending}
      lines={[
        { label: t('home.draftsToDecide'), count: waiting.length, to: ALL, warn: true },
        { label: t('home.draftsRefused'), count: refused.length, to: ALL, warn: true },
        { label: t('home.draftsMine'), count: written.length, to: ALL },
        { label: t('home.draftsSent'), count: sent.length, to: ALL },
      ]}
      rows={[...waiting, ...refused, ...written, ...sent].slice(0, FIRST).map(row)}
    />
  );
}

export function AgreementsCard() {
  const { t } = useTranslation();
  const { operator } = useActor();
  const mayOpen = useMay('institution.read');
  const proposed = useProposed(true);
  const list = proposed.data ?? [];
  const waiting = list.filter((it) => it.proposed_by !== operator);
  return (
    <Tasks
      title={t('home.agreements')}
      all="/institutions"
      pending={proposed.isPending}
      lines={[
        { label: t('home.agreementsToDecide'), count: waiting.length, to: '/institutions', warn: true },
        { label: t('home.agreementsSent'), count: list.length - waiting.length, to: '/institutions' },
      ]}
      rows={waiting.slice(0, FIRST).map((it) => ({
        key: it.id,
        to: mayOpen ? `/institutions/${encodeURIComponent(it.institution_id)}` : '/institutions',
        what: <InstitutionName id={it.institution_id} />,
        more: `${t('home.from', { day: it.from })}，${t('home.by', { name: it.proposed_by })}`,
      }))}
    />
  );
}

/** Work of desks: requests taken in, problems of rosters. */
import { useTranslation } from 'react-i18next';
import { useProblems, useRegion, useTally } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { dayNumber } from '../../lib/day';
import { sum } from '../../lib/money';
import { useCount, useRequests } from '../matters/hooks';
import { DueText } from '../matters/words';
import { Tasks } from './Tasks';

/** How many pieces of work are shown one by one. */
const FIRST = 5;

export function MattersCard() {
  const { t } = useTranslation();
  const count = useCount();
  const first = useRequests({ mine: true }, undefined, FIRST);
  const of = count.data;
  return (
    <Tasks
      title={t('home.matters')}
      all="/matters/work"
      pending={count.isPending}
      lines={
        of
          ? [
              { label: t('home.mattersOverdue'), count: of.overdue, to: '/matters/work?view=overdue', warn: true },
              { label: t('home.dueSoon'), count: of.due_soon, to: '/matters/work', warn: true },
              { label: t('home.mattersWaiting'), count: of.waiting, to: '/matters/work?view=waiting' },
              { label: t('home.mattersOpen'), count: of.open, to: '/matters/work' },
            ]
          : []
      }
      rows={(first.data?.items ?? []).map((it) => ({
        key: it.id,
        to: `/matters/requests/${encodeURIComponent(it.id)}`,
        what: `${it.matter_name} · ${it.behalf ? `${it.person_name}（${it.behalf}）` : it.person_name}`,
        more: <DueText of={it} />,
      }))}
    />
  );
}

/** What is done next at a stage, and who may do it. */
const NEXT: Record<string, { act: 'assign' | 'remedy' | 'verify' | 'strike_off'; needs: string }> = {
  待交办: { act: 'assign', needs: 'roster.assign' },
  整改中: { act: 'remedy', needs: 'roster.act' },
  待核实: { act: 'verify', needs: 'roster.assign' },
  待销号: { act: 'strike_off', needs: 'roster.assign' },
};

export function ProblemsCard() {
  const { t } = useTranslation();
  const today = useRegion().data?.today;
  const [assigns, acts] = [useMay('roster.assign'), useMay('roster.act')];
  const open = useTally({ open: true });
  const late = useTally({ open: true, overdue: true });
  const first = useProblems({ open: true, overdue: true }, undefined, true, FIRST);
  const tally = open.data ?? [];
  const stages = Object.entries(NEXT).filter(([, it]) => (it.needs === 'roster.assign' ? assigns : acts));
  return (
    <Tasks
      title={t('home.problems')}
      all="/rosters/problems"
      pending={open.isPending}
      lines={[
        { label: t('home.problemsOverdue'), count: sum((late.data ?? []).map((it) => it.problems)), to: '/rosters/problems?overdue=1', warn: true },
        ...stages.map(([stage, { act }]) => ({
          label: t('home.stageOf', { stage, act: t(`home.act_${act}`) }),
          count: sum(tally.filter((it) => it.stage === stage).map((it) => it.problems)),
          to: `/rosters/problems?stage=${encodeURIComponent(stage)}`,
        })),
      ]}
      rows={(first.data?.items ?? []).map((it) => ({
        key: String(it.id),
        to: `/rosters/problems?overdue=1&show=${it.id}`,
        what: `${it.name} · ${it.person_name}${it.village ? `（${it.village}）` : ''}`,
        more: it.due && today ? t('home.late', { days: dayNumber(today) - dayNumber(it.due) }) : '',
      }))}
    />
  );
}

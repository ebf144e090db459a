import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useActor, useHome, useRegion, useTally, useTownships } from '../../api/hooks';
import { useMay, usePermissions } from '../../api/permissions';
import { InstitutionName } from '../../components/InstitutionSelect';
import { Answer } from '../../components/parts';
import { sum } from '../../lib/money';
import { useCount } from '../matters/hooks';
import { MattersCard, ProblemsCard } from './Desk';
import { AllIndicators, ProblemKinds, WarningIndicators } from './Figures';
import { OwnVisits, Payers, Reimbursements, Visits } from './Money';
import { AgreementsCard, DraftsCard } from './Papers';
import { AccountsCard, AuditCard, SystemCard } from './Watch';

/** The first page, made of what the caller may do: work to be done first, then the numbers he answers for. */
export function Home() {
  const { t } = useTranslation();
  const mayRead = useMay('home.read');
  const home = useHome(mayRead);
  const region = useRegion();
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{region.data?.name ?? t('app.home')}</h1>
        <Whose />
        <span className="grow" />
        <span className="muted">
          {region.data && t('home.greeting', { day: region.data.today })} · {t('app.version')} {region.data?.policy_version}
        </span>
      </div>
      {region.data &&
        (mayRead ? <Answer of={home}>{(it) => <Work of={it} region={region.data} />}</Answer> : <Work region={region.data} />)}
    </div>
  );
}

/** Which roles the page is made for, and where. */
function Whose() {
  const granted = usePermissions().data?.grants ?? [];
  const townships = useTownships();
  const departments = useRegion().data?.departments ?? [];
  const place = (it: Schemas['GrantView']) => {
    const [code = '', village] = it.region.split('/');
    const township = townships.get(code);
    const department = departments.find((of) => of.code === it.department)?.name;
    if (it.institution) return <InstitutionName id={it.institution} />;
    return department ?? it.department ?? [township, village].filter(Boolean).join(' ');
  };
  return (
    <span className="muted">
      {granted.map((it, at) => (
        <Fragment key={`${it.role}${it.region}${it.institution ?? ''}${it.department ?? ''}`}>
          {at > 0 && '、'}
          {it.name} {place(it)}
        </Fragment>
      ))}
    </span>
  );
}

/** Whether this is the window of an institution, which sees its own visits. */
function useIsWindow(): boolean {
  const { institution } = useActor();
  return useMay('visit.open') && institution !== '';
}

interface Given {
  /** Nothing for who sees no figures. */
  of?: Schemas['HomeView'];
  region: Schemas['RegionView'];
}

function Work({ of, region }: Given) {
  const { t } = useTranslation();
  const handles = useMay('matter.list') && region.has_matters;
  const problems = useMay('roster.list') && region.has_rosters;
  const settles = useIsWindow();
  const [drafts, decides] = [useMay('policy.draft', 'policy.approve'), useMay('institution.approve')];
  const [accounts, audits, system] = [useMay('account.read'), useMay('audit.read'), useMay('system.read')];
  const [indicators, figures, supervises] = [useMay('indicator.read'), useMay('roster.figures') && region.has_rosters, useMay('supervision.read')];
  const cards: [string, ReactNode][] = [];
  const add = (may: unknown, key: string, card: ReactNode) => {
    if (may) cards.push([key, card]);
  };
  add(of?.visits && settles, 'own', of?.visits && <OwnVisits of={of.visits} />);
  add(handles, 'matters', <MattersCard />);
  add(problems, 'problems', <ProblemsCard />);
  add(of?.visits && !settles, 'visits', of?.visits && <Visits of={of.visits} />);
  add(of?.reimbursements, 'reimbursements', of?.reimbursements && <Reimbursements of={of.reimbursements} />);
  add(drafts, 'drafts', <DraftsCard />);
  add(decides, 'agreements', <AgreementsCard />);
  add(audits, 'audit', <AuditCard />);
  add(accounts, 'accounts', <AccountsCard />);
  add(system, 'system', <SystemCard />);
  const watches = cards.length === 0 || supervises;
  return (
    <>
      {of && <Numbers of={of} problems={problems || (watches && figures)} />}
      {indicators && watches && <AllIndicators />}
      {cards.length > 0 && (
        <section aria-label={t('home.tasks')} className="packed">
          {cards.map(([key, card]) => (
            <Fragment key={key}>{card}</Fragment>
          ))}
          {indicators && !watches && <WarningIndicators />}
        </section>
      )}
      {of && (
        <div className="packed">
          {of.payers.length > 0 && <Payers of={of} />}
          {figures && (problems || watches) && <ProblemKinds />}
        </div>
      )}
    </>
  );
}

/** How much there is, in a row. */
function Numbers({ of, problems }: { of: Schemas['HomeView']; problems: boolean }) {
  const { t } = useTranslation();
  const open = useTally({ open: true }, problems);
  const late = useTally({ open: true, overdue: true }, problems);
  const matters = useCount().data;
  const [mayFind, mayList] = [useMay('person.find'), useMay('roster.list')];
  const settles = useIsWindow();
  const count = (list: Schemas['ProblemTally'][] | undefined) => sum((list ?? []).map((it) => it.problems));
  const stats = [
    // A hospital's window is there for whoever comes.
    ...(settles ? [] : [{ to: mayFind && '/people', label: t('home.people'), unit: t('home.unit_people'), value: of.people, warn: false }]),
    ...(of.visits ? [{ to: false as const, label: t('home.openVisits'), unit: t('home.unit_visits'), value: of.visits.open, warn: false }, { to: false as const, label: t('home.waiting'), unit: t('home.unit_visits'), value: of.visits.waiting, warn: true }] : []),
    ...(problems
      ? [
          { to: mayList && '/rosters/problems', label: t('home.openProblems'), unit: t('home.unit_problems'), value: count(open.data), warn: false },
          { to: mayList && '/rosters/problems?overdue=1', label: t('home.overdue'), unit: t('home.unit_problems'), value: count(late.data), warn: true },
        ]
      : []),
    ...(matters
      ? [
          { to: '/matters/work', label: t('matters.home_open'), unit: t('home.unit_items'), value: matters.open, warn: false },
          { to: '/matters/work?view=overdue', label: t('matters.home_overdue'), unit: t('home.unit_items'), value: matters.overdue, warn: true },
        ]
      : []),
  ];
  return (
    <section className="cards" aria-label={t('home.figures')}>
      {stats.map((it) => {
        const look = it.warn && it.value > 0 ? 'stat warn' : 'stat';
        const text = (
          <>
            <b>
              {it.value.toLocaleString('zh-CN')} <small>{it.unit}</small>
            </b>
            <span>{it.label}</span>
          </>
        );
        return it.to ? (
          <Link key={it.label} to={it.to} className={look}>
            {text}
          </Link>
        ) : (
          <div key={it.label} className={look}>
            {text}
          </div>
        );
      })}
    </section>
  );
}

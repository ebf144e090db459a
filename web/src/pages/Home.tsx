import { Card } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { useHome, useRegion, useTally } from '../api/hooks';
import { useMay } from '../api/permissions';
import { Answer, Money } from '../components/parts';
import { sum } from '../lib/money';
import { useCount } from './matters/hooks';

const Chart = lazy(() => import('../components/Chart'));

/** The first page: what is to be done, and the numbers. */
export function Home() {
  const { t } = useTranslation();
  const mayRead = useMay('home.read');
  const home = useHome(mayRead);
  const region = useRegion();
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{region.data?.name ?? t('app.home')}</h1>
        <span className="muted">
          {region.data && t('home.greeting', { day: region.data.today })} · {t('app.version')} {region.data?.policy_version}
        </span>
      </div>
      {!mayRead && <Doors />}
      {mayRead && <Answer of={home}>{(it) => <Numbers of={it} hasRosters={region.data?.has_rosters ?? false} />}</Answer>}
    </div>
  );
}

/** For the administrators, who see no figures: where their work is. */
function Doors() {
  const { t } = useTranslation();
  const doors = [
    { to: '/accounts', label: t('accounts.menu'), may: useMay('account.read') },
    { to: '/audit', label: t('edge.audit'), may: useMay('audit.read') },
    { to: '/system', label: t('edge.system'), may: useMay('system.read') },
    { to: '/system/roles', label: t('permit.menu'), may: useMay('access.read') },
  ];
  return (
    <section className="cards" aria-label={t('app.menu')}>
      {doors
        .filter((it) => it.may)
        .map((it) => (
          <Link key={it.to} to={it.to} className="stat">
            <span>{it.label}</span>
          </Link>
        ))}
    </section>
  );
}

function Numbers({ of, hasRosters }: { of: Schemas['HomeView']; hasRosters: boolean }) {
  const { t } = useTranslation();
  const open = useTally({ open: true }, hasRosters);
  const late = useTally({ overdue: true }, hasRosters);
  // A figure leads to its page where the caller may open that.
  const [mayFind, maySettle, mayProblems, mayLedger] = [useMay('person.find'), useMay('settlement.preview'), useMay('roster.list'), useMay('ledger.read')];
  const mayBills = useMay('reimbursement.list');
  const mayVerify = useMay('ledger.verify') && mayLedger;
  // A region without a catalogue, or a caller without the permission, has none.
  const matters = useCount().data;
  const count = (list: Schemas['ProblemTally'][] | undefined) => sum((list ?? []).map((it) => it.problems));
  const stats = [
    { to: mayFind && '/people', label: t('home.people'), value: of.people, warn: false },
    { to: maySettle && '/settle', label: t('home.openVisits'), value: of.open_visits, warn: false },
    { to: maySettle && '/settle', label: t('home.waiting'), value: of.waiting_visits, warn: of.waiting_visits > 0 },
    ...(hasRosters
      ? [
          { to: mayProblems && '/rosters/problems', label: t('home.openProblems'), value: count(open.data), warn: false },
          { to: mayProblems && '/rosters/problems?overdue=1', label: t('home.overdue'), value: count(late.data), warn: count(late.data) > 0 },
        ]
      : []),
    ...(matters
      ? [
          { to: '/matters/work', label: t('matters.home_open'), value: matters.open, warn: false },
          { to: '/matters/work?view=overdue', label: t('matters.home_overdue'), value: matters.overdue, warn: matters.overdue > 0 },
        ]
      : []),
    { to: mayBills && '/reimbursements?state=gathered', label: t('home.gathered'), value: of.gathered, warn: of.gathered > 0 },
    { to: mayBills && '/reimbursements?state=computed', label: t('home.computed'), value: of.computed, warn: of.computed > 0 },
  ];
  const kinds = new Map<string, number>();
  for (const it of open.data ?? []) kinds.set(it.name, (kinds.get(it.name) ?? 0) + it.problems);
  const paid = of.payers.filter((it) => it.balance_fen !== 0);
  return (
    <>
      <section className="cards" aria-label={t('home.figures')}>
        {stats.map((it) => {
          const look = it.warn ? 'stat warn' : 'stat';
          const text = (
            <>
              <b>{it.value.toLocaleString('zh-CN')}</b>
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
      <div className="half">
        <Card size="small" title={<h2>{t('home.paid')}</h2>}>
          <table className="amounts">
            <tbody>
              {paid.map((it) => (
                <tr key={it.payer}>
                  <td>
                    {mayLedger ? (
                      <Link className="amount" to={`/ledger?account=${encodeURIComponent(it.account)}`}>
                        <span>{it.name}</span>
                        <Money fen={it.balance_fen} />
                      </Link>
                    ) : (
                      <div className="amount" style={{ cursor: 'default' }}>
                        <span>{it.name}</span>
                        <Money fen={it.balance_fen} />
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {paid.length === 0 && <p className="muted">{t('app.nothing')}</p>}
        </Card>
        {hasRosters && kinds.size > 0 && (
          <Card size="small" title={<h2>{t('home.problemsByKind')}</h2>}>
            <Suspense fallback={<div style={{ height: 260 }} />}>
              <Chart label={t('home.problemsByKind')} bars={[...kinds].sort((a, b) => b[1] - a[1]).slice(0, 12)} />
            </Suspense>
          </Card>
        )}
        <Card size="small" title={<h2>{t('home.chain')}</h2>}>
          <p style={{ marginTop: 0, overflowWrap: 'anywhere' }}>{t('home.links', { count: of.links, hash: of.last_hash.slice(0, 16) })}…</p>
          {mayVerify && <Link to="/ledger">{t('term.verify')}</Link>}
        </Card>
      </div>
    </>
  );
}

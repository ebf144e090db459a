/** Work with visits and money: stays, bills handed in by hand, what payers have borne. */
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useActor, useRegion, useWaitingVisits } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Money } from '../../components/parts';
import { dayNumber } from '../../lib/day';
import { Tasks, type Row } from './Tasks';

/** Stays of an institution's own window, those that have ended first. */
export function OwnVisits({ of }: { of: Schemas['HomeVisits'] }) {
  const { t } = useTranslation();
  const { institution } = useActor();
  const today = useRegion().data?.today ?? '';
  const visits = useWaitingVisits(institution);
  const sorted = [...(visits.data?.items ?? [])].sort((a, b) => (a.state + a.admitted_on).localeCompare(b.state + b.admitted_on));
  const row = (it: (typeof sorted)[number]): Row => ({
    key: it.id,
    to: `/settle/${encodeURIComponent(it.person_id)}?visit=${encodeURIComponent(it.id)}`,
    what: `${it.person_name ?? it.person_id} · ${it.kind}`,
    more: it.discharged_on ? t('home.dischargedOn', { day: it.discharged_on }) : t('home.since', { days: dayNumber(today) - dayNumber(it.admitted_on) }),
  });
  return (
    <Tasks
      title={t('home.visits')}
      all="/settle"
      lines={[
        { label: t('home.ownWaiting'), count: of.waiting, to: '/settle', warn: true },
        { label: t('home.ownOpen'), count: of.open, to: '/settle' },
      ]}
      rows={sorted.slice(0, 8).map(row)}
    />
  );
}

/** Where stays wait for settlement. */
export function Visits({ of }: { of: Schemas['HomeVisits'] }) {
  const { t } = useTranslation();
  const mayOpen = useMay('institution.read');
  return (
    <Tasks
      title={t('home.visits')}
      lines={[
        { label: t('home.waiting'), count: of.waiting, warn: true },
        { label: t('home.openVisits'), count: of.open },
      ]}
      rows={of.places.map((it) => ({
        key: it.institution_id,
        to: mayOpen ? `/institutions/${encodeURIComponent(it.institution_id)}` : undefined,
        what: it.name || it.institution_id,
        more: t('home.atPlace', { waiting: it.waiting, open: it.open }),
      }))}
    />
  );
}

/** Counting stops there. */
const MOST = 500;

export function Reimbursements({ of }: { of: Schemas['HomeReimbursements'] }) {
  const { t } = useTranslation();
  const [computes, pays] = [useMay('reimbursement.compute'), useMay('reimbursement.pay')];
  const line = (label: string, count: number, state: string, warn: boolean) => ({
    label,
    count,
    shown: count >= MOST ? t('home.orMore', { count: MOST }) : undefined,
    to: `/reimbursements?state=${state}`,
    warn,
  });
  return (
    <Tasks
      title={t('home.reimbursements')}
      all="/reimbursements"
      lines={[
        line(t(computes ? 'home.toCompute' : 'home.watchCompute'), of.gathered, 'gathered', computes),
        line(t(pays ? 'home.toPay' : 'home.watchPay'), of.computed, 'computed', pays),
      ]}
    />
  );
}

export function Payers({ of }: { of: Schemas['HomeView'] }) {
  const { t } = useTranslation();
  const mayVerify = useMay('ledger.verify');
  const paid = of.payers.filter((it) => it.balance_fen !== 0);
  return (
    <Card size="small" title={<h2>{t('home.paid')}</h2>} extra={<Link to="/ledger">{t('app.ledger')}</Link>}>
      <table className="amounts">
        <tbody>
          {paid.map((it) => (
            <tr key={it.payer}>
              <td>
                <Link className="amount" to={`/ledger?account=${encodeURIComponent(it.account)}`}>
                  <span>{it.name}</span>
                  <Money fen={it.balance_fen} />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {paid.length === 0 && <p className="muted">{t('app.nothing')}</p>}
      {of.chain && mayVerify && (
        <div className="row" style={{ margin: '8px 10px 0', overflowWrap: 'anywhere' }}>
          <span className="muted">{t('home.links', { count: of.chain.links, hash: of.chain.last_hash.slice(0, 16) })}…</span>
          <Link to="/ledger">{t('term.verify')}</Link>
        </div>
      )}
    </Card>
  );
}

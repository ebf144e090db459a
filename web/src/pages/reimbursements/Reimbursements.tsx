import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../../api/permissions';
import { Pages, usePages } from '../../components/Pages';
import { Answer } from '../../components/parts';
import { BillTable } from './BillTable';
import { STATES, useReimbursements, type BillState } from './hooks';

/** Bills handed in by hand, by where they stand; who only takes them in is led there at once. */
export function Reimbursements() {
  const { t } = useTranslation();
  const go = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [mayList, mayTake, mayPay] = [useMay('reimbursement.list'), useMay('reimbursement.take'), useMay('reimbursement.pay')];
  if (!mayList) return <Navigate to="/reimbursements/take" replace />;
  const asked = query.get('state') ?? (mayPay ? 'computed' : 'gathered');
  const state = STATES.find((it) => it === asked);
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('reimburse.title')}</h1>
        <span className="muted">{t('reimburse.hint')}</span>
        <span className="grow" />
        {mayTake && (
          <Button type="primary" onClick={() => void go('/reimbursements/take')}>
            {t('reimburse.take')}
          </Button>
        )}
      </div>
      <div className="stage-bar" role="group" aria-label={t('reimburse.byState')}>
        {[...STATES, 'all' as const].map((it) => (
          <button type="button" className="chip" key={it} aria-pressed={it === (state ?? 'all')} onClick={() => setQuery({ state: it })}>
            {it === 'all' ? t('app.all') : t(`reimburse.${it}`)}
          </button>
        ))}
      </div>
      <List key={state ?? 'all'} state={state} />
    </div>
  );
}

function List({ state }: { state: BillState | undefined }) {
  const pages = usePages();
  const list = useReimbursements(state, pages.cursor);
  return (
    <Card size="small" styles={{ body: { padding: 0 } }}>
      <Answer of={list}>
        {(page) => (
          <>
            <BillTable items={page.items} />
            {(page.next || pages.cursor !== undefined) && <Pages of={pages} next={page.next} />}
          </>
        )}
      </Answer>
    </Card>
  );
}

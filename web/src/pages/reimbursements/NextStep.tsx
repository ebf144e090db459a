import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useActor } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { useMe } from '../../api/session';
import { Money, Refusal } from '../../components/parts';
import { yuan } from '../../lib/money';
import { Withdraw } from './Withdraw';

type Step = 'compute' | 'pay' | 'sign';

/** What comes next, and whether it is the caller's to do. Whoever computed does not pay. */
export function NextStep({ of }: { of: Schemas['ReimbursementDetail'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useMe();
  const { operator } = useActor();
  const [mayCompute, mayPay, maySign, mayPrint] = [useMay('reimbursement.compute'), useMay('reimbursement.pay'), useMay('reimbursement.sign'), useMay('settlement.print')];
  const params = { params: { path: { id: of.row.id } } };
  const run = useMutation({
    mutationFn: (step: Step) => {
      if (step === 'compute') return body(client.POST('/api/v1/reimbursements/{id}/compute', params));
      return body(step === 'pay' ? client.POST('/api/v1/reimbursements/{id}/pay', params) : client.POST('/api/v1/reimbursements/{id}/sign', params));
    },
    // Also after a refusal: somebody else may have taken the step.
    onSettled: () => queries.invalidateQueries(),
  });
  const who = me.data?.account?.name ?? operator;
  const isOwn = !me.data?.is_open && of.steps.some((it) => it.state === 'computed' && it.by !== '' && it.by === who);
  const fen = of.row.amount_fen;
  const steps: Record<string, { step: Step; may: boolean; name: string; hint: string; who: string }> = {
    gathered: { step: 'compute', may: mayCompute, name: t('reimburse.doCompute'), hint: t('reimburse.computeHint'), who: t('reimburse.whoCompute') },
    computed: { step: 'pay', may: mayPay, name: t('reimburse.doPay'), hint: t('reimburse.payHint', { yuan: yuan(fen) }), who: t('reimburse.whoPay') },
    paid: { step: 'sign', may: maySign, name: t('reimburse.doSign'), hint: t('reimburse.signHint'), who: t('reimburse.whoSign') },
  };
  const isReversed = of.settlement_state === 'reversed';
  const next = isReversed && of.row.state === 'computed' ? undefined : steps[of.row.state];
  const id = of.row.settlement_id;
  return (
    <Card size="small">
      <div className="stack">
        {['computed', 'paid', 'signed'].includes(of.row.state) && (
          <div className="row" style={{ justifyContent: 'space-between' }}>
            <span>{t('reimburse.amount')}</span>
            <Money fen={fen} strong />
          </div>
        )}
        {of.row.state === 'computed' && fen === 0 && !isReversed && <Alert type="info" showIcon title={t('reimburse.nothingToPay')} />}
        {next && !next.may && <span className="muted">{t('reimburse.waits', { who: next.who })}</span>}
        {next?.step === 'pay' && next.may && isOwn && <Alert type="info" showIcon title={t('reimburse.ownPay')} />}
        {next?.may && !(next.step === 'pay' && isOwn) && (
          <>
            <span className="muted">{next.hint}</span>
            <Button type="primary" size="large" disabled={run.isPending} aria-busy={run.isPending} onClick={() => run.mutate(next.step)}>
              {next.name}
            </Button>
          </>
        )}
        {of.row.state === 'signed' && <span role="status">{t('reimburse.done')}</span>}
        {of.row.state === 'withdrawn' && <span role="status">{t('reimburse.isBack')}</span>}
        {run.error && <Refusal error={run.error} />}
        {mayCompute && (of.row.state === 'gathered' || (of.row.state === 'computed' && isReversed)) && <Withdraw id={of.row.id} />}
        {id && mayPrint && (
          <Button href={`/api/v1/settlements/${encodeURIComponent(id)}/statement.pdf`} target="_blank" rel="noreferrer">
            {t('reimburse.statement')}
          </Button>
        )}
      </div>
    </Card>
  );
}

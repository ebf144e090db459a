import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { body, client, type Schemas } from '../../api/client';
import { decisionOf } from '../../api/decision';
import { usePerson, useRegion } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Answer, Refusal } from '../../components/parts';
import { sum, yuan } from '../../lib/money';
import { Find } from '../settle/Find';
import { LinesEditor } from '../settle/LinesEditor';
import { PersonHead } from '../settle/PersonHead';
import { Shares } from '../settle/Shares';
import { BillForm } from './BillForm';
import { billNumber, faultsOf, isShown, newBill, sendBill, triable, type Bill } from './draft';
import { useTrial } from './hooks';

/** Taking in a bill of a hospital outside the network: whose it is, then everything on one page. */
export function Take() {
  const { t } = useTranslation();
  const { person: id = '' } = useParams();
  const person = usePerson(id);
  const region = useRegion();
  if (!id) {
    return (
      <div className="stack">
        <div className="page-head">
          <h1>{t('reimburse.takeFor')}</h1>
        </div>
        <Find title={t('reimburse.find')} to="/reimbursements/take" />
      </div>
    );
  }
  return (
    <div className="stack">
      <Answer of={person}>
        {(it) => (
          <>
            <PersonHead title={t('reimburse.takeFor')} person={it} today={region.data?.today} />
            <Answer of={region}>{(words) => <Seated key={it.id} person={it.id} region={words} />}</Answer>
          </>
        )}
      </Answer>
    </div>
  );
}

/** The bill on the left, what it would come to on the right. */
function Seated({ person, region }: { person: string; region: Schemas['RegionView'] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const queries = useQueryClient();
  const words = (fact: string) => region.facts.find((it) => it.id === fact)?.values ?? [];
  const kinds = words('visit');
  const [bill, setBill] = useState<Bill>(() => newBill(kinds.find((it) => it.includes('住院')) ?? kinds[0] ?? '', ''));
  const [mayTry, mayRead] = [useMay('settlement.preview'), useMay('reimbursement.read')];
  const change = (part: Partial<Bill>) => setBill((before) => ({ ...before, ...part }));
  const asked = useDeferredValue(mayTry ? triable(person, bill) : undefined);
  const trial = useTrial(asked);
  // One number for one content: pressing twice, or again after a broken line, takes it in once.
  const sent = sendBill(person, bill);
  const content = JSON.stringify(sent);
  const [numbered, setNumbered] = useState({ content, id: billNumber(region.today) });
  if (numbered.content !== content) setNumbered({ content, id: billNumber(region.today) });
  const take = useMutation({
    mutationFn: () => body(client.POST('/api/v1/reimbursements', { body: { ...sent, message_id: numbered.id } })),
    onSuccess: async (it) => {
      void message.success(t('reimburse.taken', { id: it.id }));
      await Promise.all([queries.invalidateQueries({ queryKey: ['reimbursements'] }), queries.invalidateQueries({ queryKey: ['home'] })]);
      if (mayRead) void go(`/reimbursements/${encodeURIComponent(it.id)}`);
    },
  });
  // What was said of another content is no longer true of this one.
  const [refused, setRefused] = useState<{ content: string; error: unknown }>();
  if (take.error && refused?.error !== take.error) setRefused({ content, error: take.error });
  const tried = asked ? trial.error : undefined;
  const wrong = refused?.content === content ? refused.error : tried;
  const faults = faultsOf(wrong);
  return (
    <div className="two">
      <div className="stack">
        <Card size="small" title={<h2>{t('reimburse.bill')}</h2>}>
          <BillForm bill={bill} change={change} region={region} faults={faults} />
        </Card>
        <Card size="small" title={<h2>{t('reimburse.lines')}</h2>} extra={<span className="num">{t('settle.sum', { yuan: yuan(sum(bill.lines.map((it) => it.amount_fen))) })}</span>}>
          <LinesEditor lines={bill.lines} change={(edit) => setBill((before) => ({ ...before, lines: edit(before.lines) }))} on={bill.discharged || bill.admitted} />
          {faults['visit.lines'] && <span className="fault">{faults['visit.lines'].join('；')}</span>}
        </Card>
      </div>
      <div className="stack sticky">
        <Card size="small" title={<h2>{t('reimburse.tried')}</h2>} extra={<span className="muted">{t('reimburse.tryHint')}</span>} style={{ opacity: trial.isFetching ? 0.75 : 1 }}>
          {!mayTry ? (
            <p className="muted">{t('reimburse.noTry')}</p>
          ) : asked && trial.data && !trial.error ? (
            <Shares decision={decisionOf(trial.data.decision)} on={trial.data.settled_on} cashDue={trial.data.cash_due_fen} isPaid />
          ) : (
            <p className="muted">{t('reimburse.notYet')}</p>
          )}
        </Card>
        {wrong != null && (isShown(wrong) ? <Alert type="error" showIcon role="alert" title={t('reimburse.mend')} /> : <Refusal error={wrong} />)}
        {take.data && !mayRead ? (
          <div className="done-bar stack" role="status">
            <span>{t('reimburse.taken', { id: take.data.id })}</span>
            <Link to="/reimbursements/take">{t('reimburse.next')}</Link>
          </div>
        ) : (
          <Button type="primary" size="large" disabled={take.isPending} aria-busy={take.isPending} onClick={() => take.mutate()}>
            {t('reimburse.doTake')}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Alert, Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { decisionOf } from '../../api/decision';
import { useEntries, useRegion, useSettlement } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Answer, Money, StateTag } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localTime } from '../../lib/day';
import { quantity } from '../../lib/money';
import { EntryCard } from '../ledger/EntryCard';
import { Shares } from '../settle/Shares';
import { NextStep } from './NextStep';
import { useReimbursement } from './hooks';

/** One bill: what was handed in, who took which step, what came out, and the next step. */
export function Reimbursement() {
  const { id = '' } = useParams();
  const found = useReimbursement(id);
  return <Answer of={found}>{(it) => <Whole of={it} />}</Answer>;
}

function Whole({ of }: { of: Schemas['ReimbursementDetail'] }) {
  const { t } = useTranslation();
  const mayEntries = useMay('ledger.read');
  return (
    <div className="stack">
      <Link to={`/reimbursements?state=${of.row.state}`}>‹ {t('reimburse.title')}</Link>
      <div className="page-head">
        <h1>
          {t('reimburse.title')} <span className="num">{of.row.id}</span>
        </h1>
        <StateTag state={of.row.state} />
        <Link to={`/people/${encodeURIComponent(of.row.person_id)}`}>
          {of.row.person_name} {of.row.person_id}
        </Link>
      </div>
      <div className="two">
        <div className="stack">
          <Bill of={of} />
          <Steps of={of.steps} />
          {mayEntries && of.row.settlement_id && <Entries settlement={of.row.settlement_id} bill={of.row.id} />}
        </div>
        <div className="stack sticky">
          <NextStep of={of} />
          <Outcome of={of} />
        </div>
      </div>
    </div>
  );
}

function Bill({ of }: { of: Schemas['ReimbursementDetail'] }) {
  const { t } = useTranslation();
  const region = useRegion();
  const facts = Object.entries(of.visit.facts ?? {});
  const name = (fact: string) => region.data?.facts.find((it) => it.id === fact)?.name ?? fact;
  const lines = (of.visit.lines ?? []) as unknown as { code?: string; name?: string; amount_fen: number; quantity_e4?: number; class?: string }[];
  return (
    <>
      <Card size="small" title={<h2>{t('reimburse.bill')}</h2>}>
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'institution', label: t('reimburse.institution'), children: of.row.institution_name },
            { key: 'level', label: t('reimburse.level'), children: of.level },
            { key: 'kind', label: t('reimburse.kind'), children: of.row.kind },
            { key: 'days', label: t('reimburse.admitted'), children: <span className="num">{`${of.row.admitted_on ?? '—'}${of.row.discharged_on ? ` – ${of.row.discharged_on}` : ''}`}</span> },
            { key: 'total', label: t('reimburse.total'), children: <Money fen={of.row.total_fen} strong /> },
            { key: 'papers', label: t('reimburse.papers'), children: of.papers.join('、') || '—' },
            ...(facts.length > 0 ? [{ key: 'facts', label: t('reimburse.facts'), children: facts.map(([fact, value]) => `${name(fact)} ${value}`).join('；') }] : []),
          ]}
        />
      </Card>
      <Card size="small" title={<h2>{t('reimburse.lines')}</h2>} extra={<span className="muted">{t('reimburse.lineCount', { count: of.lines })}</span>} styles={{ body: { padding: lines.length > 0 ? 0 : 12 } }}>
        {lines.length > 0 ? (
          <Sheet
            label={t('reimburse.lines')}
            size="small"
            rowKey={(it) => lines.indexOf(it)}
            dataSource={lines}
            pagination={lines.length > 20 ? { pageSize: 20, size: 'small' } : false}
            columns={[
              { title: t('settle.code'), dataIndex: 'code', className: 'num' },
              { title: t('settle.item'), dataIndex: 'name' },
              { title: t('settle.quantity'), align: 'right', className: 'num', render: (_, it) => quantity(it.quantity_e4 ?? 10_000) },
              { title: t('settle.amount'), dataIndex: 'amount_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
              { title: t('settle.classOf'), dataIndex: 'class' },
            ]}
          />
        ) : (
          <span className="muted">{t('reimburse.linesHidden', { count: of.lines })}</span>
        )}
      </Card>
    </>
  );
}

function Steps({ of }: { of: Schemas['ReimbursementStep'][] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('reimburse.steps')}</h2>} styles={{ body: { padding: 0 } }}>
      <Sheet
        label={t('reimburse.steps')}
        size="small"
        rowKey={(it) => it.state + it.at}
        dataSource={of}
        pagination={false}
        columns={[
          { title: t('reimburse.step'), dataIndex: 'state', render: (state: string) => t(`reimburse.step_${state}`) },
          { title: t('reimburse.at'), dataIndex: 'at', className: 'num', render: localTime },
          { title: t('reimburse.by'), dataIndex: 'by', render: (by: string, it) => `${by || '—'}${it.reason ? `（${it.reason}）` : ''}` },
        ]}
      />
    </Card>
  );
}

/** The entries of computing it and of paying it. */
function Entries({ settlement, bill }: { settlement: string; bill: string }) {
  const { t } = useTranslation();
  const settled = useEntries({ reference: settlement }, undefined, true);
  const paid = useEntries({ reference: bill }, undefined, true);
  return (
    <Card size="small" title={<h2>{t('reimburse.entries')}</h2>}>
      <Answer of={settled}>{(page) => <>{page.items.map((entry) => <EntryCard key={entry.seq} entry={entry} />)}</>}</Answer>
      <Answer of={paid}>{(page) => <>{page.items.map((entry) => <EntryCard key={entry.seq} entry={entry} />)}</>}</Answer>
    </Card>
  );
}

/** What was worked out, with its reasons. */
function Outcome({ of }: { of: Schemas['ReimbursementDetail'] }) {
  const { t } = useTranslation();
  const mayRead = useMay('settlement.read');
  const id = of.row.settlement_id;
  return (
    <Card size="small" title={<h2>{t('term.decision')}</h2>} extra={id && mayRead && <Link to={`/settlements/${encodeURIComponent(id)}`}>{t('reimburse.settlement')}</Link>}>
      {of.settlement_state === 'reversed' && <Alert type="warning" showIcon title={t('reimburse.reversed')} />}
      {id && mayRead ? <Decided id={id} /> : <p className="muted">{id ? '—' : t('reimburse.notComputed')}</p>}
    </Card>
  );
}

function Decided({ id }: { id: string }) {
  const settlement = useSettlement(id);
  return <Answer of={settlement}>{(it) => <Shares decision={decisionOf(it.decision)} on={it.settled_on} cashDue={it.cash_due_fen} isPaid />}</Answer>;
}

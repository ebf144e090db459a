import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, Step } from '../../api/decision';
import { Money } from '../../components/parts';
import { LawDrawer } from './LawDrawer';

const COLOURS = ['#0b5cad', '#3f8fd6', '#1f7a3d', '#6fb483', '#7a5bb0', '#b58bd6', '#c27b00', '#8a6d3b'];

interface Line {
  key: string;
  name: string;
  fen: number;
  look?: 'total' | 'person';
  steps: Step[];
}

/** Who pays what; each amount opens to the steps it comes from, each step to the law. Of a bill that the person has paid, what comes back stands below. */
export function Shares({ decision, on, cashDue, isPaid = false }: { decision: Decision; on: string; cashDue: number; isPaid?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const [law, setLaw] = useState<Step>();
  if (decision.outcome.kind !== 'decided') {
    return <Alert type="warning" showIcon title={t(`settle.${decision.outcome.kind}`)} description={decision.outcome.reasons?.join('；')} />;
  }
  const ofLayers = (keys: string[]) => decision.trace.filter((it) => keys.includes(it.layer) && it.kind !== 'adjust');
  const lines = decision.trace.filter((it) => it.kind === 'line');
  const shares = [...decision.payers, ...decision.accounts];
  const parts: Line[] = [
    { key: 'total', name: t('term.total'), fen: decision.parts.total_fen, look: 'total', steps: lines },
    { key: 'out', name: t('term.out_of_scope'), fen: decision.parts.out_of_scope_fen, steps: lines.filter((it) => it.text.includes('自费')) },
    { key: 'over', name: t('term.over_limit'), fen: decision.parts.over_limit_fen, steps: lines.filter((it) => it.text.includes('限价')) },
    { key: 'prepaid', name: t('term.prepaid'), fen: decision.parts.prepaid_fen, steps: lines.filter((it) => it.text.includes('先行自付')) },
    { key: 'eligible', name: t('term.eligible'), fen: decision.parts.eligible_fen, steps: lines },
  ];
  const payers: Line[] = shares.map((it) => ({
    key: `payer-${it.payer}`,
    name: it.name,
    fen: it.amount_fen,
    steps: ofLayers(decision.layers.filter((layer) => layer.payer === it.payer).map((layer) => layer.layer)),
  }));
  const benefits: Line[] = decision.benefits.map((it) => ({ key: `benefit-${it.payer}`, name: it.name, fen: it.amount_fen, steps: [] }));
  const person: Line = { key: 'person', name: t('settle.person'), fen: decision.person_fen, look: 'person', steps: [] };
  const row = (it: Line) => <Row key={it.key} line={it} isOpen={open === it.key} toggle={() => setOpen(open === it.key ? undefined : it.key)} show={setLaw} own={it.key === 'person' ? decision : undefined} />;
  const total = Math.max(1, decision.parts.total_fen);
  const bar = [...payers.filter((it) => it.fen > 0), person].map((it, at) => ({ ...it, colour: it.look === 'person' ? '#e0a73a' : COLOURS[at % COLOURS.length] }));
  return (
    <>
      <table className="amounts">
        <tbody>{parts.filter((it) => it.fen !== 0 || it.key === 'total').map(row)}</tbody>
      </table>
      <div className="share-bar" role="img" aria-label={t('settle.formula')} style={{ marginTop: 10 }}>
        {bar.map((it) => (
          // A width only: the amounts stand below, from whole fen.
          <i key={it.key} title={it.name} style={{ flexGrow: Math.max(0, it.fen) / total, flexBasis: 0, background: it.colour }} />
        ))}
      </div>
      <table className="amounts">
        <tbody>
          {payers.filter((it) => it.fen !== 0 || it.steps.length > 0).map(row)}
          {row(person)}
          {decision.cash_fen !== decision.person_fen && row({ key: 'cash', name: t('settle.cash'), fen: decision.cash_fen, steps: [] })}
          {benefits.filter((it) => it.fen !== 0).map(row)}
        </tbody>
      </table>
      <div className="row" style={{ justifyContent: 'space-between', padding: '8px 10px 0' }}>
        <span>{isPaid ? t('reimburse.amount') : cashDue === 0 && decision.cash_fen > 0 ? t('settle.deferred') : t('settle.cashDue')}</span>
        <Money fen={isPaid ? decision.parts.total_fen - decision.cash_fen : cashDue === 0 ? decision.cash_fen : cashDue} strong />
      </div>
      <LawDrawer step={law} on={on} close={() => setLaw(undefined)} />
    </>
  );
}

function Row({ line, isOpen, toggle, show, own }: { line: Line; isOpen: boolean; toggle: () => void; show: (step: Step) => void; own: Decision | undefined }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        <button type="button" className={`amount ${line.look ?? ''}`} aria-expanded={isOpen} onClick={toggle} data-share={line.key}>
          <span>{line.name}</span>
          <Money fen={line.fen} strong={line.look !== undefined} />
        </button>
        {isOpen && own && <Left decision={own} />}
        {isOpen && !own && line.steps.length === 0 && <p className="muted" style={{ padding: '0 14px', margin: '4px 0 8px' }}>{t('settle.noSteps')}</p>}
        {isOpen && line.steps.length > 0 && (
          <ul className="steps">
            {line.steps.map((step, at) => (
              <li key={`${step.layer}${step.kind}${at}`}>
                <span>
                  {step.text}
                  {step.clause && step.clause !== '目录' && (
                    <>
                      {' '}
                      <button type="button" className="law" onClick={() => show(step)}>
                        {step.clause}
                      </button>
                    </>
                  )}
                </span>
                <Money fen={step.amount_fen} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** The person's part: the total less what each payer bears. */
function Left({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const shares = decision.payers.filter((it) => it.amount_fen !== 0);
  return (
    <ul className="steps">
      <li>
        <span>{t('term.total')}</span>
        <Money fen={decision.parts.total_fen} />
      </li>
      {shares.map((it) => (
        <li key={it.payer}>
          <span>− {it.name}</span>
          <Money fen={-it.amount_fen} />
        </li>
      ))}
      <li>
        <b>= {t('settle.person')}</b>
        <Money fen={decision.person_fen} strong />
      </li>
    </ul>
  );
}

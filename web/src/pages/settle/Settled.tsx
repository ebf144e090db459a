import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEntries, useSettlement, useVisitLines } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Answer, StateTag } from '../../components/parts';
import { decisionOf } from '../../api/decision';
import { EntryCard } from '../ledger/EntryCard';
import { KeptLines } from './KeptLines';
import { Reverse } from './Reverse';
import { Shares } from './Shares';

/** A settlement: what it came to and why, its fee lines, and how it was booked. */
export function Settled() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const settlement = useSettlement(id);
  const [mayLines, mayEntries, mayPrint] = [useMay('visit.read'), useMay('ledger.read'), useMay('settlement.print')];
  const lines = useVisitLines(settlement.data?.visit_id, mayLines);
  const entries = useEntries({ reference: id }, undefined, mayEntries);
  return (
    <Answer of={settlement}>
      {(it) => (
        <div className="stack">
          <div className="page-head">
            <h1>
              {t('term.settlement')} <span className="num">{it.id}</span>
            </h1>
            <StateTag state={it.state} />
            <span className="muted num">{it.settled_on}</span>
            <Link to={`/people/${encodeURIComponent(it.person_id)}`}>
              {t('term.person')} {it.person_id}
            </Link>
            <span className="grow" />
            {mayPrint && (
              <Button type="primary" href={`/api/v1/settlements/${encodeURIComponent(it.id)}/statement.pdf`} target="_blank" rel="noreferrer">
                {t('settle.statement')}
              </Button>
            )}
            {it.state === 'settled' && <Reverse settlement={it} done={() => void settlement.refetch()} />}
          </div>
          <div className="two">
            <div className="stack">
              {lines.data && lines.data.length > 0 && <KeptLines lines={lines.data} />}
              {mayEntries && (
                <Card size="small" title={<h2>{t('settle.entries')}</h2>}>
                  <Answer of={entries}>{(page) => <>{page.items.map((entry) => <EntryCard key={entry.seq} entry={entry} />)}</>}</Answer>
                </Card>
              )}
            </div>
            <Card size="small" title={<h2>{t('term.decision')}</h2>} extra={<span className="muted">{t('settle.whyHint')}</span>}>
              <Shares decision={decisionOf(it.decision)} on={it.settled_on} cashDue={it.cash_due_fen} isPaid={it.institution_id === 'outside'} />
              <p className="muted" style={{ padding: '0 10px' }}>
                {t('app.version')} {it.policy_version}
              </p>
            </Card>
          </div>
        </div>
      )}
    </Answer>
  );
}

import { Card, Tag } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useInstitution } from '../../api/indicators';
import { Answer, Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localDay } from '../../lib/day';
import { plotted } from '../../lib/indicator';
import { yuan } from '../../lib/money';
import '../indicators/indicators.css';
import { AccountName } from '../ledger/AccountName';
import { AGREEMENT_COLOURS } from './Institutions';
import { OrderMoney } from '../money/OrderMoney';
import { Propose } from './Propose';

const TrendChart = lazy(() => import('../../components/TrendChart'));

/** One institution: what was agreed, how it is connected, what it settles, what is owed. */
export function Institution() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const found = useInstitution(id);
  const word = (key: string) => t(`institutions.${key}` as 'institutions.active', { defaultValue: key });
  return (
    <div className="stack">
      <Link to="/institutions">‹ {t('institutions.title')}</Link>
      <Answer of={found}>
        {(it) => (
          <>
            <div className="page-head">
              <h1>{it.row.name}</h1>
              <span className="muted num">{it.row.id}</span>
              <Tag color={AGREEMENT_COLOURS[it.row.agreement]}>{word(it.row.agreement)}</Tag>
              <span className="grow" />
              <OrderMoney of="institution" subject={it.row.id} />
              <Propose institution={it.row.id} kind="agreement" />
              <Propose institution={it.row.id} kind="suspension" />
            </div>
            <section className="cards">
              <Link className="stat" to={`/ledger?owner=${encodeURIComponent(it.row.id)}&account=${encodeURIComponent(`institution:${it.row.id}:receivable`)}`}>
                <b>{yuan(it.owed_fen)}</b>
                <span>{t('institutions.owed')}</span>
              </Link>
              <Link className="stat" to={`/ledger?owner=${encodeURIComponent(it.row.id)}&account=${encodeURIComponent(`institution:${it.row.id}:prepayment`)}`}>
                <b>{yuan(it.prepaid_fen)}</b>
                <span>{t('institutions.prepaid')}</span>
              </Link>
            </section>
            <div className="half">
              <Agreements of={it} />
              <div className="stack">
                <Connection of={it} word={word} />
                <Accounts of={it} />
              </div>
            </div>
            <Months of={it.months} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Agreements({ of }: { of: Schemas['InstitutionDetail'] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('institutions.agreements')}</h2>} styles={{ body: { padding: 0 } }}>
      <Sheet
        size="small"
        rowKey="id"
        dataSource={of.agreements}
        pagination={false}
        locale={{ emptyText: t('institutions.noAgreements') }}
        columns={[
          { title: t('institutions.what'), dataIndex: 'kind', render: (kind: string) => (kind === 'suspension' ? t('institutions.suspensionKind') : t('institutions.agreementKind')) },
          { title: t('institutions.days'), className: 'num', render: (_, it) => `${it.from} – ${it.until}` },
          { title: t('institutions.state'), dataIndex: 'state', render: (state: string) => <Tag color={AGREEMENT_COLOURS[state]}>{t(`institutions.${state}` as 'institutions.proposed')}</Tag> },
          { title: t('institutions.scope'), dataIndex: 'scope', render: (scope: string[]) => (scope.length > 0 ? scope.join('、') : t('institutions.scopeAll')) },
          { title: t('institutions.note'), render: (_, it) => `${it.note}${it.reason ? `（${it.reason}）` : ''}` },
          { title: t('institutions.proposedBy'), dataIndex: 'proposed_by' },
          { title: t('institutions.decidedBy'), render: (_, it) => it.decided_by ?? '' },
          { title: '', render: (_, it) => it.state === 'approved' && <Propose institution={of.row.id} kind={it.kind === 'suspension' ? 'suspension' : 'agreement'} of={it} /> },
        ]}
      />
    </Card>
  );
}

function Connection({ of, word }: { of: Schemas['InstitutionDetail']; word: (key: string) => string }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('institutions.connection')}</h2>}>
      <dl className="facts">
        <dt>{t('institutions.level')}</dt>
        <dd>{of.row.level}</dd>
        <dt>{t('institutions.kind')}</dt>
        <dd>{word(of.row.kind)}</dd>
        <dt>{t('institutions.region')}</dt>
        <dd className="num">{of.row.region}</dd>
        <dt>{t('institutions.dialect')}</dt>
        <dd>
          {of.connection.dialect || t('institutions.notConnected')} <span className="muted">（{t('institutions.noKeys')}）</span>
        </dd>
        {of.connection.open_until && (
          <>
            <dt>{t('institutions.openUntil')}</dt>
            <dd className="num">{of.connection.open_until}</dd>
          </>
        )}
        <dt>{t('institutions.lastSettled')}</dt>
        <dd className="num">{of.connection.last_settled_at ? localDay(of.connection.last_settled_at) : '—'}</dd>
      </dl>
    </Card>
  );
}

function Accounts({ of }: { of: Schemas['InstitutionDetail'] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('institutions.accounts')}</h2>}>
      <table className="amounts">
        <tbody>
          {of.accounts.map(({ account, balance_fen }) => (
            <tr key={account}>
              <td>
                <Link className="amount" to={`/ledger?owner=${encodeURIComponent(of.row.id)}&account=${encodeURIComponent(account)}`}>
                  <AccountName path={account} />
                  <Money fen={balance_fen} />
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.accounts.length === 0 && <p className="muted">{t('app.nothing')}</p>}
    </Card>
  );
}

function Months({ of }: { of: Schemas['SettledMonth'][] }) {
  const { t } = useTranslation();
  const points = useMemo(() => [...of].reverse().map((it) => ({ name: it.month, value: plotted('yuan', it.total_fen), text: yuan(it.total_fen) })), [of]);
  return (
    <Card size="small" title={<h2>{t('institutions.months')}</h2>} styles={{ body: { padding: 0 } }}>
      {of.length === 0 && <p className="muted" style={{ padding: 12 }}>{t('institutions.noMonths')}</p>}
      {of.length > 1 && (
        <Suspense fallback={<div style={{ height: 280 }} />}>
          <TrendChart title={t('institutions.total')} points={points} kind="line" />
        </Suspense>
      )}
      {of.length > 0 && (
        <Sheet
          size="small"
          rowKey="month"
          dataSource={of}
          pagination={{ pageSize: 24, hideOnSinglePage: true }}
          columns={[
            { title: t('institutions.month'), dataIndex: 'month', className: 'num' },
            { title: t('institutions.settlements'), dataIndex: 'settlements', align: 'right', className: 'num' },
            { title: t('institutions.total'), dataIndex: 'total_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
            { title: t('institutions.paid'), dataIndex: 'paid_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
            { title: t('institutions.cash'), dataIndex: 'cash_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
            { title: '', dataIndex: 'known_at', render: (at: string) => <span className="muted">{t('institutions.knownAt', { at: localDay(at) })}</span> },
          ]}
        />
      )}
    </Card>
  );
}

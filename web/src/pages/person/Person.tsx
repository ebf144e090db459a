import { Button, Card, Descriptions, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useHistory, usePerson, useProblems, useRegion, useSettlementsOf, useTownships } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Answer, Money, StateTag } from '../../components/parts';
import { localDay } from '../../lib/day';
import { OfPerson } from '../matters/OfPerson';
import { OrderMoney } from '../money/OrderMoney';
import { OfPerson as BillsOfPerson } from '../reimbursements/OfPerson';
import { AddFact } from './AddFact';
import { Entitled } from './Entitled';
import { Facts } from './Facts';
import { Unmask } from './Unmask';
import { TimeLine } from './TimeLine';
import { Settlements, Visits } from './Lists';

/** Everything about one person on one page. */
export function Person() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const person = usePerson(id);
  return (
    <div className="stack">
      <Answer of={person}>{(it) => <Whole key={id} person={it} />}</Answer>
      {!person.data && <span className="muted">{t('term.person')} {id}</span>}
    </div>
  );
}

function Whole({ person }: { person: Schemas['PersonView'] }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const region = useRegion();
  const mayHistory = useMay('person.history');
  const maySettlements = useMay('settlement.list');
  const mayProblems = useMay('roster.list');
  const history = useHistory(mayHistory ? person.id : '');
  const settlements = useSettlementsOf(maySettlements ? person.id : '');
  const townships = useTownships();
  const problems = useProblems({ person_id: person.id }, undefined, mayProblems && (region.data?.has_rosters ?? false));
  const today = region.data?.today ?? localDay(new Date().toISOString());
  const [knownOn, setKnownOn] = useState('');
  // A matter that is done here says so: `?add=identity`.
  const add = useSearchParams()[0].get('add');
  const [adding, setAdding] = useState(add !== null);
  const mayRecord = useMay('person.record');
  const maySettle = useMay('settlement.preview');
  const holds = (it: Schemas['PeriodView']) => it.from <= today && today <= it.until;
  const covered = person.coverage.filter(holds);
  const identities = person.identities.filter(holds);
  const years = Number(today.slice(0, 4)) - Number(person.birth.slice(0, 4)) - (today.slice(5) < person.birth.slice(5) ? 1 : 0);
  return (
    <>
      <div className="page-head">
        <h1>{person.name}</h1>
        <span>
          {person.sex} · {t('person.age', { years })}
        </span>
        {covered.length > 0 ? covered.map((it) => <Tag color="green" key={it.what + it.from}>{it.what}</Tag>) : <Tag color="red">{t('person.noCoverage')}</Tag>}
        {identities.map((it) => (
          <Tag color="gold" key={it.what + it.from}>
            {it.what}
          </Tag>
        ))}
        <span className="grow" />
        <Unmask person={person} />
        {mayRecord && <Button onClick={() => setAdding(true)}>{t('person.addFact')}</Button>}
        {maySettle && (
          <Button type="primary" onClick={() => void go(`/settle/${encodeURIComponent(person.id)}`)}>
            {t('person.settle')}
          </Button>
        )}
      </div>
      <div className="half">
        <Card size="small">
          <Descriptions
            size="small"
            column={{ xs: 1, sm: 2 }}
            items={[
              { key: 'number', label: t('person.number'), children: <span className="num">{person.number || '—'}</span> },
              { key: 'card', label: t('person.card'), children: <span className="num">{person.card ?? '—'}</span> },
              { key: 'birth', label: t('person.birth'), children: <span className="num">{person.birth}</span> },
              { key: 'id', label: t('person.id'), children: <span className="num">{person.id}</span> },
              ...(mayHistory ? [{ key: 'place', label: t('person.place'), children: history.data ? [townships.get(history.data.person.region) ?? history.data.person.region, history.data.person.village].filter(Boolean).join(' ') || '—' : '' }] : []),
            ]}
          />
          {(history.data?.household.length ?? 0) > 0 && (
            <div className="row">
              <span className="muted">{t('person.household')}</span>
              {history.data?.household.map((it) => (
                <Link key={it.id} to={`/people/${encodeURIComponent(it.id)}`}>
                  {it.name}（{it.birth.slice(0, 4)}）
                </Link>
              ))}
            </div>
          )}
        </Card>
        <Card size="small" title={<h2>{t('person.moneyNow')}</h2>} extra={<OrderMoney of="person" subject={person.id} />}>
          <Now person={person} names={region.data?.payers ?? []} />
        </Card>
      </div>
      <Card size="small" title={<h2>{t('person.now')}</h2>}>
        <Entitled person={person.id} />
      </Card>
      {mayHistory && <Card size="small" title={<h2>{t('person.timeline')}</h2>}>
        <Answer of={history}>
          {(it) => (
            <>
              <div className="row" style={{ marginBottom: 8, justifyContent: 'space-between' }}>
                <span className="muted">{t('person.validAxis')}</span>
                <KnownOn value={knownOn} today={today} onChange={setKnownOn} />
              </div>
              <TimeLine facts={it.facts} visits={it.visits} settlements={settlements.data?.items ?? []} problems={problems.data?.items ?? []} knownOn={knownOn} today={today} />
              <Facts facts={it.facts} knownOn={knownOn} />
            </>
          )}
        </Answer>
      </Card>}
      <div className="half">
        {maySettlements && <Card size="small" title={<h2>{t('person.settlements')}</h2>} styles={{ body: { padding: 0 } }}>
          <Answer of={settlements}>{(it) => <Settlements items={it.items} />}</Answer>
        </Card>}
        {mayHistory && <Card size="small" title={<h2>{t('person.visits')}</h2>} styles={{ body: { padding: 0 } }}>
          <Answer of={history}>{(it) => <Visits items={it.visits} />}</Answer>
        </Card>}
      </div>
      <BillsOfPerson person={person.id} />
      <OfPerson person={person.id} />
      {(problems.data?.items.length ?? 0) > 0 && (
        <Card size="small" title={<h2>{t('person.problems')}</h2>}>
          {problems.data?.items.map((it) => (
            <div className="row" key={it.id}>
              <Link to={`/rosters/problems?show=${it.id}`}>{it.name}</Link>
              <StateTag state={it.stage} />
              <span className="muted">{it.due}</span>
            </div>
          ))}
        </Card>
      )}
      <AddFact person={person.id} kind={add === 'coverage' ? 'coverage' : 'identity'} open={adding} close={() => setAdding(false)} today={today} />
    </>
  );
}

function Now({ person, names }: { person: Schemas['PersonView']; names: Schemas['PayerWords'][] }) {
  const { t } = useTranslation();
  const kinds = Object.entries(person.balances);
  return (
    <table className="amounts">
      <tbody>
        {kinds.map(([kind, fen]) => (
          <tr key={kind}>
            <td>
              <div className="amount" style={{ cursor: 'default' }}>
                <span>{names.find((it) => it.id === kind)?.name ?? t('person.balances')}</span>
                <Money fen={fen} />
              </div>
            </td>
          </tr>
        ))}
        <tr>
          <td>
            <div className="amount" style={{ cursor: 'default' }}>
              <span>{person.due_fen > 0 ? t('person.due') : person.due_fen < 0 ? t('person.owed') : t('person.nothingDue')}</span>
              <Money fen={Math.abs(person.due_fen)} strong={person.due_fen !== 0} />
            </div>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function KnownOn({ value, today, onChange }: { value: string; today: string; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  return (
    <span className="row">
      <label htmlFor="known-on">{t('person.knownOn')}</label>
      <DayInput id="known-on" max={today} value={value || today} onChange={(day) => onChange(day === today ? '' : day)} />
      {value && (
        <Button size="small" onClick={() => onChange('')}>
          {t('person.knownNow')}
        </Button>
      )}
    </span>
  );
}

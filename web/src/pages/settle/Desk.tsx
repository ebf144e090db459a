import { Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useActor, useHistory, usePerson, useRegion, useWaitingVisits } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Answer, StateTag } from '../../components/parts';
import { Bench } from './Bench';
import { Find } from './Find';
import { PersonHead } from './PersonHead';

/** The settlement desk: find the person, then everything on one page. */
export function Desk() {
  const { t } = useTranslation();
  const { id } = useParams();
  return (
    <div className="stack">
      {id ? (
        <Seated key={id} id={id} />
      ) : (
        <>
          <div className="page-head">
            <h1>{t('app.settle')}</h1>
          </div>
          <Find title={t('settle.find')} to="/settle" />
          <Waiting />
        </>
      )}
    </div>
  );
}

/** Visits of the actor's own institution that wait. */
function Waiting() {
  const { t } = useTranslation();
  const { institution } = useActor();
  const waiting = useWaitingVisits(institution, undefined, useMay('visit.list'));
  if (!institution || waiting.data?.items.length === 0) return null;
  return (
    <Card size="small" title={<h2>{t('settle.stays')}</h2>}>
      <Answer of={waiting}>
        {(page) => (
          <div className="stack">
            {page.items.map((it) => (
              <div className="row" key={it.id}>
                <Link to={`/settle/${encodeURIComponent(it.person_id)}?visit=${encodeURIComponent(it.id)}`}>{it.person_name ?? it.person_id}</Link>
                <span className="muted num">{it.person_id}</span>
                <span>{it.kind}</span>
                <span className="num">{it.admitted_on}</span>
                <StateTag state={it.state} />
              </div>
            ))}
          </div>
        )}
      </Answer>
    </Card>
  );
}

function Seated({ id }: { id: string }) {
  const { t } = useTranslation();
  const person = usePerson(id);
  const region = useRegion();
  const mayTakeBill = useMay('reimbursement.take');
  const visits = useOpenVisits(id);
  const [query, setQuery] = useSearchParams();
  const waiting = visits.data ?? [];
  // A visit that waits is taken at once and kept, also when it waits no longer; `?visit=new` asks for another one.
  const [taken, setTaken] = useState<string>();
  if (taken === undefined && waiting[0]) setTaken(waiting[0].id);
  const asked = query.get('visit');
  const visit = asked === 'new' ? undefined : (asked ?? taken);
  return (
    <Answer of={person}>
      {(it) => (
        <>
          <PersonHead title={t('app.settle')} person={it} today={region.data?.today}>
            {it.identities.filter((at) => region.data && region.data.today <= at.until).map((at) => (
              <Tag color="gold" key={at.what + at.from}>
                {at.what}
              </Tag>
            ))}
            <span className="grow" />
            {mayTakeBill && <Link to={`/reimbursements/take/${encodeURIComponent(it.id)}`}>{t('reimburse.desk')}</Link>}
          </PersonHead>
          {waiting.length > 0 && (
            <div className="stage-bar" role="group" aria-label={t('settle.stays')}>
              {waiting.map((at) => (
                <button type="button" className="chip" key={at.id} aria-pressed={visit === at.id} onClick={() => setQuery({ visit: at.id })}>
                  {at.kind} {at.admitted_on} {t(`state.${at.state}`)}
                </button>
              ))}
              <button type="button" className="chip" aria-pressed={visit === undefined} onClick={() => setQuery({ visit: 'new' })}>
                {t('settle.newVisit')}
              </button>
            </div>
          )}
          <Answer of={region}>
            {(words) => (
              <Answer of={visits}>
                {() => <Bench key={visit ?? 'new'} person={it.id} region={words} visitId={visit} choose={(id) => setQuery({ visit: id }, { replace: true })} />}
              </Answer>
            )}
          </Answer>
        </>
      )}
    </Answer>
  );
}

/** The person's visits that wait: of all institutions for who sees the history, else of the window's own. */
function useOpenVisits(person: string) {
  const { institution } = useActor();
  const mayHistory = useMay('person.history');
  const history = useHistory(mayHistory ? person : '');
  const own = useWaitingVisits(institution, person, !mayHistory);
  const waits = (it: Schemas['VisitLine']) => it.state === 'open' || it.state === 'discharged';
  if (mayHistory) return { ...history, data: history.data?.visits.filter(waits) };
  return { ...own, data: institution === '' ? [] : own.data?.items };
}

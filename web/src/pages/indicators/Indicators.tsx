import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useIndicators } from '../../api/indicators';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { Card } from './Card';
import { Compute } from './Compute';
import { Detail } from './Detail';
import './indicators.css';

/** What leaders see: a card for each indicator; one of them in full. */
export function Indicators() {
  const { t } = useTranslation();
  const { code } = useParams();
  const [query, setQuery] = useSearchParams();
  const period = query.get('period') ?? undefined;
  const place = query.get('place') ?? undefined;
  const page = useIndicators(period, place);
  const [mayCompute, mayExport] = [useMay('indicator.compute'), useMay('indicator.export')];
  const choose = (name: 'period' | 'place', value: string | undefined) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next);
  };
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('indicators.title')}</h1>
        {page.data && <Path path={page.data.path} choose={(value) => choose('place', value)} />}
        <span className="grow" />
        {page.data && (
          <label className="row">
            <span className="muted">{t('indicators.period')}</span>
            <Select
              aria-label={t('indicators.choosePeriod')}
              style={{ minWidth: 130 }}
              value={page.data.period}
              options={[...new Set([page.data.period, ...page.data.periods])].map((it) => ({ value: it, label: it.length === 4 ? t('indicators.year', { year: it }) : it }))}
              onChange={(value: string) => choose('period', value)}
            />
          </label>
        )}
        {mayExport && (
          <Button href={`/api/v1/indicators/export.xlsx?${new URLSearchParams({ ...(page.data ? { period: page.data.period } : {}), ...(place ? { place } : {}), ...(code ? { code } : {}) }).toString()}`} download="指标.xlsx">
            {t('indicators.export')}
          </Button>
        )}
      </div>
      <Answer of={page}>
        {(it) => (
          <>
            {mayCompute && <Compute period={it.period} job={it.job} />}
            {code ? <Detail code={code} period={it.period} place={place} choose={(value) => choose('place', value)} /> : <Cards of={it} query={query.toString()} />}
          </>
        )}
      </Answer>
    </div>
  );
}

/** From the county down to the place. */
function Path({ path, choose }: { path: Schemas['IndicatorPlace'][]; choose: (place: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <nav className="row" aria-label={t('indicators.place')}>
      {path.map((it, at) => (
        <span key={it.code} className="row">
          {at > 0 && <span aria-hidden="true">›</span>}
          {at < path.length - 1 ? (
            <Button type="link" size="small" onClick={() => choose(at === 0 ? undefined : it.code)}>
              {it.name}
            </Button>
          ) : (
            <b aria-current="location">{it.name}</b>
          )}
        </span>
      ))}
    </nav>
  );
}

function Cards({ of, query }: { of: Schemas['IndicatorPage']; query: string }) {
  const { t } = useTranslation();
  const groups = [...new Set(of.cards.map((it) => it.group))];
  if (of.cards.length === 0) return <p className="muted">{t('indicators.noPack')}</p>;
  return (
    <>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 style={{ margin: '4px 0 8px' }}>{group}</h2>
          <div className="indicator-cards">
            {of.cards
              .filter((it) => it.group === group)
              .map((it) => (
                <Card key={it.code} of={it} to={`/indicators/${it.code}${query ? `?${query}` : ''}`} />
              ))}
          </div>
        </section>
      ))}
    </>
  );
}

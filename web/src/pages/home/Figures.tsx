/** The numbers one answers for: indicators with how they changed, problems by kind. */
import { Card as Box } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useTally } from '../../api/hooks';
import { useIndicators } from '../../api/indicators';
import { shown } from '../../lib/indicator';
import { Card } from '../indicators/Card';
import { Tasks } from './Tasks';

const Chart = lazy(() => import('../../components/Chart'));

/** How many indicators are shown to who has work of his own. */
const FIRST = 5;

/** Whether the value may not stay as it is. */
const warns = (it: Schemas['IndicatorCard']) => it.standing === 'short' || it.standing === 'alarm';

/** For who has no work of his own here: each indicator, those that warn first. */
export function AllIndicators() {
  const { t } = useTranslation();
  const page = useIndicators(undefined, undefined);
  const known = (page.data?.cards ?? []).filter((it) => it.value !== null && it.value !== undefined);
  const cards = [...known.filter(warns), ...known.filter((it) => !warns(it))];
  return (
    <section aria-label={t('home.numbers')} className="stack">
      <div className="row">
        <h2>{t('home.numbers')}</h2>
        <Link to="/indicators">{t('home.allIndicators')}</Link>
      </div>
      <div className="indicator-cards">
        {cards.slice(0, 8).map((it) => (
          <Card key={it.code} of={it} to={`/indicators/${it.code}`} />
        ))}
      </div>
      {page.data && cards.length === 0 && <p className="muted">{t('home.neverComputed')}</p>}
    </section>
  );
}

/** Indicators that warn, with how they changed. */
export function WarningIndicators() {
  const { t } = useTranslation();
  const page = useIndicators(undefined, undefined);
  const change = (it: Schemas['IndicatorCard']) => {
    if (typeof it.value !== 'number' || typeof it.previous !== 'number') return '';
    const by = it.value - it.previous;
    return by === 0 ? t('home.same') : t('home.change', { change: `${by > 0 ? '+' : '−'}${shown(it.unit, Math.abs(by))}` });
  };
  return (
    <Tasks
      title={t('home.alarms')}
      all="/indicators"
      pending={page.isPending}
      empty={t('home.noAlarms')}
      lines={[]}
      rows={(page.data?.cards ?? [])
        .filter(warns)
        .slice(0, FIRST)
        .map((it) => ({
          key: it.code,
          to: `/indicators/${it.code}`,
          what: (
            <>
              {it.name} <b className="num">{shown(it.unit, it.value)}</b> {it.unit === 'percent' ? '' : it.unit_name}
            </>
          ),
          more: [t(`indicators.${it.standing}` as 'indicators.short'), change(it)].filter(Boolean).join('，'),
        }))}
    />
  );
}

/** Open problems by kind, most first. */
export function ProblemKinds() {
  const { t } = useTranslation();
  const open = useTally({ open: true });
  const kinds = new Map<string, number>();
  for (const it of open.data ?? []) kinds.set(it.name, (kinds.get(it.name) ?? 0) + it.problems);
  if (kinds.size === 0) return null;
  return (
    <Box size="small" title={<h2>{t('home.problemsByKind')}</h2>}>
      <Suspense fallback={<div style={{ height: 260 }} />}>
        <Chart label={t('home.problemsByKind')} bars={[...kinds].sort((a, b) => b[1] - a[1]).slice(0, 12)} />
      </Suspense>
    </Box>
  );
}

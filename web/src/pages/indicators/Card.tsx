import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { shown } from '../../lib/indicator';
import './indicators.css';

/** An indicator: its value, how it stands, and its last year. */
export function Card({ of, to }: { of: Schemas['IndicatorCard']; to: string }) {
  const { t } = useTranslation();
  const unit = of.unit === 'percent' ? '' : of.unit_name;
  return (
    <Link to={to} className={`stat indicator ${of.standing}`}>
      <span>{of.name}</span>
      <b>
        {shown(of.unit, of.value)} <small>{of.value === null || of.value === undefined ? '' : unit}</small>
      </b>
      <span className="row">
        {of.standing !== 'none' && <em className="standing">{t(`indicators.${of.standing}` as 'indicators.met')}</em>}
        {of.target !== null && of.target !== undefined && <span>{t('indicators.target', { value: shown(of.unit, of.target) })}</span>}
        {of.previous !== null && of.previous !== undefined && <span>{t('indicators.previous', { value: shown(of.unit, of.previous) })}</span>}
      </span>
      <Spark of={of} />
      <small className="muted">
        {of.as_of ? t('indicators.asOf', { day: of.as_of }) : t('indicators.never')}
        {of.months > 1 && `，${t('indicators.months', { count: of.months })}`}
        {of.is_stale && `，${t('indicators.stale')}`}
      </small>
    </Link>
  );
}

/** The last twelve values as a small line; the numbers are on the indicator's page. */
function Spark({ of }: { of: Schemas['IndicatorCard'] }) {
  const known = of.trend.map((it, at) => ({ at, value: it.value })).filter((it): it is { at: number; value: number } => typeof it.value === 'number');
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known.map((it) => it.value)), Math.max(...known.map((it) => it.value))];
  const points = known.map((it) => `${(it.at * 100) / (of.trend.length - 1)},${high === low ? 12 : 22 - ((it.value - low) * 20) / (high - low)}`);
  return (
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" className="spark">
      <polyline points={points.join(' ')} fill="none" stroke="#0b5cad" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

import { Button, Card, Tag } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useIndicator } from '../../api/indicators';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localDay } from '../../lib/day';
import { plotted, shown, side } from '../../lib/indicator';
import { People } from './People';

const TrendChart = lazy(() => import('../../components/TrendChart'));

const COLOURS: Record<string, string> = { met: 'green', short: 'orange', alarm: 'red' };

/** One indicator: what it means, by month, place by place, and who. */
export function Detail({ code, period, place, choose }: { code: string; period: string; place: string | undefined; choose: (place: string | undefined) => void }) {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const view = useIndicator(code, period, place);
  const maySeePeople = useMay('indicator.people');
  return (
    <div className="stack">
      <Link to={`/indicators?${query.toString()}`}>‹ {t('indicators.all')}</Link>
      <Answer of={view}>
        {(it) => (
          <>
            <Facts of={it} />
            <div className="half">
              <Trend card={it.card} />
              {it.places.length > 0 && <Bars of={it} choose={choose} />}
            </div>
            {it.places.length > 0 && <Places of={it} choose={choose} />}
            {maySeePeople && it.card.people && it.card.as_of && <People key={`${code} ${it.period} ${place ?? ''}`} code={code} period={it.period} place={it.path.at(-1)?.code ?? ''} which={it.card.people} />}
          </>
        )}
      </Answer>
    </div>
  );
}

function Facts({ of }: { of: Schemas['IndicatorView'] }) {
  const { t } = useTranslation();
  const { card } = of;
  return (
    <Card
      size="small"
      title={
        <h2>
          {card.name}　{shown(card.unit, card.value)}
          {card.unit === 'percent' ? '' : card.unit_name} {card.standing !== 'none' && <Tag color={COLOURS[card.standing]}>{t(`indicators.${card.standing}` as 'indicators.met')}</Tag>}
        </h2>
      }
    >
      <dl className="facts">
        <dt>{t('indicators.meaning')}</dt>
        <dd>{card.meaning}</dd>
        {card.denominator !== null && card.denominator !== undefined && (
          <>
            <dt>{t('indicators.numerator')} / {t('indicators.denominator')}</dt>
            <dd className="num">
              {side(card.numerator_is_money, card.numerator)} / {side(card.denominator_is_money, card.denominator)}
            </dd>
          </>
        )}
        {of.basis && (
          <>
            <dt>{t('indicators.basis')}</dt>
            <dd>{of.basis}</dd>
          </>
        )}
        <dt>{t('indicators.source')}</dt>
        <dd>{of.source}</dd>
        {card.published.length > 0 && (
          <>
            <dt>{t('indicators.published')}</dt>
            <dd>{card.published.map((it) => `${it.period}：${shown(card.unit, it.value)}${it.note ? `（${it.note}）` : ''}`).join('；')}</dd>
          </>
        )}
        <dt>{t('indicators.period')}</dt>
        <dd>
          {card.as_of ? `${t('indicators.asOf', { day: card.as_of })}，${t('indicators.knownAt', { at: localDay(card.known_at ?? '') })}` : t('indicators.never')}
          {card.is_stale && `，${t('indicators.stale')}`}
        </dd>
      </dl>
    </Card>
  );
}

/** The unit behind a title; a percentage says it itself. */
const unitOf = (card: Schemas['IndicatorCard']) => (card.unit === 'percent' ? '' : `（${card.unit_name}）`);

function Trend({ card }: { card: Schemas['IndicatorCard'] }) {
  const { t } = useTranslation();
  const points = useMemo(() => card.trend.map((it) => ({ name: it.period, value: plotted(card.unit, it.value), text: shown(card.unit, it.value) })), [card]);
  const lines = useMemo(() => {
    const found = [];
    if (typeof card.target === 'number') found.push({ name: t('indicators.target', { value: shown(card.unit, card.target) }), value: plotted(card.unit, card.target) ?? 0, colour: '#1f7a3d' });
    if (typeof card.warning === 'number' && card.warning !== card.target) found.push({ name: t('indicators.warning', { value: shown(card.unit, card.warning) }), value: plotted(card.unit, card.warning) ?? 0, colour: '#b3261e' });
    return found;
  }, [card, t]);
  return <Picture title={`${card.name}　${t('indicators.trend')}${unitOf(card)}`} points={points} kind="line" lines={lines} percent={card.unit === 'percent'} />;
}

function Bars({ of, choose }: { of: Schemas['IndicatorView']; choose: (place: string) => void }) {
  const { t } = useTranslation();
  const sorted = useMemo(() => [...of.places].sort((a, b) => (a.value ?? 0) - (b.value ?? 0)).slice(0, 40), [of.places]);
  const points = useMemo(() => sorted.map((it) => ({ name: it.place.name, value: plotted(of.card.unit, it.value), text: shown(of.card.unit, it.value) })), [sorted, of.card.unit]);
  return <Picture title={`${of.card.name}　${t('indicators.places')}${unitOf(of.card)}`} points={points} kind="bar" percent={of.card.unit === 'percent'} onPick={(at) => sorted[at] && choose(sorted[at].place.code)} />;
}

/** A chart with its button to save it. */
function Picture(props: Omit<Parameters<typeof TrendChart>[0], 'onReady'>) {
  const { t } = useTranslation();
  const [save, setSave] = useState<() => void>();
  const onReady = useCallback((it: () => void) => setSave(() => it), []);
  return (
    <Card size="small" styles={{ body: { padding: 4 } }} extra={<Button size="small" disabled={!save} onClick={() => save?.()}>{t('indicators.picture')}</Button>} title={<h2>{props.kind === 'line' ? t('indicators.trend') : t('indicators.places')}</h2>}>
      <Suspense fallback={<div style={{ height: 280 }} />}>
        <TrendChart {...props} onReady={onReady} />
      </Suspense>
    </Card>
  );
}

function Places({ of, choose }: { of: Schemas['IndicatorView']; choose: (place: string) => void }) {
  const { t } = useTranslation();
  const { card } = of;
  const isRatio = card.denominator !== null && card.denominator !== undefined;
  return (
    <Card size="small" title={<h2>{t('indicators.places')}</h2>} styles={{ body: { padding: 0 } }}>
      <Sheet
        size="small"
        rowKey={(it) => it.place.code}
        dataSource={of.places}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t('indicators.name'),
            render: (_, it) => (
              <Button type="link" size="small" onClick={() => choose(it.place.code)}>
                {it.place.name}
              </Button>
            ),
          },
          { title: t('indicators.value'), align: 'right', className: 'num', sorter: (a, b) => (a.value ?? -1) - (b.value ?? -1), render: (_, it) => shown(card.unit, it.value) },
          ...(isRatio
            ? [
                { title: t('indicators.numerator'), align: 'right' as const, className: 'num', render: (_: unknown, it: Schemas['PlaceValue']) => side(card.numerator_is_money, it.numerator) },
                { title: t('indicators.denominator'), align: 'right' as const, className: 'num', render: (_: unknown, it: Schemas['PlaceValue']) => side(card.denominator_is_money, it.denominator ?? 0) },
              ]
            : []),
          { title: t('indicators.standing'), render: (_, it) => it.standing !== 'none' && <Tag color={COLOURS[it.standing]}>{t(`indicators.${it.standing}` as 'indicators.met')}</Tag> },
        ]}
      />
    </Card>
  );
}

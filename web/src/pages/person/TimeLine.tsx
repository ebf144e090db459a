import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { FOREVER, localDay } from '../../lib/day';
import { yuan } from '../../lib/money';
import { factName } from './Facts';
import { isKnown, isSuperseded, placeOf, scaleOf } from '../../lib/timeline';

interface Bar {
  key: string;
  lane: string;
  text: string;
  tip: string;
  from: string;
  until: string;
  look: 'fact' | 'identity' | 'filing' | 'visit' | 'money' | 'problem' | 'old';
}

const FILL = { fact: '#cfe3f7', identity: '#fbe3ae', filing: '#e6dcf3', visit: '#d3ecd9', money: '#0b5cad', problem: '#f6d5d0', old: '#ffffff' };
const EDGE = { fact: '#0b5cad', identity: '#9a6a00', filing: '#6b3fa0', visit: '#1f7a3d', money: '#0b5cad', problem: '#b3261e', old: '#8a5a5a' };
const ROW = 26;

interface Given {
  facts: Schemas['HistoryFact'][];
  visits: Schemas['VisitLine'][];
  settlements: Schemas['SettlementRow'][];
  problems: Schemas['ProblemRow'][];
  knownOn: string;
  today: string;
}

/** Coverage, identities, family, programmes, visits, money and problems by the day they are true; what was corrected later
 *  is hollow. A problem stands from the round that found it to the last that saw it. */
export function TimeLine({ facts, visits, settlements, problems, knownOn, today }: Given) {
  const { t } = useTranslation();
  const [width, place] = useWidth();
  const scale = useMemo(
    () => scaleOf([...facts.flatMap((it) => [it.from, it.until]), ...problems.map((it) => it.found_on ?? ''), ...visits.map((it) => it.admitted_on), ...settlements.map((it) => it.settled_on)], today),
    [facts, visits, settlements, problems, today],
  );
  const bars: Bar[] = [];
  for (const [at, it] of facts.entries()) {
    const known = isKnown(it, knownOn);
    const old = isSuperseded(it, knownOn);
    if (!known && !old) continue;
    const [kind, what] = factName(t, it);
    const period = `${it.from} – ${it.until === FOREVER ? t('person.forever') : it.until}`;
    bars.push({
      key: `f${at}`,
      lane: `${kind}${old ? `（${t('person.superseded_short')}）` : ''}`,
      text: what,
      tip: `${kind} ${what} ${period}；${t('person.knownFrom')} ${localDay(it.known_from)}${old && it.known_until ? `；${t('person.knownUntil')} ${localDay(it.known_until)}` : ''}；${it.source}`,
      from: it.from,
      until: it.until,
      look: old ? 'old' : it.kind === 'coverage' ? 'fact' : it.kind === 'identity' ? 'identity' : 'filing',
    });
  }
  for (const it of visits) {
    // What came after the day was not known on it.
    if (it.state === 'cancelled' || (knownOn && it.admitted_on > knownOn)) continue;
    const until = it.discharged_on ?? (it.state === 'open' ? today : it.admitted_on);
    bars.push({ key: `v${it.id}`, lane: t('term.visit'), text: '', tip: `${it.kind} ${it.admitted_on} – ${until} ${t(`state.${it.state}`)}`, from: it.admitted_on, until, look: 'visit' });
  }
  for (const it of settlements) {
    if (knownOn && it.settled_on > knownOn) continue;
    bars.push({ key: `s${it.id}`, lane: t('term.settlement'), text: '', tip: `${it.settled_on} ${yuan(it.total_fen)}，${t('settle.person')} ${yuan(it.person_fen)} ${t(`state.${it.state}`)}`, from: it.settled_on, until: it.settled_on, look: it.state === 'reversed' ? 'old' : 'money' });
  }
  for (const it of problems) {
    // Found as of a later day, it was not known on that one.
    if (!it.found_on || (knownOn && it.found_on > knownOn)) continue;
    const until = it.seen_on ?? it.found_on;
    bars.push({ key: `p${it.id}`, lane: t('person.problem'), text: it.name, tip: `${it.name} ${it.found_on} – ${until} ${it.stage}`, from: it.found_on, until, look: 'problem' });
  }
  const lanes: string[] = [];
  const rowOf = (bar: Bar) => {
    const name = bar.look === 'visit' || bar.lane === t('term.settlement') ? bar.lane : `${bar.lane} ${bar.text}`;
    if (!lanes.includes(name)) lanes.push(name);
    return lanes.indexOf(name);
  };
  const rows = bars.map((bar) => ({ bar, row: rowOf(bar) }));
  const label = width < 520 ? 96 : 170;
  const x = (day: string) => label + (placeOf(scale, day) * (width - label - 8)) / 1000;
  // On a narrow screen not every year has room for its number.
  const every = Math.max(1, Math.ceil((scale.ticks.length * 40) / Math.max(1, width - label)));
  const height = 22 + lanes.length * ROW;
  return (
    <div ref={place}>
      <svg className="time-line" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t('person.timeline')}>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#fff" />
            <line x1="0" y1="0" x2="0" y2="6" stroke="#d9b8b8" strokeWidth="2" />
          </pattern>
        </defs>
        {scale.ticks.map((tick, nth) => {
          const at = label + ((tick.at - scale.first) * (width - label - 8)) / Math.max(1, scale.last - scale.first);
          return (
            <g key={tick.at}>
              <line x1={at} x2={at} y1={18} y2={height} stroke="#e3e8ee" />
              {nth % every === 0 && at < width - 34 && (
                <text x={at + 3} y={12}>
                  {tick.label}
                </text>
              )}
            </g>
          );
        })}
        {lanes.map((lane, row) => (
          <text key={lane} x={0} y={22 + row * ROW + 16}>
            {lane.length > (label < 100 ? 7 : 13) ? `${lane.slice(0, label < 100 ? 6 : 12)}…` : lane}
          </text>
        ))}
        {rows.map(({ bar, row }) => {
          const from = x(bar.from);
          const wide = Math.max(x(bar.until) - from, bar.look === 'money' ? 5 : 4);
          return (
            <rect key={bar.key} x={from} y={22 + row * ROW + 4} width={wide} height={16} rx={3} fill={bar.look === 'old' ? 'url(#hatch)' : FILL[bar.look]} stroke={EDGE[bar.look]} strokeDasharray={bar.look === 'old' ? '4 3' : undefined}>
              <title>{bar.tip}</title>
            </rect>
          );
        })}
        <line x1={x(today)} x2={x(today)} y1={16} y2={height} stroke="#b3261e" strokeWidth={1.5} />
        {knownOn && <line x1={x(knownOn)} x2={x(knownOn)} y1={16} y2={height} stroke="#6b3fa0" strokeWidth={1.5} strokeDasharray="5 4" />}
      </svg>
    </div>
  );
}

/** How wide the place is now. */
function useWidth(): [number, React.RefObject<HTMLDivElement | null>] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new ResizeObserver((list) => setWidth(Math.max(260, Math.floor(list[0]?.contentRect.width ?? 720))));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return [width, place];
}

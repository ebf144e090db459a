/** A line by month, or bars by place; can be saved as a picture. Loaded only where a chart is. */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, TitleComponent, CanvasRenderer]);

export interface Point {
  name: string;
  value: number | null;
  text: string;
}

interface Props {
  title: string;
  points: Point[];
  kind: 'line' | 'bar';
  lines?: { name: string; value: number; colour: string }[];
  /** Whether values are percentages: the axis says so and stays within them. */
  percent?: boolean;
  onReady?: (save: () => void) => void;
  onPick?: (at: number) => void;
}

const INK = '#16202b';

/** One list for all who have none: a new one at each rendering would make the chart anew without end. */
const NO_LINES: NonNullable<Props['lines']> = [];

export default function TrendChart({ title, points, kind, lines = NO_LINES, percent, onReady, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const height = kind === 'bar' ? Math.max(160, points.length * 24 + 60) : 280;
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current);
    const rows = kind === 'bar' ? [...points].reverse() : points;
    const names = { type: 'category', data: rows.map((it) => it.name), axisLabel: { color: INK, width: 150, overflow: 'truncate' } };
    const values = { type: 'value', scale: kind === 'line', ...(percent ? within([...rows.map((it) => it.value), ...lines.map((it) => it.value)], kind) : {}), axisLabel: { color: '#44505e', formatter: percent ? '{value}%' : undefined }, splitLine: { lineStyle: { color: '#e3e8ee' } } };
    const mark = { silent: true, symbol: 'none', label: { formatter: '{b}', color: INK, position: 'insideEndTop' }, data: lines.map((it, at) => (kind === 'line' ? { name: it.name, yAxis: it.value, lineStyle: { color: it.colour }, label: { position: at === 0 ? 'insideEndTop' : 'insideStartBottom' } } : { name: it.name, xAxis: it.value, lineStyle: { color: it.colour } })) };
    chart.setOption({
      aria: { enabled: true },
      animation: false,
      backgroundColor: '#ffffff',
      title: { text: title, left: 8, top: 6, textStyle: { fontSize: 14, color: INK } },
      grid: { left: 12, right: 60, top: 44, bottom: 12, containLabel: true },
      xAxis: kind === 'line' ? names : values,
      yAxis: kind === 'line' ? values : names,
      // Drawn, not written as markup: that has style attributes, which the content policy does not let in.
      tooltip: { trigger: 'item', renderMode: 'richText', formatter: (it: { dataIndex: number }) => `${rows[it.dataIndex]?.name ?? ''}　${rows[it.dataIndex]?.text ?? ''}` },
      series: [
        {
          type: kind,
          data: rows.map((it) => it.value),
          barMaxWidth: 16,
          itemStyle: { color: '#0b5cad', borderRadius: 3 },
          connectNulls: false,
          label: { show: kind === 'bar', position: 'right', color: '#44505e', formatter: (it: { dataIndex: number }) => rows[it.dataIndex]?.text ?? '' },
          markLine: lines.length > 0 ? mark : undefined,
        },
      ],
    });
    chart.on('click', (it) => pick.current?.(kind === 'bar' ? rows.length - 1 - it.dataIndex : it.dataIndex));
    onReady?.(() => save(chart, title));
    const onSize = new ResizeObserver(() => chart.resize());
    onSize.observe(place.current);
    return () => {
      onSize.disconnect();
      chart.dispose();
    };
  }, [title, points, kind, lines, percent, onReady]);
  return <div ref={place} role="img" aria-label={`${title}：${points.map((it) => `${it.name} ${it.text}`).join('，')}`} style={{ height }} />;
}

/** Where the axis of percentages begins and ends: around what is there, never below nought, above a hundred only for what is. */
function within(values: (number | null)[], kind: Props['kind']): { min: number; max: number } {
  const known = values.filter((it): it is number => it !== null);
  const [low, high] = [Math.min(100, ...known), Math.max(0, ...known)];
  const room = Math.max(2, high - low);
  return { min: kind === 'bar' ? Math.min(0, Math.floor(low)) : Math.max(0, Math.floor(low - room)), max: high > 100 ? Math.ceil(high) : Math.min(100, Math.ceil(high + room)) };
}

/** The chart as a PNG file. */
function save(chart: EChartsType, title: string) {
  const link = document.createElement('a');
  link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' });
  link.download = `${title}.png`;
  link.click();
}

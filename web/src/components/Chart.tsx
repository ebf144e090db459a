/** Bars. Loaded only where a chart is: the library is the largest part of the portal. */
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export default function Chart({ label, bars }: { label: string; bars: [string, number][] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current);
    const rows = [...bars].reverse();
    chart.setOption({
      aria: { enabled: true },
      animation: false,
      grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', data: rows.map((it) => it[0]), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { width: 190, overflow: 'truncate', color: '#16202b' } },
      // Drawn, not written as markup: that has style attributes, which the content policy does not let in.
      tooltip: { trigger: 'item', renderMode: 'richText' },
      series: [{ type: 'bar', data: rows.map((it) => it[1]), barMaxWidth: 14, itemStyle: { color: '#0b5cad', borderRadius: 3 }, label: { show: true, position: 'right', color: '#44505e' } }],
    });
    const onSize = new ResizeObserver(() => chart.resize());
    onSize.observe(place.current);
    return () => {
      onSize.disconnect();
      chart.dispose();
    };
  }, [bars]);
  return <div ref={place} role="img" aria-label={`${label}：${bars.map(([name, count]) => `${name} ${count}`).join('，')}`} style={{ height: Math.max(120, bars.length * 26) }} />;
}

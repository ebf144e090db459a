import { Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { DayInput } from '../../components/DayInput';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useFigures } from './hooks';

/** A share in parts of a million, as percent. */
function percent(ppm: number | null | undefined): string {
  if (ppm === null || ppm === undefined) return '—';
  const hundredths = Math.floor(ppm / 100);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')} %`;
}

/** How many were taken in, how they ended, and what share was on time. */
export function Figures() {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const figures = useFigures(from, until);
  return (
    <div className="stack">
      <div className="row">
        <label htmlFor="figures-from">{t('matters.from')}</label>
        <DayInput id="figures-from" value={from || (figures.data?.from ?? '')} onChange={setFrom} />
        <label htmlFor="figures-until">{t('matters.until')}</label>
        <DayInput id="figures-until" value={until || (figures.data?.until ?? '')} onChange={setUntil} />
      </div>
      <Answer of={figures}>
        {(it) => (
          <>
            <Lines title={t('matters.byLevel')} items={[...it.by_level, it.total]} />
            <Lines title={t('matters.byMatter')} items={it.by_matter} />
            <Lines title={t('matters.byPlace')} items={it.by_place} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Lines({ title, items }: { title: string; items: Schemas['FigureLine'][] }) {
  const { t } = useTranslation();
  const count = (key: keyof Schemas['FigureLine'], label: string) => ({ title: label, dataIndex: key, align: 'right' as const, className: 'num' });
  return (
    <Card size="small" title={<h2>{title}</h2>} styles={{ body: { padding: 0 } }}>
      <Sheet<Schemas['FigureLine']>
        label={title}
        size="small"
        rowKey="key"
        dataSource={items}
        pagination={items.length > 40 ? { pageSize: 40, size: 'small' } : false}
        locale={{ emptyText: t('app.nothing') }}
        columns={[
          { title: '', dataIndex: 'name' },
          count('taken', t('matters.taken')),
          count('open', t('matters.open')),
          count('waiting', t('matters.waiting')),
          count('overdue', t('matters.overdue')),
          count('done', t('matters.done')),
          count('refused', t('matters.refused')),
          count('withdrawn', t('matters.withdrawn')),
          count('late', t('matters.lateDone')),
          { title: t('matters.onTime'), dataIndex: 'on_time_ppm', align: 'right', className: 'num', render: percent },
        ]}
      />
    </Card>
  );
}

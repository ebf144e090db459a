import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { Refusal } from '../../components/parts';
import { localDay } from '../../lib/day';

/** Works out a month in the background, and says how that goes. */
export function Compute({ period, job }: { period: string; job: Schemas['IndicatorJob'] }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [month, setMonth] = useState(period.length === 7 ? period : '');
  const start = useMutation({
    mutationFn: () => body(client.POST('/api/v1/indicators/compute', { body: { period: month }, params: { header: {} } })),
    onSettled: () => cache.invalidateQueries({ queryKey: ['indicators'] }),
  });
  const before = useRef(job.state);
  useEffect(() => {
    if (before.current === 'running' && job.state !== 'running') void cache.invalidateQueries({ queryKey: ['indicators'] });
    before.current = job.state;
  }, [job.state, cache]);
  const said = { period: job.period, message: job.message };
  return (
    <div className="stack">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <label className="row">
          <span className="muted">{t('indicators.monthToCompute')}</span>
          <Input type="month" style={{ width: 150 }} value={month} onChange={(event) => setMonth(event.target.value)} />
        </label>
        <Button htmlType="submit" loading={job.state === 'running' || start.isPending} disabled={!/^\d{4}-\d{2}$/.test(month)}>
          {t('indicators.compute')}
        </Button>
        <span role="status" className="muted">
          {job.state === 'running' && t('indicators.computing', said)}
          {job.state === 'done' && `${t('indicators.computed', said)}（${localDay(job.finished_at)}）`}
        </span>
      </form>
      {job.state === 'failed' && <Alert type="error" showIcon title={t('indicators.computeFailed', said)} />}
      {start.error && <Refusal error={start.error} />}
    </div>
  );
}

import { Alert, Button, Spin, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/client';
import { yuan } from '../lib/money';

/** An amount in yuan, from fen. */
export function Money({ fen, strong }: { fen: number; strong?: boolean }) {
  const text = <span className="num">{yuan(fen)}</span>;
  return strong ? <b>{text}</b> : text;
}

const COLOURS: Record<string, string> = {
  open: 'blue', discharged: 'orange', settled: 'green', reversed: 'red', cancelled: 'default', gathered: 'orange', computed: 'blue', paid: 'purple', signed: 'green', 待交办: 'orange', 整改中: 'blue', 待核实: 'purple', 待销号: 'cyan', 已销号: 'green',
};

/** Where something stands. */
export function StateTag({ state }: { state: string }) {
  const { t } = useTranslation();
  return (
    <Tag color={COLOURS[state] ?? 'default'} style={{ marginInlineEnd: 0 }}>
      {t(`state.${state}`, { defaultValue: state })}
    </Tag>
  );
}

/** A refusal in words: what, where, what to do. */
export function Refusal({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : undefined;
  const message = problem?.message ?? (error instanceof Error ? error.message : String(error));
  const others = new Set(problem?.findings.slice(1).map((it) => it.message).filter((it) => !message.startsWith(it)));
  const more = [...others].map((it) => <li key={it}>{it}</li>);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={message || t('app.failed')}
      description={
        <>
          {more.length > 0 && <ul style={{ margin: 0, paddingInlineStart: 18 }}>{more}</ul>}
          {problem?.code && (
            <span className="muted">
              {problem.code} · {t('app.trace')} {problem.traceId}
            </span>
          )}
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('app.retry')}
          </Button>
        )
      }
    />
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What was asked, or why it is not there. */
export function Answer<T>({ of, children }: { of: Asked<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <Refusal error={of.error} retry={() => void of.refetch()} />;
  return (
    <div role="status" style={{ padding: 24, textAlign: 'center' }}>
      <Spin /> <span className="muted">{t('app.loading')}</span>
    </div>
  );
}

import { Card, Collapse, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Plain } from '../../components/Plain';
import { yuan } from '../../lib/money';

/** The worked cases, run now: green where the machine agrees, red with the difference where it does not. */
export function Cases({ cases }: { cases: Schemas['PolicyCase'][] }) {
  const { t } = useTranslation();
  const [failedOnly, setFailedOnly] = useState(false);
  const pass = cases.filter((it) => it.passes).length;
  const fail = cases.length - pass;
  const shown = failedOnly ? cases.filter((it) => !it.passes) : cases;
  return (
    <Card
      size="small"
      title={
        <h2>
          {t('policies.cases')} <span className={fail ? 'wrong' : 'muted'}>{t('policies.casesPass', { pass, fail })}</span>
        </h2>
      }
      extra={
        <label className="row">
          <Switch size="small" checked={failedOnly} onChange={setFailedOnly} aria-label={t('policies.onlyFailed')} />
          {t('policies.onlyFailed')}
        </label>
      }
      styles={{ body: { padding: 0 } }}
    >
      <Collapse
        ghost
        items={shown.map((it) => ({
          key: it.id,
          label: (
            <span className="case-head">
              <Tag color={it.passes ? 'green' : 'red'}>{it.passes ? t('policies.caseGood') : t('policies.caseWrong')}</Tag>
              {it.name} <code className="muted">{it.id}</code>
            </span>
          ),
          children: <Case it={it} />,
        }))}
      />
    </Card>
  );
}

function Case({ it }: { it: Schemas['PolicyCase'] }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {it.visits.map((visit, at) => (
        <div key={at}>
          {it.visits.length > 1 && <b>{t('policies.visit', { count: at + 1 })}</b>}
          <dl className="chips" aria-label={t('policies.given')}>
            {visit.given.map((given, no) => (
              <div key={no}>
                <dt>{given.name}</dt>
                <dd>{given.value}</dd>
              </div>
            ))}
          </dl>
          <Compared rows={visit.compared} />
          {visit.steps.length > 0 && (
            <details>
              <summary>{t('policies.steps')}</summary>
              <ol style={{ paddingInlineStart: 20 }}>
                {visit.steps.map((step, no) => (
                  <li key={no}>
                    <span className="muted">{step.layer}</span> {step.text} <span className="muted">{step.clause}</span>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </div>
      ))}
      {it.remarks.map((text) => (
        <div key={text} className="wrong">
          {text}
        </div>
      ))}
      {it.working && (
        <div>
          <span className="muted">{t('policies.working')}</span>
          <div className="pre">{it.working}</div>
        </div>
      )}
      {it.note && <p className="muted">{it.note}</p>}
    </div>
  );
}

function Compared({ rows }: { rows: Schemas['PolicyCompared'][] }) {
  const { t } = useTranslation();
  const heads = [t('policies.item'), t('policies.expected'), t('policies.actual'), t('policies.difference')];
  const cells = rows.map((it) => {
    const show = (value?: number | null) => (value === null || value === undefined ? '—' : it.is_count ? String(value) : yuan(value));
    return [it.name, show(it.expected), show(it.actual), it.difference ? show(it.difference) : ''];
  });
  return <Plain label={t('policies.difference')} heads={heads} figures={1} rows={cells} isWrong={(row) => Boolean(rows[row]?.difference)} />;
}

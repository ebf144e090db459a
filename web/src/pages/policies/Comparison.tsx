import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Answer } from '../../components/parts';
import { Plain } from '../../components/Plain';
import { yuan } from '../../lib/money';
import { useComparison, type Edits } from './api';

const WHAT: Record<string, string> = { added: 'green', removed: 'red', changed: 'blue' };

/** A draft beside what is in force: writing, people and days, cases. */
export function Comparison({ id, edits }: { id: string; edits: Edits }) {
  const { t } = useTranslation();
  const comparison = useComparison(id, edits);
  return (
    <Answer of={comparison}>
      {(it) => (
        <div className="stack">
          <span className="muted">
            {t('policies.against', { version: it.policy_version, day: it.from })} · {t('policies.saveFirst')}
          </span>
          <Card size="small" title={<h2>{`${t('policies.written')}：${t('policies.changeCount', { count: it.changes.length })}`}</h2>}>
            {it.changes.length === 0 && <span className="muted">{t('policies.same')}</span>}
            {it.changes.map((change, at) => (
              <div key={at} className="rule-card">
                <div className="head">
                  <Tag color={WHAT[change.what]}>{t(`policies.${change.what}`)}</Tag>
                  <span>{change.kind}</span>
                  <b>{change.name}</b>
                  <code className="muted">{change.id}</code>
                </div>
                <dl>
                  {change.fields.map((field) => (
                    <Field key={field.label} field={field} />
                  ))}
                </dl>
              </div>
            ))}
          </Card>
          <Card size="small" title={<h2>{`${t('policies.affected')}：${t('policies.groupCount', { count: it.affected.length })}`}</h2>}>
            {it.affected.map((group, at) => (
              <div key={at} style={{ padding: '4px 0' }}>
                <b>{group.name}</b> {group.who}，<span className="num">{group.from}</span> — {group.until ?? t('policies.forever')}
                <div className="muted">{group.what}</div>
              </div>
            ))}
            {it.not_compared.map((layer) => (
              <div key={layer} className="muted">
                {t('policies.notCompared', { layer })}
              </div>
            ))}
          </Card>
          <Card size="small" title={<h2>{`${t('policies.casesChanged')}：${t('policies.caseCount', { run: it.cases_run, count: new Set(it.cases.map((one) => one.id)).size })}`}</h2>}>
            {it.sums.length > 0 && <Amounts label={t('policies.sum')} amounts={it.sums} />}
            {it.cases.map((one) => (
              <CaseChange key={`${one.id} ${one.visit} ${one.of}`} it={one} />
            ))}
          </Card>
        </div>
      )}
    </Answer>
  );
}

function Field({ field }: { field: Schemas['PolicyFieldChange'] }) {
  return (
    <>
      <dt>{field.label}</dt>
      <dd>
        {field.old && <del>{field.old}</del>} {field.old && field.new && '→'} {field.new && <ins>{field.new}</ins>}
      </dd>
    </>
  );
}

function CaseChange({ it }: { it: Schemas['PolicyCaseChange'] }) {
  const { t } = useTranslation();
  return (
    <div style={{ padding: '8px 0', borderTop: '1px solid #e3e8ee' }} data-case={it.id}>
      <div className="case-head">
        <b>{it.name}</b>
        <code className="muted">{it.id}</code>
        <span className="muted num">{it.on}</span>
        {it.visit > 1 && <span>{t('policies.visit', { count: it.visit })}</span>}
        {it.of !== 'both' && <Tag>{t(it.of === 'old' ? 'policies.caseOld' : 'policies.caseNew')}</Tag>}
      </div>
      {it.was && (
        <div>
          {it.was} → {it.is}
        </div>
      )}
      <Amounts label={it.name} amounts={it.amounts} />
    </div>
  );
}

/** Amounts before and after, with the difference to the fen. */
export function Amounts({ label, amounts }: { label: string; amounts: { name: string; old_fen: number; new_fen: number; change_fen: number }[] }) {
  const { t } = useTranslation();
  if (amounts.length === 0) return null;
  const heads = [label, t('policies.oldYuan'), t('policies.newYuan'), t('policies.change')];
  const change = (fen: number) => `${fen > 0 ? '+' : ''}${yuan(fen)}`;
  const rows = amounts.map((it) => [it.name, yuan(it.old_fen), yuan(it.new_fen), change(it.change_fen)]);
  return <Plain label={label} heads={heads} figures={1} rows={rows} />;
}

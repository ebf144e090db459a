import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Plain } from '../../components/Plain';
import { Cases } from './Cases';

/** The law left, clause by clause, and right of each clause the rules that cite it; notes and cases below. */
export function LawAndRules({ view }: { view: Schemas['PackageView'] }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Card size="small" title={<h2>{`${t('policies.law')} / ${t('policies.ruleSide')}`}</h2>}>
        {view.clauses.map((clause) => (
          <section key={clause.id} className="law-row" aria-label={clause.id}>
            <div className="law-text">
              <h3>{clause.id}</h3>
              {clause.paragraphs.map((text, at) => (
                <p key={at}>{text}</p>
              ))}
            </div>
            <div>
              {clause.rules.map((it) => (
                <Rule key={`${it.kind} ${it.id} ${it.line}`} rule={it} />
              ))}
              {clause.rules.length === 0 && <span className="muted">{clause.no_rule ? t('policies.noRule', { reason: clause.no_rule }) : t('policies.none')}</span>}
            </div>
          </section>
        ))}
      </Card>
      {view.notes.trim() && (
        <Card size="small" title={<h2>{t('policies.notes')}</h2>}>
          <div className="pre">{view.notes.trim()}</div>
        </Card>
      )}
      <Cases cases={view.cases} />
    </div>
  );
}

function Rule({ rule }: { rule: Schemas['PolicyRule'] }) {
  const { t } = useTranslation();
  const days = rule.from || rule.until ? `${rule.from ?? ''} — ${rule.until ?? t('policies.forever')}` : t('policies.always');
  return (
    <article className={rule.is_in_force ? 'rule-card' : 'rule-card off'}>
      <div className="head">
        <Tag>{rule.kind}</Tag>
        <b>{rule.name}</b>
        <code className="muted">{rule.id}</code>
        {rule.assumed && <Tag color="gold">{t('policies.assumed')}</Tag>}
        {!rule.is_in_force && <Tag>{t('policies.notNow')}</Tag>}
      </div>
      <dl>
        <dt>{t('policies.clause')}</dt>
        <dd>{rule.clause}</dd>
        {rule.who && (
          <>
            <dt>{t('policies.who')}</dt>
            <dd>{rule.who}</dd>
          </>
        )}
        <dt>{t('policies.days')}</dt>
        <dd className="num">{days}</dd>
        {rule.fields.map((it, at) => (
          <Field key={at} field={it} />
        ))}
      </dl>
    </article>
  );
}

function Field({ field }: { field: Schemas['PolicyField'] }) {
  if (field.rows.length === 0) {
    return (
      <>
        <dt>{field.label}</dt>
        <dd>{field.text}</dd>
      </>
    );
  }
  return (
    <>
      <dt>{field.label}</dt>
      <dd>
        <Plain label={field.label} heads={field.columns} rows={field.rows} />
      </dd>
    </>
  );
}

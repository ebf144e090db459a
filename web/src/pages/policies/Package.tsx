import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Answer } from '../../components/parts';
import { isDay } from '../../lib/day';
import { usePackage } from './api';
import { LawAndRules } from './LawAndRules';
import { NewDraft } from './NewDraft';
import './texts';

/** One package: law left, rules right, notes, cases. */
export function Package() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const on = query.get('on') ?? '';
  const view = usePackage(id, isDay(on) ? on : undefined);
  const [begins, setBegins] = useState(false);
  const mayDraft = useMay('policy.draft');
  return (
    <Answer of={view}>
      {(it) => (
        <div className="stack">
          <div className="page-head">
            <h1>{it.title || it.id}</h1>
            <Tag color={it.state === 'in_force' ? 'green' : 'default'}>{t(`policies.${it.state}`)}</Tag>
            {it.draft && (
              <Link to={`/policies/drafts/${it.draft}`}>
                <Tag color="purple">
                  {t('policies.fromHere')} {it.draft}
                </Tag>
              </Link>
            )}
            <span className="muted">{[it.number, it.issuer].filter(Boolean).join(' · ')}</span>
            <span className="grow" />
            <label htmlFor="package-on">{t('policies.on')}</label>
            <DayInput id="package-on" value={on || it.on} onChange={(day) => setQuery(day ? { on: day } : {}, { replace: true })} />
            {mayDraft && (
              <Button type="primary" onClick={() => setBegins(true)}>
                {t('policies.changeIt')}
              </Button>
            )}
          </div>
          <span className="muted">
            {t('policies.version')} <code>{it.policy_version}</code>
          </span>
          <LawAndRules view={it} />
          {begins && <NewDraft instrument={it.id} close={() => setBegins(false)} />}
        </div>
      )}
    </Answer>
  );
}

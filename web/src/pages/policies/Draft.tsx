import { Alert, Tabs, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useActor } from '../../api/hooks';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Answer } from '../../components/parts';
import { localDay } from '../../lib/day';
import { useCheck, useDraft, useDraftPackage, type Edits } from './api';
import { Comparison } from './Comparison';
import { DRAFT_COLOUR } from './Drafts';
import { LawAndRules } from './LawAndRules';
import { Steps } from './Steps';
import './texts';
import { Trial } from './Trial';
import { useEdits } from './useEdits';

const Write = lazy(() => import('./Write'));

/** A draft: written, checked as one types, compared, tried, handed in, decided on. */
export function Draft() {
  const { id = '' } = useParams();
  const draft = useDraft(id);
  return <Answer of={draft}>{(it) => <Opened key={`${it.draft.id} ${it.draft.state}`} view={it} />}</Answer>;
}

function Opened({ view }: { view: Schemas['PolicyDraftView'] }) {
  const { t } = useTranslation();
  const { operator } = useActor();
  const { draft } = view;
  const mayDraft = useMay('policy.draft');
  const isOpen = mayDraft && draft.state === 'draft';
  const edited = useEdits(view);
  const check = useCheck(draft.id, edited.settled, isOpen || draft.state === 'submitted');
  const [tab, setTab] = useState(isOpen ? 'write' : 'compare');
  const isOwn = draft.authors.includes(operator) || draft.submitted_by === operator;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{draft.title}</h1>
        <Tag color={DRAFT_COLOUR[draft.state]}>{t(`policies.${draft.state}`)}</Tag>
        <span className="muted">
          {draft.id} · <Link style={{ textDecoration: 'underline' }} to={`/policies/packages/${encodeURIComponent(draft.instrument)}`}>{draft.instrument}</Link> · {t('policies.revision', { count: draft.revision })}
        </span>
        <span className="grow" />
        <Steps view={view} edited={edited} check={check.data} isOwn={isOwn} />
      </div>
      {view.is_behind && <Alert type="warning" showIcon title={t('policies.behind')} />}
      {draft.state === 'submitted' && isOwn && <Alert type="info" showIcon title={t('policies.own')} />}
      {draft.remark && <Alert type={draft.state === 'refused' ? 'error' : 'success'} showIcon title={`${draft.decided_by}（${localDay(draft.decided_at ?? '')}）：${draft.remark}`} />}
      <dl className="chips">
        <div>
          <dt>{t('policies.author')}</dt>
          <dd>{draft.authors.join('、')}</dd>
        </div>
        {draft.submitted_by && (
          <div>
            <dt>{t('policies.submit')}</dt>
            <dd>
              {draft.submitted_by} {localDay(draft.submitted_at ?? '')}
            </dd>
          </div>
        )}
        {draft.decided_by && (
          <div>
            <dt>{t('policies.decidedBy')}</dt>
            <dd>
              {draft.decided_by} {localDay(draft.decided_at ?? '')}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('policies.effective')}</dt>
          <dd>
            {isOpen ? (
              <DayInput label={t('policies.effective')} value={edited.day} onChange={edited.setDay} />
            ) : (
              draft.effective_on
            )}
          </dd>
        </div>
        {draft.purpose && (
          <div style={{ whiteSpace: 'normal' }}>
            <dt>{t('policies.purpose')}</dt>
            <dd>{draft.purpose}</dd>
          </div>
        )}
      </dl>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          {
            key: 'write',
            label: t('policies.write'),
            children: (
              <Suspense fallback={<div role="status">{t('app.loading')}</div>}>
                <Write view={view} edited={edited} check={check} />
              </Suspense>
            ),
          },
          { key: 'aside', label: t('policies.aside'), children: <Aside id={draft.id} edits={edited.settled} /> },
          { key: 'compare', label: t('policies.compare'), children: <Comparison id={draft.id} edits={edited.settled} /> },
          { key: 'trial', label: t('policies.trial'), children: <Trial id={draft.id} hasChanges={edited.hasChanges} /> },
        ]}
      />
    </div>
  );
}

function Aside({ id, edits }: { id: string; edits: Edits }) {
  return <Answer of={useDraftPackage(id, edits)}>{(it) => <LawAndRules view={it} />}</Answer>;
}

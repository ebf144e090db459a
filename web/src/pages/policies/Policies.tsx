import { Alert, Button, Card, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { DayInput } from '../../components/DayInput';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { isDay } from '../../lib/day';
import { usePolicies } from './api';
import { Drafts } from './Drafts';
import { NewDraft } from './NewDraft';
import './texts';

const COLOUR: Record<string, string> = { in_force: 'green', future: 'blue', past: 'default', without_rules: 'default' };

/** The packages of the region as they stand on a day, and the drafts. */
export function Policies() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const on = query.get('on') ?? '';
  const policies = usePolicies(isDay(on) ? on : undefined);
  const [begun, setBegun] = useState<string | undefined>();
  const mayDraft = useMay('policy.draft');
  const put = (key: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(key, value);
    else next.delete(key);
    setQuery(next, { replace: true });
  };
  const tab = query.get('tab') === 'drafts' ? 'drafts' : 'packages';
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('policies.title')}</h1>
        <div className="row">
          <label htmlFor="policies-on">{t('policies.on')}</label>
          <DayInput id="policies-on" value={on || (policies.data?.on ?? '')} onChange={(day) => put('on', day)} />
        </div>
        <span className="grow" />
        {policies.data && <span className="muted">{t('policies.waiting', { count: policies.data.submitted, count2: policies.data.drafts })}</span>}
        {mayDraft && <Button onClick={() => setBegun('')}>{t('policies.newOne')}</Button>}
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => put('tab', key === 'drafts' ? key : '')}
        items={[
          { key: 'packages', label: t('policies.packages'), children: <Answer of={policies}>{(it) => <Packages view={it} begin={mayDraft ? setBegun : undefined} />}</Answer> },
          { key: 'drafts', label: t('policies.drafts'), children: <Drafts /> },
        ]}
      />
      {begun !== undefined && <NewDraft instrument={begun} close={() => setBegun(undefined)} />}
    </div>
  );
}

function Packages({ view, begin }: { view: Schemas['PoliciesView']; begin: ((instrument: string) => void) | undefined }) {
  const { t } = useTranslation();
  const at = (id: string) => `/policies/packages/${encodeURIComponent(id)}?on=${view.on}`;
  return (
    <div className="stack">
      {view.packages.filter((it) => it.differs_on_disk).map((it) => <Alert key={it.id} type="warning" showIcon title={`${it.title}：${t('policies.differs')}`} />)}
      <Card size="small" styles={{ body: { padding: 0 } }}>
        <Sheet
          label={t('policies.packages')}
          size="small"
          rowKey="id"
          dataSource={view.packages}
          pagination={false}
          columns={[
            { title: t('policies.state'), dataIndex: 'state', render: (state: string) => <Tag color={COLOUR[state] ?? 'default'}>{t(`policies.${state}`)}</Tag> },
            {
              title: t('policies.name'),
              dataIndex: 'title',
              render: (title: string, it) => (
                <div style={{ whiteSpace: 'normal', minWidth: 220, maxWidth: 460 }}>
                  <Link to={at(it.id)}>{title || it.id}</Link> {it.draft && <Tag color="purple">{t('policies.fromHere')}</Tag>}
                  {it.ahead.map((later) => (
                    <Link key={later.draft} to={`/policies/drafts/${later.draft}`}>
                      <Tag color="gold">{t('policies.ahead', { day: later.from })}</Tag>
                    </Link>
                  ))}
                  <div className="muted">{it.number}</div>
                </div>
              ),
            },
            { title: t('policies.since'), dataIndex: 'from', render: (day: string | null) => <span className="num">{day ?? ''}</span> },
            { title: t('policies.until'), dataIndex: 'until', render: (day: string | null, it) => <span className="num">{day ?? (it.state === 'without_rules' ? '' : t('policies.forever'))}</span> },
            { title: t('policies.clauses'), dataIndex: 'clauses', align: 'right' },
            { title: t('policies.rules'), dataIndex: 'rules', align: 'right' },
            { title: t('policies.cases'), dataIndex: 'cases', align: 'right' },
            { title: t('policies.assumed'), dataIndex: 'assumed', align: 'right' },
            ...(begin
              ? [
                  {
                    title: '',
                    key: 'act',
                    render: (_: unknown, it: Schemas['PoliciesView']['packages'][number]) => (
                      <Button size="small" onClick={() => begin(it.id)} aria-label={`${t('policies.changeIt')} ${it.title}`}>
                        {t('policies.changeIt')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <Card size="small" title={<h2>{t('policies.editions')}</h2>}>
        {view.editions.length === 0 ? (
          <span className="muted">
            {t('policies.noEditions')} <code>{view.policy_version}</code>
          </span>
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {view.editions.map((it) => (
              <li key={it.version}>
                <span className="num">{it.from ?? t('policies.edition_begin')}</span> <code>{it.version}</code>{' '}
                {it.drafts.map((draft) => (
                  <Link key={draft} to={`/policies/drafts/${draft}`} style={{ textDecoration: 'underline', marginInlineEnd: 8 }}>
                    {draft}
                  </Link>
                ))}
                {it.is_in_force && <Tag color="green">{t('policies.edition_now')}</Tag>}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

import { Alert, Card, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useCatalogue } from './hooks';
import { useLimit } from './words';

/** What each level offers, with documents, days, and who decides. */
export function Catalogue() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const [level, setLevel] = useState<string>();
  return (
    <Answer of={catalogue}>
      {(it) => (
        <div className="stack">
          {!it.calendar_is_known && <Alert type="warning" showIcon title={t('matters.calendarUnknown')} />}
          <section className="cards" aria-label={t('matters.catalogue')}>
            {[...it.levels].reverse().map((of) => (
              <div className="stat" key={of.level}>
                <b>{of.does + of.takes_in}</b>
                <span>
                  {of.name}：{t('matters.counted', { does: of.does, takes: of.takes_in })}
                </span>
              </div>
            ))}
          </section>
          <div className="row">
            <Select
              style={{ minWidth: 160 }}
              aria-label={t('matters.doneAt')}
              allowClear
              placeholder={t('app.all')}
              value={level}
              onChange={setLevel}
              options={[...it.levels].reverse().map((of) => ({ value: of.level, label: of.name }))}
            />
            <span className="muted">
              {it.name} · {it.source}
            </span>
          </div>
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <List items={it.matters.filter((of) => !level || of.done_at.includes(level) || of.taken_in_at.includes(level))} />
          </Card>
        </div>
      )}
    </Answer>
  );
}

function List({ items }: { items: Schemas['CatalogueMatter'][] }) {
  const { t } = useTranslation();
  const limit = useLimit();
  const names = (levels: string[]) => levels.map((it) => t(`matters.level_${it as 'village' | 'township' | 'county'}`)).join('、');
  return (
    <Sheet<Schemas['CatalogueMatter']>
      label={t('matters.catalogue')}
      size="small"
      rowKey="code"
      dataSource={items}
      pagination={false}
      expandable={{ expandedRowRender: (it) => <Details of={it} />, rowExpandable: () => true }}
      columns={[
        { title: t('settle.code'), dataIndex: 'code', className: 'num' },
        { title: t('matters.matter'), dataIndex: 'name', render: (name: string, it) => <>{name} {it.assumed && <Tag>{t('matters.assumed')}</Tag>}</> },
        { title: t('settle.classOf'), dataIndex: 'group' },
        { title: t('matters.doneAt'), dataIndex: 'done_at', render: names },
        { title: t('matters.takenInAt'), dataIndex: 'taken_in_at', render: names },
        { title: t('matters.promisedDays'), dataIndex: 'limit_days', render: limit },
        { title: t('matters.fee'), dataIndex: 'fee' },
      ]}
    />
  );
}

/** Documents, who decides, what comes out, from where. */
export function Details({ of }: { of: Schemas['CatalogueMatter'] }) {
  const { t } = useTranslation();
  return (
    <div className="stack" style={{ gap: 4, whiteSpace: 'normal', maxWidth: 900 }}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {of.documents.map((it) => (
          <li key={it.id}>
            {it.name} <span className="muted">{[it.form, it.when && `${t('matters.when')}：${it.when}`].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <span className="muted">
        {t('matters.decides')}：{of.decides} · {t('matters.result')}：{of.result} · {t('matters.basis')}：{of.clause}
        {of.second_person && ` · ${t('matters.second')}`}
      </span>
    </div>
  );
}

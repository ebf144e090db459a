import { Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useInstitutionRegister, useProposed } from '../../api/indicators';
import { useMay } from '../../api/permissions';
import { Pages, usePages } from '../../components/Pages';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { Decide } from './Decide';

export const AGREEMENT_COLOURS: Record<string, string> = { active: 'green', suspended: 'red', outside: 'orange', unkept: 'default', proposed: 'blue', approved: 'green', refused: 'red', replaced: 'default' };

/** All institutions: found by number, name, level, and how they stand to their agreement. */
export function Institutions() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const pages = usePages();
  const mayOpen = useMay('institution.read');
  const of = (name: string) => query.get(name) ?? undefined;
  const page = useInstitutionRegister({ q: of('q'), level: of('level'), kind: of('kind'), agreement: of('agreement') }, pages.cursor);
  const choose = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    pages.restart();
    setQuery(next);
  };
  const word = (key: string) => t(`institutions.${key}` as 'institutions.active', { defaultValue: key });
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('institutions.title')}</h1>
        <span className="grow" />
        <Waiting />
      </div>
      <div className="row">
        <Input.Search aria-label={t('institutions.search')} placeholder={t('institutions.search')} defaultValue={of('q')} allowClear style={{ maxWidth: 260 }} onSearch={(text) => choose('q', text.trim() || undefined)} />
        <Select aria-label={t('institutions.level')} placeholder={t('institutions.level')} allowClear style={{ minWidth: 120 }} value={of('level')} options={(page.data?.levels ?? []).map((it) => ({ value: it, label: it }))} onChange={(it?: string) => choose('level', it)} />
        <Select aria-label={t('institutions.kind')} placeholder={t('institutions.kind')} allowClear style={{ minWidth: 100 }} value={of('kind')} options={['hospital', 'pharmacy'].map((it) => ({ value: it, label: word(it) }))} onChange={(it?: string) => choose('kind', it)} />
      </div>
      <Answer of={page}>
        {(it) => (
          <>
            <div className="stage-bar" role="group" aria-label={t('institutions.agreement')}>
              <button type="button" className="chip" aria-pressed={!of('agreement')} onClick={() => choose('agreement', undefined)}>
                {t('institutions.all')}
              </button>
              {it.standings.map(({ standing, count }) => (
                <button type="button" key={standing} className="chip" aria-pressed={of('agreement') === standing} onClick={() => choose('agreement', standing)}>
                  {word(standing)} {count}
                </button>
              ))}
              <span className="muted">{t('institutions.count', { count: it.count })}</span>
            </div>
            <Sheet
              size="small"
              rowKey="id"
              dataSource={it.items}
              pagination={false}
              locale={{ emptyText: t('app.nothing') }}
              columns={[
                { title: t('institutions.name'), render: (_, row) => (mayOpen ? <Link to={`/institutions/${encodeURIComponent(row.id)}`}>{row.name}</Link> : row.name) },
                { title: t('institutions.id'), dataIndex: 'id', className: 'num' },
                { title: t('institutions.level'), dataIndex: 'level' },
                { title: t('institutions.kind'), dataIndex: 'kind', render: (kind: string) => word(kind) },
                { title: t('institutions.agreement'), dataIndex: 'agreement', render: (standing: string) => <Tag color={AGREEMENT_COLOURS[standing]}>{word(standing)}</Tag> },
                { title: t('institutions.until'), dataIndex: 'until', className: 'num', render: (until?: string | null) => until ?? '' },
                { title: t('institutions.dialect'), dataIndex: 'dialect', render: (dialect: string) => dialect || <span className="muted">{t('institutions.notConnected')}</span> },
              ]}
            />
            <Pages of={pages} next={it.next} />
          </>
        )}
      </Answer>
    </div>
  );
}

/** What waits for a decision; who may not decide sees nothing of it. */
function Waiting() {
  const { t } = useTranslation();
  const waiting = useProposed(useMay('institution.approve'));
  const [open, setOpen] = useState(false);
  if (!waiting.data || waiting.data.length === 0) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('institutions.waiting', { count: waiting.data.length })}
      </Button>
      <Decide open={open} close={() => setOpen(false)} list={waiting.data} />
    </>
  );
}

import { Button, Card, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useProblems, useTally, type ProblemFilter } from '../../api/hooks';
import { Pages, usePages } from '../../components/Pages';
import { Answer, Money, StateTag } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { sum } from '../../lib/money';
import { Bulk } from './Bulk';
import { ProblemDrawer } from './ProblemDrawer';

/** The ledger of problems: filters, many at once, one in detail. */
export function Problems({ words }: { words: Schemas['RosterWords'] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const pages = usePages();
  const [chosen, setChosen] = useState<number[]>([]);
  const text = (name: string) => query.get(name) ?? undefined;
  const stage = text('stage');
  const filter: ProblemFilter = {
    kind: text('kind'),
    township: text('township'),
    stage,
    ...(stage || query.get('all') ? {} : { open: true }),
    ...(query.get('overdue') ? { overdue: true } : {}),
  };
  const base: ProblemFilter = { kind: filter.kind, township: filter.township, ...(filter.overdue ? { overdue: true } : {}) };
  const problems = useProblems(filter, pages.cursor);
  const tally = useTally(base);
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    next.delete('show');
    pages.restart();
    setChosen([]);
    setQuery(next, { replace: true });
  };
  const townships = new Map(words.townships.map((it) => [it.code, it.name]));
  const departments = new Map([...words.departments, ...words.extracts].map((it) => [it.code, it.name]));
  const count = (name: string) => sum((tally.data ?? []).filter((it) => it.stage === name).map((it) => it.problems));
  const show = Number(query.get('show')) || undefined;
  const download = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
  return (
    <div className="stack">
      <div className="stage-bar" role="group" aria-label={t('rosters.stage')}>
        <button type="button" className="chip" aria-pressed={!stage && !query.get('all')} onClick={() => set({ stage: undefined, all: undefined })}>
          {t('rosters.openOnly')}
        </button>
        {words.stages.map((name) => (
          <button type="button" className="chip" key={name} aria-pressed={stage === name} onClick={() => set({ stage: name, all: undefined })}>
            {name} <span className="num">{count(name)}</span>
          </button>
        ))}
      </div>
      <div className="row">
        <Select
          style={{ minWidth: 220 }}
          aria-label={t('rosters.kind')}
          placeholder={t('rosters.kind')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.kind}
          options={words.problems.map((it) => ({ value: it.code, label: it.name }))}
          onChange={(value: string | undefined) => set({ kind: value })}
        />
        <Select
          style={{ minWidth: 150 }}
          aria-label={t('rosters.township')}
          placeholder={t('rosters.township')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.township}
          options={words.townships.map((it) => ({ value: it.code, label: it.name }))}
          onChange={(value: string | undefined) => set({ township: value })}
        />
        <Checkbox checked={Boolean(query.get('overdue'))} onChange={(event) => set({ overdue: event.target.checked ? '1' : undefined })}>
          {t('rosters.overdue')}
        </Checkbox>
        <Button href={`/api/v1/rosters/work-list.xlsx?${download.toString()}`} download="工作单.xlsx">
          {t('rosters.workList')}
        </Button>
      </div>
      <Answer of={problems}>
        {(page) => (
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <Sheet
              label={t('rosters.problems')}
              size="small"
              rowKey="id"
              dataSource={page.items}
              pagination={false}
              style={{ minWidth: 860 }}
              locale={{ emptyText: t('rosters.none') }}
              rowSelection={{
                selectedRowKeys: chosen,
                onChange: (keys) => setChosen(keys.map(Number)),
                getTitleCheckboxProps: () => ({ 'aria-label': t('rosters.selectAll') }),
                getCheckboxProps: (it) => ({ 'aria-label': `${t('rosters.selectOne')} ${it.person_name}` }),
              }}
              columns={[
                {
                  title: t('rosters.kind'),
                  dataIndex: 'name',
                  render: (name: string, it) => (
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setQuery({ ...Object.fromEntries(query), show: String(it.id) })}>
                      {name}
                    </Button>
                  ),
                },
                { title: t('rosters.person'), dataIndex: 'person_name' },
                { title: t('person.number'), dataIndex: 'number', className: 'num' },
                { title: t('rosters.township'), dataIndex: 'township', render: (code: string) => townships.get(code) ?? code },
                { title: t('rosters.place'), dataIndex: 'village' },
                { title: t('rosters.department'), dataIndex: 'department', render: (code: string) => departments.get(code) ?? code },
                { title: t('rosters.stage'), dataIndex: 'stage', render: (name: string) => <StateTag state={name} /> },
                { title: t('rosters.due'), dataIndex: 'due', className: 'num' },
                { title: t('rosters.money'), dataIndex: 'amount_fen', align: 'right', render: (fen: number) => (fen ? <Money fen={fen} /> : '') },
              ]}
            />
            <Pages of={pages} next={page.next} />
          </Card>
        )}
      </Answer>
      <Bulk words={words} ids={chosen} filter={filter} rows={problems.data?.items ?? []} done={() => setChosen([])} />
      <ProblemDrawer
        id={show}
        words={words}
        close={() => {
          const next = new URLSearchParams(query);
          next.delete('show');
          setQuery(next, { replace: true });
        }}
      />
    </div>
  );
}

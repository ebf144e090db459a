import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useRounds } from '../../api/hooks';
import { Answer, Money } from '../../components/parts';
import { localDay } from '../../lib/day';
import { percent } from '../../lib/money';

/** Every round with its look-back, and how each class of people is covered. */
export function Rounds({ words }: { words: Schemas['RosterWords'] }) {
  const { t } = useTranslation();
  const rounds = useRounds();
  const names = new Map(words.problems.map((it) => [it.code, it.name]));
  return (
    <Answer of={rounds}>
      {(list) => (
        <div className="stack">
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <Table
              size="small"
              rowKey="number"
              dataSource={list}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: t('rosters.noRounds') }}
              expandable={{ expandedRowRender: (it) => <Kinds counts={it.counts} names={names} /> }}
              columns={[
                { title: t('term.round'), dataIndex: 'number' },
                { title: t('rosters.asOf'), dataIndex: 'as_of', className: 'num' },
                { title: t('rosters.people'), render: (_, it) => it.counts.people.toLocaleString('zh-CN'), align: 'right' },
                { title: t('rosters.rows'), render: (_, it) => it.counts.rows.toLocaleString('zh-CN'), align: 'right' },
                { title: t('rosters.new'), render: (_, it) => it.counts.new, align: 'right' },
                { title: t('rosters.still'), render: (_, it) => it.counts.still_open, align: 'right' },
                { title: t('rosters.cured'), render: (_, it) => it.counts.cured, align: 'right' },
                { title: t('rosters.comeBack'), render: (_, it) => it.counts.come_back, align: 'right' },
                { title: t('rosters.operator'), render: (_, it) => `${it.operator} ${localDay(it.made_at)}` },
              ]}
            />
          </Card>
          {list[0] && list[0].counts.cover.length > 0 && (
            <Card size="small" title={<h2>{t('rosters.byClass')}</h2>} styles={{ body: { padding: 0 } }}>
              <Table
                size="small"
                rowKey="class"
                dataSource={list[0].counts.cover.filter((it) => it.people > 0)}
                pagination={false}
                scroll={{ x: 'max-content' }}
                columns={[
                  { title: t('term.class'), dataIndex: 'name' },
                  { title: t('rosters.people'), dataIndex: 'people', align: 'right' },
                  { title: t('rosters.missing'), dataIndex: 'missing', align: 'right' },
                  { title: t('rosters.rate'), dataIndex: 'coverage_ppm', align: 'right', render: (ppm: number) => percent(ppm) },
                  { title: t('home.amount'), dataIndex: 'subsidy_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
                ]}
              />
            </Card>
          )}
        </div>
      )}
    </Answer>
  );
}

function Kinds({ counts, names }: { counts: Schemas['RoundCounts']; names: Map<string, string> }) {
  return (
    <ul style={{ margin: 0, columns: 'auto 260px' }}>
      {Object.entries(counts.kinds).map(([code, count]) => (
        <li key={code}>
          {names.get(code) ?? code} <b className="num">{count}</b>
        </li>
      ))}
    </ul>
  );
}

import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useNetwork } from './hooks';

/** Which villages have a desk, and what no desk offers. */
export function Network() {
  const { t } = useTranslation();
  const network = useNetwork();
  return (
    <Answer of={network}>
      {(it) => (
        <div className="stack">
          {it.stations === 0 && <Alert type="info" showIcon title={t('matters.noStations')} />}
          <section className="cards" aria-label={t('matters.network')}>
            <Stat value={it.stations} label={t('matters.stations')} />
            <Stat value={it.village_stations} label={`${t('matters.villageStations')}${it.promised ? `（${t('matters.promised', { count: it.promised })}）` : ''}`} />
            <Stat value={it.villages} label={t('matters.villages')} />
            <Stat value={it.covered} label={t('matters.covered')} warn={it.covered < it.villages} />
            <Stat value={it.people_covered} label={t('matters.peopleCovered')} warn={it.people_covered < it.people} />
          </section>
          <div className="half">
            <Card size="small" title={<h2>{t('matters.nobody')}</h2>}>
              {it.nobody_offers.length === 0 ? <p className="muted">{t('app.nothing')}</p> : <ul style={{ margin: 0, paddingInlineStart: 18 }}>{it.nobody_offers.map((of) => <li key={of.matter}>{of.matter} {of.name}</li>)}</ul>}
            </Card>
            {it.strays.length > 0 && (
              <Card size="small" title={<h2>{t('matters.strays')}</h2>}>
                <ul style={{ margin: 0, paddingInlineStart: 18 }}>{it.strays.slice(0, 100).map((of) => <li key={of}>{of}</li>)}</ul>
              </Card>
            )}
          </div>
          <Card size="small" styles={{ body: { padding: 0 } }}>
            <Townships items={it.townships} minutes={it.circle_minutes} />
          </Card>
        </div>
      )}
    </Answer>
  );
}

function Stat({ value, label, warn = false }: { value: number; label: string; warn?: boolean }) {
  return (
    <div className={warn ? 'stat warn' : 'stat'}>
      <b>{value.toLocaleString('zh-CN')}</b>
      <span>{label}</span>
    </div>
  );
}

function Townships({ items, minutes }: { items: Schemas['TownshipView'][]; minutes: number }) {
  const { t } = useTranslation();
  const list = (names: string[]) => (names.length > 12 ? `${names.slice(0, 12).join('、')}…（${names.length}）` : names.join('、'));
  return (
    <Sheet<Schemas['TownshipView']>
      label={t('matters.network')}
      size="small"
      rowKey="township"
      dataSource={items}
      pagination={items.length > 50 ? { pageSize: 50, size: 'small' } : false}
      locale={{ emptyText: t('app.nothing') }}
      columns={[
        { title: t('matters.township'), dataIndex: 'name', render: (name: string, it) => (it.has_desk ? name : `${name}（${t('matters.townNone')}）`) },
        { title: t('matters.villages'), dataIndex: 'villages', align: 'right', className: 'num' },
        { title: t('matters.covered'), dataIndex: 'covered', align: 'right', className: 'num' },
        { title: t('matters.peopleCovered'), dataIndex: 'people_covered', align: 'right', className: 'num', render: (count: number, it) => `${count} / ${it.people}` },
        { title: t('matters.without'), dataIndex: 'without', render: list },
        ...(minutes > 0 ? [{ title: t('matters.far', { minutes }), dataIndex: 'far', render: list }] : []),
      ]}
    />
  );
}

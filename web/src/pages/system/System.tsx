import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { body, client, type Schemas } from '../../api/client';
import { Answer, Refusal } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { useMay } from '../../api/permissions';
import { chinaTime } from '../audit/AuditLog';

/** The running program: database, versions, chain, what waits, backups. */
export function System() {
  const { t } = useTranslation();
  const mayAudit = useMay('audit.read');
  const system = useQuery({ queryKey: ['system'], queryFn: () => body(client.GET('/api/v1/system')), staleTime: 0, refetchInterval: 30_000 });
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('system.title')}</h1>
        <span className="grow" />
        {mayAudit && <Link to="/audit">{t('system.audit')}</Link>}
        <a href="/api">{t('system.api')}</a>
      </div>
      <Answer of={system}>
        {(it) => (
          <div className="half">
            <Facts
              title={t('system.health')}
              rows={[
                [t('system.health'), <Tag key="ok" color="green">{t('system.healthy')}</Tag>],
                [t('system.now'), chinaTime(it.now)],
                [t('system.program'), it.program],
                [t('system.pack'), it.pack],
                [t('system.sessions'), String(it.sessions)],
                [t('system.keys'), it.keys.map((key) => `#${key.number} ${key.algorithm}（${chinaTime(key.made_at).slice(0, 10)}${key.retired_at ? `，${t('system.retired')}` : ''}）`).join('；') || '—'],
              ]}
            />
            <Facts
              title={t('system.database')}
              rows={[
                [t('system.engine'), `${it.engine} ${it.engine_version}`],
                [t('system.database'), it.database],
                [t('system.size'), size(it.bytes)],
                [t('system.schema'), it.schema < it.schema_known ? `${it.schema}（${t('system.schemaBehind', { known: it.schema_known })}）` : String(it.schema)],
              ]}
            />
            <Facts
              title={t('system.chain')}
              rows={[
                [t('system.chain'), t('system.links', { count: it.links })],
                [t('system.checkpoint'), <code key="checkpoint">{it.checkpoint}</code>],
                [t('system.sights'), String(it.waiting_sights)],
                [t('system.messages'), it.waiting_messages >= 500 ? '500+' : String(it.waiting_messages)],
              ]}
            />
            <Backup system={it} />
            <Regions of={it.regions} />
          </div>
        )}
      </Answer>
    </div>
  );
}

function Facts({ title, rows, children }: { title: string; rows: [string, ReactNode][]; children?: ReactNode }) {
  return (
    <Card size="small" title={<h2>{title}</h2>}>
      <dl className="pairs">
        {rows.map(([name, value]) => (
          <div key={name} className="row" style={{ alignItems: 'baseline' }}>
            <dt className="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Card>
  );
}

/** Townships of the register. */
function Regions({ of }: { of: Schemas['RegionLine'][] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('system.regions')}</h2>} styles={{ body: { padding: 0 } }}>
      <Sheet
        label={t('system.regions')}
        size="small"
        rowKey="code"
        dataSource={of}
        pagination={{ pageSize: 10, hideOnSinglePage: true, size: 'small' }}
        locale={{ emptyText: t('app.nothing') }}
        columns={[
          { title: t('matters.township'), dataIndex: 'name' },
          { title: t('system.code'), dataIndex: 'code', className: 'num' },
          { title: t('system.villages'), dataIndex: 'villages', align: 'right', className: 'num' },
          { title: t('system.people'), dataIndex: 'people', align: 'right', className: 'num', render: (it: number) => it.toLocaleString('zh-CN') },
        ]}
      />
    </Card>
  );
}

function Backup({ system }: { system: Schemas['SystemView'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => body(client.POST('/api/v1/system/backup')),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['system'] }),
  });
  const last = system.last_backup;
  const rows: [string, ReactNode][] = last
    ? [
        [t('system.lastBackup'), chinaTime(last.at)],
        [t('system.backup'), `${last.file}（${size(last.bytes)}）`],
        [t('system.by'), last.by],
        [t('system.sha'), last.sha256],
      ]
    : [[t('system.lastBackup'), t('system.never')]];
  return (
    <Facts title={t('system.backup')} rows={rows}>
      <div className="stack" style={{ marginTop: 8 }}>
        <span className="muted">{system.engine === 'sqlite' ? t('system.backupHint') : t('system.postgres')}</span>
        {make.error && <Refusal error={make.error} />}
        {make.data && <Alert type="success" showIcon role="status" title={t('system.made', { file: make.data.file })} />}
        {system.engine === 'sqlite' && (
          <div>
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
              {make.isPending ? t('system.backing') : t('system.back')}
            </Button>
          </div>
        )}
      </div>
    </Facts>
  );
}

/** Bytes in words. */
function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let nth = 0;
  let rest = bytes;
  while (rest >= 1024 && nth < units.length - 1) {
    rest /= 1024;
    nth += 1;
  }
  const tenths = Math.round(rest * 10);
  return `${nth === 0 ? rest : `${Math.floor(tenths / 10)}.${tenths % 10}`} ${units[nth] ?? ''}`;
}

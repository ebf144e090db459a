import { Card, Select, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { usePermissions, useRoles } from '../../api/permissions';
import { Sheet } from '../../components/Sheet';
import { Answer } from '../../components/parts';
import { Matrix } from './Matrix';

/** The table of roles: who may do what, where; one role at a time, or all. */
export function Roles() {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('permit.title')}</h1>
        <span className="muted">{t('permit.intro')}</span>
      </div>
      <Mine />
      <Answer of={roles}>{(it) => <Whole it={it} />}</Answer>
    </div>
  );
}

/** The roles of whoever looks. */
function Mine() {
  const { t } = useTranslation();
  const { data } = usePermissions();
  if (!data || data.grants.length === 0) return null;
  return (
    <div className="row">
      <span className="muted">{t('permit.mine')}</span>
      {data.grants.map((it) => (
        <Tag key={JSON.stringify(it)} color="blue">
          {it.name} · {[it.region, it.institution, it.department].filter(Boolean).join(' · ') || t('permit.everywhere')}
        </Tag>
      ))}
    </div>
  );
}

function Whole({ it }: { it: Schemas['RolesView'] }) {
  const { t } = useTranslation();
  const id = useId();
  const [role, setRole] = useState('');
  const chosen = it.roles.find((at) => at.code === role);
  return (
    <>
      <Card size="small">
        <div className="row">
          <label htmlFor={`${id}-role`}>{t('permit.pick')}</label>
          <Select
            id={`${id}-role`}
            value={role}
            style={{ minWidth: 220 }}
            showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('permit.all') }, ...it.roles.map((at) => ({ value: at.code, label: at.name }))]}
            onChange={setRole}
          />
          {it.places.map((at) => (
            <span key={at.mark} className="muted">
              <b>{at.mark}</b> {at.name}
            </span>
          ))}
        </div>
        {chosen && (
          <p style={{ margin: '8px 0 0' }}>
            {chosen.description}
            <span className="muted">
              {' '}
              {t('permit.needs')}：{chosen.needs}
            </span>
          </p>
        )}
      </Card>
      <Matrix it={it} role={role} />
      {!chosen && (
        <Card size="small" title={<h2>{t('permit.role')}</h2>} styles={{ body: { padding: 0 } }}>
          <Sheet
            label={t('permit.role')}
            size="small"
            rowKey="code"
            pagination={false}
            dataSource={it.roles}
            columns={[
              { title: t('permit.role'), dataIndex: 'name', width: 180 },
              { title: t('permit.kind'), dataIndex: 'kind_name', width: 90 },
              { title: t('permit.needs'), dataIndex: 'needs', width: 150 },
              { title: t('permit.does'), dataIndex: 'description' },
            ]}
          />
        </Card>
      )}
      <Card size="small" title={<h2>{t('permit.duties')}</h2>} styles={{ body: { padding: 0 } }}>
        <Sheet
          label={t('permit.duties')}
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={[...it.conflicts, ...it.two_steps.map((at) => ({ ...at, reason: '' }))]}
          columns={[
            { title: t('permit.rule'), dataIndex: 'code', width: 100 },
            { title: t('permit.duties'), dataIndex: 'name', width: 240 },
            { title: t('permit.why'), dataIndex: 'reason' },
          ]}
        />
      </Card>
    </>
  );
}

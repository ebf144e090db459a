import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Sheet } from '../../components/Sheet';

type Row = Schemas['ActionView'] & { matter: string; first: number };

/** Actions down, roles across, a mark where they meet; for one role, in words. */
export function Matrix({ it, role }: { it: Schemas['RolesView']; role: string }) {
  const { t } = useTranslation();
  const rows: Row[] = it.matters.flatMap((matter) => {
    const shown = matter.actions.filter((action) => role === '' || action.marks[role] !== undefined);
    return shown.map((action, nth) => ({ ...action, matter: matter.name, first: nth === 0 ? shown.length : 0 }));
  });
  const words = new Map(it.places.map((at) => [at.mark, at.name]));
  const head = [
    { title: t('permit.matter'), dataIndex: 'matter', width: 110, onCell: (row: Row) => ({ rowSpan: row.first }) },
    { title: t('permit.action'), dataIndex: 'name', width: 220 },
  ];
  const marks =
    role === ''
      ? it.roles.map((at) => ({ title: at.name, key: at.code, width: 76, align: 'center' as const, render: (row: Row) => row.marks[at.code] ?? '' }))
      : [
          { title: t('permit.what'), dataIndex: 'touches', width: 220 },
          { title: t('permit.where'), key: 'where', render: (row: Row) => words.get(row.marks[role] ?? '') ?? '' },
        ];
  return (
    <Card size="small" styles={{ body: { padding: 0 } }}>
      <Sheet<Row> label={t('permit.title')} size="small" bordered rowKey="code" pagination={false} dataSource={rows} columns={[...head, ...marks]} style={{ minWidth: role === '' ? 330 + 76 * it.roles.length : 640 }} />
    </Card>
  );
}

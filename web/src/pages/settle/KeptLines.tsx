import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Money } from '../../components/parts';
import { quantity } from '../../lib/money';

/** Fee lines that the server keeps already. */
export function KeptLines({ lines }: { lines: Schemas['VisitFeeLine'][] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{`${t('settle.lines')}（${t('settle.savedLines')} ${lines.length}）`}</h2>} styles={{ body: { padding: 0 } }}>
      <Table
        size="small"
        rowKey="line_no"
        dataSource={lines}
        pagination={lines.length > 12 ? { pageSize: 12, size: 'small' } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '#', dataIndex: 'line_no', className: 'num' },
          { title: t('settle.on'), dataIndex: 'on', className: 'num' },
          { title: t('settle.code'), dataIndex: 'code' },
          { title: t('settle.item'), dataIndex: 'name' },
          { title: t('settle.quantity'), dataIndex: 'quantity_e4', align: 'right', render: (e4: number) => <span className="num">{quantity(e4)}</span> },
          { title: t('settle.amount'), dataIndex: 'amount_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
        ]}
      />
    </Card>
  );
}

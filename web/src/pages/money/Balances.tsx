import { useTranslation } from 'react-i18next';
import { Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { AccountName } from '../ledger/AccountName';

/** The accounts that an order moves, before and after. */
export function Balances({ of }: { of: { account: string; before_fen?: number | undefined; after_fen: number }[] }) {
  const { t } = useTranslation();
  return (
    <Sheet
      label={t('money.of')}
      size="small"
      rowKey="account"
      dataSource={of}
      pagination={false}
      columns={[
        { title: t('money.of'), dataIndex: 'account', onCell: () => ({ style: { whiteSpace: 'normal' } }), render: (path: string) => <AccountName path={path} /> },
        { title: t('money.before'), dataIndex: 'before_fen', align: 'right', render: (fen: number | undefined) => (fen === undefined ? '—' : <Money fen={fen} />) },
        { title: t('money.after'), dataIndex: 'after_fen', align: 'right', render: (fen: number) => <Money fen={fen} strong /> },
      ]}
    />
  );
}

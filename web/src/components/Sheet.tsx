import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';

/** A table that scrolls sideways where it is wider than its place; the keyboard can scroll it too. */
export function Sheet<Row extends object>({ label, ...rest }: TableProps<Row> & { label?: string }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" role="region" aria-label={label ?? t('home.table')} tabIndex={0}>
      <Table<Row> {...rest} />
    </div>
  );
}

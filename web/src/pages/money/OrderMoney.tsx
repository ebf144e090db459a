import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/permissions';
import type { Concerns } from './kinds';
import { OrderForm } from './OrderForm';

/** Moving money by order, for who may: about one subject, or about any. */
export function OrderMoney({ of, subject = '' }: { of?: Concerns; subject?: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const may = useMay('money.order');
  if (!may) return null;
  return (
    <>
      <Button size={of === 'person' ? 'small' : 'middle'} onClick={() => setOpen(true)}>
        {t('money.title')}
      </Button>
      <Modal open={open} title={t('money.title')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <OrderForm of={of} subject={subject} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

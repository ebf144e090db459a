import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client } from '../../api/client';
import { Refusal } from '../../components/parts';

/** Giving a bill back that was wrong, or is not reimbursed; with a reason. */
export function Withdraw({ id }: { id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => body(client.POST('/api/v1/reimbursements/{id}/withdraw', { params: { path: { id } }, body: { reason } })),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('reimburse.doWithdraw')}
      </Button>
      <Modal open={open} title={t('reimburse.doWithdraw')} okText={t('reimburse.doWithdraw')} cancelText={t('app.cancel')} okButtonProps={{ danger: true, disabled: reason.trim().length < 2, loading: withdraw.isPending }} onOk={() => withdraw.mutate()} onCancel={() => setOpen(false)}>
        <p className="muted">{t('reimburse.withdrawHint')}</p>
        <label htmlFor="withdraw-reason">{t('reimburse.reason')}</label>
        <Input id="withdraw-reason" autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        {withdraw.error && <Refusal error={withdraw.error} />}
      </Modal>
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actor } from '../../api/actor';
import { body, client, messageId, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';

/** Takes a settlement back, with a reason. */
export function Reverse({ settlement, done }: { settlement: Schemas['SettlementView']; done: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [number] = useState(messageId);
  const may = useMay('settlement.reverse');
  const reverse = useMutation({
    mutationFn: () =>
      body(
        client.POST('/api/v1/settlements/{id}/reverse', {
          params: { path: { id: settlement.id } },
          body: { institution_id: settlement.institution_id, message_id: number, operator: actor().operator, reason },
        }),
      ),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries();
      done();
    },
  });
  if (!may) return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('settle.reverse')}
      </Button>
      <Modal open={open} title={t('settle.reverseTitle')} okText={t('settle.reverse')} cancelText={t('app.cancel')} okButtonProps={{ danger: true, disabled: !reason.trim(), loading: reverse.isPending }} onOk={() => reverse.mutate()} onCancel={() => setOpen(false)}>
        <p className="muted">{t('settle.reverseHint')}</p>
        <label htmlFor="reverse-reason">{t('settle.reason')}</label>
        <Input id="reverse-reason" autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        {reverse.error && <Refusal error={reverse.error} />}
      </Modal>
    </>
  );
}

import { Alert, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** What is shown once: a code or a token. */
export interface Shown {
  title: string;
  text: string;
  hint: string;
}

export function Once({ what, close }: { what: Shown | undefined; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={what !== undefined} title={what?.title} onCancel={close} onOk={close} okText={t('app.close')} cancelButtonProps={{ style: { display: 'none' } }} mask={{ closable: false }} destroyOnHidden>
      <div className="stack">
        <Alert type="warning" title={what?.hint} />
        <Typography.Text copyable code style={{ fontSize: 16, overflowWrap: 'anywhere' }}>
          {what?.text}
        </Typography.Text>
      </div>
    </Modal>
  );
}

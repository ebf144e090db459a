import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A place to paste a block of a spreadsheet into. */
export function PasteLines({ open, close, take }: { open: boolean; close: () => void; take: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const done = () => {
    take(text);
    setText('');
    close();
  };
  return (
    <Modal open={open} title={t('settle.paste')} okText={t('settle.take')} cancelText={t('app.cancel')} onOk={done} onCancel={close} okButtonProps={{ disabled: !text.trim() }} width={640}>
      <p className="muted" id="paste-hint">
        {t('settle.pasteHint')}
      </p>
      <Input.TextArea autoFocus rows={10} value={text} aria-label={t('settle.paste')} aria-describedby="paste-hint" onChange={(event) => setText(event.target.value)} style={{ fontFamily: 'ui-monospace, monospace' }} />
    </Modal>
  );
}

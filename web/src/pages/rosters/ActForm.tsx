import { Button, Input, Modal, Select, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Refusal } from '../../components/parts';
import { asks, keepDocument, LABELS, type Command, type More } from './acts';

interface Given {
  command: Command | undefined;
  words: Schemas['RosterWords'];
  evidence: string[];
  busy: boolean;
  act: (more: More) => void;
  close: () => void;
}

/** What a command needs: to whom, what was done with its evidence, or why. */
export function ActForm({ command, words, evidence, busy, act, close }: Given) {
  const { t } = useTranslation();
  return (
    <Modal open={command !== undefined} title={command && t(LABELS[command])} footer={null} onCancel={close} destroyOnHidden>
      {command && <Fields command={command} words={words} evidence={evidence} busy={busy} act={act} close={close} />}
    </Modal>
  );
}

function Fields({ command, words, evidence, busy, act, close }: Given & { command: Command }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const [note, setNote] = useState('');
  const [kind, setKind] = useState(evidence[0] ?? '');
  const [documents, setDocuments] = useState<Schemas['Proof'][]>([]);
  const [failed, setFailed] = useState<unknown>();
  const need = asks(command);
  const desks = [
    { value: 'county', label: t('app.county') },
    ...words.townships.map((it) => ({ value: `township:${it.code}`, label: it.name })),
    ...words.departments.map((it) => ({ value: `department:${it.code}`, label: it.name })),
  ];
  const missing = evidence.filter((it) => !documents.some((at) => at.kind === it));
  const isReady = need === 'desk' ? to !== undefined : need === 'reason' ? note.trim() !== '' : true;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act({ to, note, documents });
      }}
    >
      {need === 'desk' && (
        <div className="field">
          <label htmlFor="act-to">{t('rosters.to')}</label>
          <Select id="act-to" value={to} options={desks} showSearch={{ optionFilterProp: 'label' }} onChange={setTo} />
        </div>
      )}
      {need !== 'desk' && (
        <div className="field">
          <label htmlFor="act-note">{t('rosters.note')}</label>
          <Input.TextArea id="act-note" autoFocus rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
      )}
      {need === 'remedy' && (
        <div className="field">
          <span className="label">
            {t('rosters.evidence')} {missing.length > 0 && <span className="muted">{missing.join('、')}</span>}
          </span>
          <div className="row">
            {evidence.length > 0 && <Select aria-label={t('rosters.docKind')} style={{ minWidth: 160 }} value={kind} options={evidence.map((value) => ({ value, label: value }))} onChange={setKind} />}
            <Upload
              showUploadList={false}
              beforeUpload={async (file) => {
                try {
                  const kept = await keepDocument(file, kind || t('rosters.evidence'));
                  setDocuments((before) => [...before, kept]);
                  const next = evidence.find((it) => it !== kind && !documents.some((at) => at.kind === it));
                  if (next) setKind(next);
                } catch (error) {
                  setFailed(error);
                }
                return false;
              }}
            >
              <Button>{t('rosters.uploadEvidence')}</Button>
            </Upload>
          </div>
          <div className="row">
            {documents.map((it) => (
              <Tag key={it.kind + it.sha256} closable onClose={() => setDocuments((before) => before.filter((at) => at !== it))}>
                {it.kind}：{it.name}
              </Tag>
            ))}
          </div>
        </div>
      )}
      {failed != null && <Refusal error={failed} />}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={busy}>
          {t('app.confirm')}
        </Button>
      </div>
    </form>
  );
}

import { App, Button, Card, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Refusal } from '../../components/parts';
import { useActOn, withDocument, type Given } from './hooks';
import { DocumentLine } from './Take';

type Act = Schemas['MatterCommand'];

/** What is usually done next comes first. */
const ORDER: Act[] = ['finish', 'hand_over', 'supply', 'ask', 'refuse', 'withdraw'];

/** What this desk may do with a request. */
export function Acts({ of }: { of: Schemas['RequestView'] }) {
  const { t } = useTranslation();
  const acts = ORDER.filter((it) => of.may.includes(it));
  const waiting = of.state === 'waiting' && acts.includes('supply') ? 'supply' : undefined;
  const [chosen, setChosen] = useState<Act>();
  const act = chosen && acts.includes(chosen) ? chosen : (waiting ?? acts[0]);
  if (!act) return null;
  return (
    <Card size="small" className="sticky">
      <div className="stage-bar" role="group" aria-label={t('rosters.act')}>
        {acts.map((it) => (
          <button type="button" className="chip" key={it} aria-pressed={it === act} onClick={() => setChosen(it)}>
            {t(`matters.act_${it}`)}
          </button>
        ))}
      </div>
      <Fields key={`${act} ${of.events.length}`} of={of} act={act} />
    </Card>
  );
}

function Fields({ of, act }: { of: Schemas['RequestView']; act: Act }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const id = useId();
  const [note, setNote] = useState('');
  const [to, setTo] = useState(of.may_hand_to.at(-1) ?? '');
  const [given, setGiven] = useState<Given>({});
  const run = useActOn(of.id, () => void message.success(t('matters.acted', { act: t(`matters.act_${act}`) })));
  const withDocuments = act === 'supply' || act === 'ask';
  const documents = of.documents.filter((it) => (act === 'ask' ? !it.is_given : !it.is_given || it.is_missing));
  const needsReason = act === 'hand_over' || act === 'refuse' || act === 'withdraw';
  const ready = needsReason ? note.trim().length >= 2 : !withDocuments || Object.keys(given).length > 0;
  return (
    <form
      className="stack"
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate({ act, documents: Object.values(given), to: act === 'hand_over' ? to : '', note });
      }}
    >
      {act === 'hand_over' && (
        <div className="field">
          <label htmlFor={`${id}-to`}>{t('matters.handTo')}</label>
          <Select id={`${id}-to`} value={to} onChange={setTo} options={of.may_hand_to.map((it) => ({ value: it, label: t(`matters.level_${it as 'village' | 'township' | 'county'}`) }))} />
        </div>
      )}
      {withDocuments &&
        documents.map((it) => (
          <DocumentLine
            key={it.document}
            of={{ ...it, id: it.document }}
            given={given[it.document]}
            give={(document) => setGiven(withDocument(given, it.document, document))}
          />
        ))}
      <div className="field">
        <label htmlFor={`${id}-note`}>{needsReason ? t('matters.reason') : act === 'finish' ? t('matters.outcome') : t('matters.note')}</label>
        <Input.TextArea id={`${id}-note`} rows={2} maxLength={500} required={needsReason} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      {run.error && <Refusal error={run.error} />}
      <Button type="primary" htmlType="submit" danger={act === 'refuse' || act === 'withdraw'} disabled={!ready} loading={run.isPending}>
        {t(`matters.act_${act}`)}
      </Button>
    </form>
  );
}

import { Alert, Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actor, setActor } from '../api/actor';
import { useRegion, useRosterWords } from '../api/hooks';
import { InstitutionSelect } from './InstitutionSelect';

/** Who acts, at which desk, for which institution. */
export function ActorForm({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('app.settings')} footer={null} onCancel={close} destroyOnHidden>
      <Fields close={close} />
    </Modal>
  );
}

function Fields({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(actor());
  const region = useRegion();
  const words = useRosterWords(region.data?.has_rosters ?? false);
  const id = useId();
  const desks = [
    { value: 'county', label: t('app.county') },
    ...(words.data?.townships ?? []).map((it) => ({ value: `township:${it.code}`, label: it.name })),
    ...(words.data?.departments ?? []).map((it) => ({ value: `department:${it.code}`, label: it.name })),
  ];
  const save = () => {
    setActor({ ...draft, operator: draft.operator.trim() || actor().operator });
    close();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Alert type="info" title={t('app.noLogin')} />
      <div className="field">
        <label htmlFor={`${id}-operator`}>{t('app.operator')}</label>
        <Input id={`${id}-operator`} maxLength={32} value={draft.operator} onChange={(event) => setDraft({ ...draft, operator: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-desk`}>{t('app.desk')}</label>
        <Select id={`${id}-desk`} value={draft.desk} options={desks} showSearch={{ optionFilterProp: 'label' }} onChange={(desk) => setDraft({ ...draft, desk })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-institution`}>{t('app.institution')}</label>
        <InstitutionSelect id={`${id}-institution`} value={draft.institution} onChange={(institution) => setDraft({ ...draft, institution })} />
      </div>
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}

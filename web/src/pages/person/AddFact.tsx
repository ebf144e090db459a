import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { useRegion } from '../../api/hooks';
import { DayInput } from '../../components/DayInput';
import { Refusal } from '../../components/parts';

type Kind = 'identity' | 'identity_ends' | 'coverage' | 'card' | 'card_ends';

/** Records what became known: an identity, its end, a coverage, a card. Settlements that it touches are worked out again. */
export function AddFact({ person, kind = 'identity', open, close, today }: { person: string; kind?: Kind; open: boolean; close: () => void; today: string }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} title={t('person.addFact')} footer={null} onCancel={close} destroyOnHidden>
      <Fields person={person} first={kind} close={close} today={today} />
    </Modal>
  );
}

function Fields({ person, first, close, today }: { person: string; first: Kind; close: () => void; today: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const region = useRegion();
  const id = useId();
  const [kind, setKind] = useState<Kind>(first);
  const [what, setWhat] = useState<string>();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState('');
  const [source, setSource] = useState('');
  const ofCard = kind === 'card' || kind === 'card_ends';
  const words = (fact: string) => (region.data?.facts.find((it) => it.id === fact)?.values ?? []).map((value) => ({ value, label: value }));
  const save = useMutation({
    mutationFn: () => body(client.POST('/api/v1/people/facts', { body: fact() as Schemas['PersonFact'] })),
    onSuccess: async (done) => {
      void message.success(`${t('person.factSaved')}。${done.adjusted.length > 0 ? t('person.adjusted', { count: done.adjusted.length }) : ''}`);
      await queries.invalidateQueries({ queryKey: ['person', person] });
      close();
    },
  });
  const fact = () => {
    const own = { person_id: person, source };
    if (kind === 'card') return { kind, ...own, number: what ?? '' };
    if (kind === 'card_ends') return { kind, ...own };
    if (kind === 'identity_ends') return { kind, ...own, identity: what ?? '', until: from };
    if (kind === 'coverage') return { kind, ...own, insurance: what ?? '', status: '', from, until: until || null };
    return { kind, ...own, identity: what ?? '', from, until: until || null };
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-kind`}>{t('person.factKind')}</label>
        <Select
          id={`${id}-kind`}
          value={kind}
          onChange={(value: Kind) => {
            setKind(value);
            setWhat(undefined);
          }}
          options={[
            { value: 'identity', label: t('person.identityHolds') },
            { value: 'identity_ends', label: t('person.identityEnds') },
            { value: 'coverage', label: t('person.coverageHolds') },
            { value: 'card', label: t('person.cardHolds') },
            { value: 'card_ends', label: t('person.cardEnds') },
          ]}
        />
      </div>
      {kind === 'card' && (
        <div className="field">
          <label htmlFor={`${id}-card`}>{t('person.cardNumber')}</label>
          <Input id={`${id}-card`} className="num" maxLength={40} autoComplete="off" value={what} onChange={(event) => setWhat(event.target.value)} />
        </div>
      )}
      {!ofCard && (
        <>
          <div className="field">
            <label htmlFor={`${id}-what`}>{kind === 'coverage' ? t('term.coverage') : t('term.identity')}</label>
            <Select id={`${id}-what`} value={what} onChange={setWhat} options={words(kind === 'coverage' ? 'insurance' : 'identity')} placeholder={t('app.choose')} />
          </div>
          <div className="form-grid">
            <div className="field">
              <label htmlFor={`${id}-from`}>{kind === 'identity_ends' ? t('person.until') : t('person.from')}</label>
              <DayInput id={`${id}-from`} required value={from} onChange={setFrom} />
            </div>
            {kind !== 'identity_ends' && (
              <div className="field">
                <label htmlFor={`${id}-until`}>
                  {t('person.until')}（{t('app.optional')}）
                </label>
                <DayInput id={`${id}-until`} value={until} onChange={setUntil} />
              </div>
            )}
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}-source`}>{t('person.source')}</label>
        <Input id={`${id}-source`} maxLength={100} value={source} onChange={(event) => setSource(event.target.value)} />
      </div>
      {save.error && <Refusal error={save.error} />}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!what && kind !== 'card_ends'} loading={save.isPending}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}

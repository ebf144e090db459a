import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem, body, client, messageId, type Schemas } from '../../api/client';
import { useRegion } from '../../api/hooks';
import { Field } from '../../components/Field';
import { InstitutionSelect } from '../../components/InstitutionSelect';
import { Refusal } from '../../components/parts';
import { parseYuan } from '../../lib/money';
import { Balances } from './Balances';
import { entryPath, KINDS, kindsOf, type Concerns, type MoneyKind } from './kinds';

interface Props {
  of: Concerns | undefined;
  subject: string;
  close: () => void;
}

/** What is done, about whom and how much; the server shows the balances before and after, or refuses. */
export function OrderForm({ of, subject: given, close }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const region = useRegion();
  const [kind, setKind] = useState<MoneyKind>(kindsOf(of)[0] ?? 'prepay');
  const [subject, setSubject] = useState(given);
  const [account, setAccount] = useState('');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const concerns = KINDS[kind];
  const accounts = (region.data?.payers ?? []).filter((it) => it.kind === 'account' && it.id !== 'account_family');
  const fen = parseYuan(text);
  const isBad = text.trim() !== '' && (fen === undefined || fen <= 0);
  const order: Omit<Schemas['MoneyOrder'], 'message_id'> = { kind, subject_id: subject.trim(), account: kind === 'credit' ? account || (accounts[0]?.id ?? '') : '', amount_fen: fen ?? 0, operator: '', note: note.trim() };
  const isWhole = order.subject_id !== '' && order.amount_fen > 0;
  const trial = useDeferredValue(isWhole ? JSON.stringify({ ...order, note: '' }) : '');
  const preview = useQuery({
    queryKey: ['preview', 'money', trial],
    queryFn: () => body(client.POST('/api/v1/money/preview', { body: { ...(JSON.parse(trial) as typeof order), message_id: 'preview' } })),
    enabled: trial !== '',
    retry: false,
  });
  // One number for one content: pressing twice books once.
  const content = JSON.stringify(order);
  const [numbered, setNumbered] = useState({ content, id: messageId() });
  if (numbered.content !== content) setNumbered({ content, id: messageId() });
  const [done, setDone] = useState<{ view: Schemas['MoneyView']; before: Schemas['MoneyBalance'][] }>();
  const send = useMutation({
    mutationFn: () => body(client.POST('/api/v1/money', { body: { ...order, message_id: numbered.id } })),
    onSuccess: (view) => {
      setDone({ view, before: preview.data?.accounts ?? [] });
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'preview' });
    },
  });
  if (done) {
    const moved = Object.entries(done.view.balances).map(([path, fen]) => ({ account: path, before_fen: done.before.find((it) => it.account === path)?.before_fen, after_fen: fen }));
    return (
      <div className="stack">
        <div className="done-bar" role="status">
          {t('money.booked')} · {t('money.entry')} <span className="num">{done.view.entry_id}</span>
        </div>
        <Balances of={moved} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button
            onClick={() => {
              setDone(undefined);
              setText('');
              setNote('');
            }}
          >
            {t('money.another')}
          </Button>
          <Link to={entryPath(order.subject_id, Object.keys(done.view.balances), done.view.entry_id)} onClick={close}>
            {t('money.look')}
          </Link>
        </div>
      </div>
    );
  }
  const wrong = isWhole ? (send.error ?? (trial === '' ? undefined : preview.error)) : undefined;
  const said = (place: string) => (wrong instanceof ApiProblem ? wrong.findings.filter((it) => it.place === place).map((it) => it.message) : []);
  const nobody = wrong instanceof ApiProblem && wrong.status === 404 ? [wrong.message] : said('subject_id');
  const tooMuch = isBad ? [t('money.badAmount')] : said('amount_fen');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) send.mutate();
      }}
    >
      <Field id={`${id}-kind`} label={t('money.kind')}>
        {(it) => (
          <Select
            {...it}
            value={kind}
            options={kindsOf(of).map((value) => ({ value, label: t(`money.${value}`) }))}
            onChange={(value) => {
              if (KINDS[value] !== concerns) setSubject('');
              setKind(value);
              send.reset();
            }}
          />
        )}
      </Field>
      <span className="muted">{t(`money.hint_${kind}`)}</span>
      {given === '' && (
        <Field id={`${id}-subject`} label={t(`money.${concerns}`)} faults={nobody}>
          {(it) => (concerns === 'institution' ? <InstitutionSelect id={it.id} value={subject} onChange={setSubject} /> : <Input {...it} required autoComplete="off" maxLength={64} value={subject} onChange={(event) => setSubject(event.target.value)} />)}
        </Field>
      )}
      <div className="form-grid">
        {kind === 'credit' && accounts.length > 0 && (
          <Field id={`${id}-account`} label={t('money.account')}>
            {(it) => <Select {...it} value={account || accounts[0]?.id} options={accounts.map((of) => ({ value: of.id, label: of.name }))} onChange={setAccount} />}
          </Field>
        )}
        <Field id={`${id}-amount`} label={t('money.amount')} faults={tooMuch}>
          {(it) => (
            <Input
              {...it}
              required
              inputMode="decimal"
              autoComplete="off"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                send.reset();
              }}
            />
          )}
        </Field>
      </div>
      <Field id={`${id}-note`} label={t('money.note')}>
        {(it) => <Input {...it} required maxLength={200} placeholder={t('money.noteHint')} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      {wrong != null && tooMuch.length === 0 && (nobody.length === 0 || given !== '') && <Refusal error={wrong} />}
      {isWhole && !wrong && preview.data ? <Balances of={preview.data.accounts} /> : <p className="muted" style={{ margin: 0 }}>{t('money.nothing')}</p>}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!isWhole || wrong != null} loading={send.isPending}>
          {t('money.doIt')}
        </Button>
      </div>
    </form>
  );
}

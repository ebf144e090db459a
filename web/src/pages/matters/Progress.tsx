import { useMutation } from '@tanstack/react-query';
import { Button, Card, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { body, client, type Schemas } from '../../api/client';
import { Refusal } from '../../components/parts';
import { RequestState, useLimit } from './words';

/** For everybody who has a receipt: how far it has come. No sign-in, nothing personal. */
export function Progress() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const id = useId();
  const [number, setNumber] = useState(query.get('number') ?? '');
  const [digits, setDigits] = useState('');
  const look = useMutation({ mutationFn: () => body(client.POST('/api/v1/matters/progress', { body: { number, digits } })) });
  return (
    <main className="page" style={{ maxWidth: 560 }}>
      <div className="brand" style={{ padding: 0 }}>
        <img src="/icon.svg" alt="" />
        <span>{t('app.name')}</span>
        <small>{t('app.title')}</small>
      </div>
      <Card>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            look.mutate();
          }}
        >
          <h1>{t('matters.progressTitle')}</h1>
          <p className="muted" style={{ margin: 0 }}>{t('matters.progressHint')}</p>
          <div className="field">
            <label htmlFor={`${id}-number`}>{t('matters.number')}</label>
            <Input id={`${id}-number`} size="large" inputMode="numeric" autoComplete="off" required maxLength={30} value={number} onChange={(event) => setNumber(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor={`${id}-digits`}>{t('matters.digits')}</label>
            <Input id={`${id}-digits`} size="large" autoComplete="off" required minLength={4} maxLength={4} value={digits} onChange={(event) => setDigits(event.target.value)} />
          </div>
          <Button type="primary" size="large" htmlType="submit" loading={look.isPending}>
            {t('matters.look')}
          </Button>
        </form>
      </Card>
      <div aria-live="polite" style={{ marginTop: 12 }}>
        {look.error && <Refusal error={look.error} />}
        {look.data && !look.error && <Found of={look.data} />}
      </div>
    </main>
  );
}

function Found({ of }: { of: Schemas['ProgressView'] }) {
  const { t } = useTranslation();
  const limit = useLimit();
  return (
    <Card title={<span className="num">{of.spaced}</span>} extra={<RequestState state={of.state} name={of.state_name} />}>
      <p style={{ marginTop: 0, fontSize: 16 }}>{of.next}</p>
      <p className="muted" style={{ margin: 0 }}>
        {t('matters.takenOn')} <span className="num">{of.taken_on}</span> · {t('matters.promisedDays')} {limit(of.limit_days)}
        {of.due_on && <> · {t('matters.due')} <span className="num">{of.due_on}</span></>}
        {of.ended_on && <> · <span className="num">{t('matters.endedOn', { day: of.ended_on })}</span></>}
      </p>
    </Card>
  );
}

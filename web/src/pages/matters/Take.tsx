import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Checkbox, Input, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { body, client, sendFile, type Schemas } from '../../api/client';
import { usePerson } from '../../api/hooks';
import { Answer, Refusal } from '../../components/parts';
import { useCatalogue, useCount, useDesk, withDocument, type Given } from './hooks';
import { useLimit } from './words';

/** Takes a matter in for a person: choose it, tick what is there, done. */
export function Take() {
  const { t } = useTranslation();
  const { person: id = '' } = useParams();
  const person = usePerson(id);
  const catalogue = useCatalogue();
  const [code, setCode] = useState<string>();
  const chosen = catalogue.data?.matters.find((it) => it.code === code);
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('matters.takeFor', { name: person.data?.name ?? id })}</h1>
        <Link to={`/people/${encodeURIComponent(id)}`}>{t('app.back')}</Link>
      </div>
      <Answer of={person}>
        {() => (
          <Answer of={catalogue}>
            {(it) => (
              <div className="two">
                <Choose items={it.matters} chosen={code} choose={setCode} />
                {chosen && <Form key={chosen.code} matter={chosen} person={id} />}
              </div>
            )}
          </Answer>
        )}
      </Answer>
    </div>
  );
}

function Choose({ items, chosen, choose }: { items: Schemas['CatalogueMatter'][]; chosen: string | undefined; choose: (code: string) => void }) {
  const { t } = useTranslation();
  const limit = useLimit();
  const level = useCount().data?.level ?? '';
  const [text, setText] = useState('');
  const offered = items.filter((it) => level === '' || it.done_at.includes(level) || it.taken_in_at.includes(level));
  const found = offered.filter((it) => [it.name, it.code, it.group].some((of) => of.includes(text.trim())));
  return (
    <Card size="small" styles={{ body: { padding: 8 } }}>
      <Input aria-label={t('matters.find')} placeholder={t('matters.find')} value={text} allowClear onChange={(event) => setText(event.target.value)} />
      <div role="group" aria-label={t('matters.catalogue')} style={{ marginTop: 8, maxHeight: '65vh', overflowY: 'auto' }}>
        {found.map((it) => (
          <button type="button" className="amount" key={it.code} aria-expanded={it.code === chosen} onClick={() => choose(it.code)}>
            <span>
              <span className="num muted">{it.code}</span> {it.name} {it.taken_in_at.includes(level) && <Tag>{t('matters.takenInAt')}</Tag>}
            </span>
            <span className="muted num">{limit(it.limit_days)}</span>
          </button>
        ))}
        {found.length === 0 && <p className="muted">{t('app.nothing')}</p>}
      </div>
    </Card>
  );
}

function Form({ matter, person }: { matter: Schemas['CatalogueMatter']; person: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const desk = useDesk();
  const queries = useQueryClient();
  const id = useId();
  const [given, setGiven] = useState<Given>({});
  const [behalf, setBehalf] = useState('');
  const [note, setNote] = useState('');
  const needed = matter.documents.filter((it) => !it.when);
  const missing = needed.filter((it) => !given[it.id]).length;
  const take = useMutation({
    mutationFn: () => body(client.POST('/api/v1/matters/requests', { body: { matter: matter.code, person_id: person, desk, documents: Object.values(given), behalf, note } })),
    onSuccess: async (view) => {
      await queries.invalidateQueries({ queryKey: ['matters'] });
      void go(`/matters/requests/${view.id}`);
    },
  });
  const tickAll = (all: boolean) => {
    const seen = needed.map((it) => [it.id, given[it.id] ?? { document: it.id, sha256: '', name: '' }] as const);
    const others = Object.entries(given).filter(([key]) => !needed.some((it) => it.id === key));
    setGiven(Object.fromEntries(all ? [...others, ...seen] : others));
  };
  return (
    <Card size="small" title={<h2>{matter.name}</h2>} className="sticky">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <fieldset style={{ border: 0, margin: 0, padding: 0 }} className="stack">
          <legend className="muted">{t('matters.documents')}</legend>
          {needed.length > 0 && (
            <Checkbox checked={missing === 0} indeterminate={missing > 0 && missing < needed.length} onChange={(event) => tickAll(event.target.checked)}>
              <b>{t('matters.allThere')}</b>
            </Checkbox>
          )}
          {matter.documents.map((it) => (
            <DocumentLine
              key={it.id}
              of={it}
              given={given[it.id]}
              give={(document) => setGiven(withDocument(given, it.id, document))}
            />
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-behalf`}>{matter.applicant === 'person' ? t('matters.behalfOptional') : t('matters.behalf')}</label>
          <Input id={`${id}-behalf`} maxLength={100} required={matter.applicant !== 'person'} value={behalf} onChange={(event) => setBehalf(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-note`}>
            {t('matters.note')}（{t('app.optional')}）
          </label>
          <Input id={`${id}-note`} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        {missing > 0 && <span className="muted">{t('matters.willAsk', { count: missing })}</span>}
        {take.error && <Refusal error={take.error} />}
        <Button type="primary" htmlType="submit" loading={take.isPending}>
          {t('matters.doTake')}
        </Button>
      </form>
    </Card>
  );
}

/** A document: seen at the desk, or uploaded. */
export function DocumentLine({ of, given, give }: { of: Pick<Schemas['NeededDocument'], 'id' | 'name' | 'form' | 'when'>; given: Schemas['GivenDocument'] | undefined; give: (document: Schemas['GivenDocument'] | undefined) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const kept = await sendFile<Schemas['MatterDocument']>('/matters/documents', { name: file.name }, file);
      give({ document: of.id, sha256: kept.sha256, name: file.name });
    },
  });
  return (
    <div className="row" style={{ justifyContent: 'space-between', gap: 4 }}>
      <Checkbox checked={Boolean(given)} onChange={(event) => give(event.target.checked ? { document: of.id, sha256: '', name: '' } : undefined)}>
        {of.name} <span className="muted">{[of.form, of.when && `${t('matters.when')}：${of.when}`].filter(Boolean).join(' · ')}</span>
      </Checkbox>
      <span>
        <label className="law" htmlFor={id} style={{ color: '#0b5cad', cursor: 'pointer', textDecoration: 'underline' }}>
          {given?.name ? t('matters.uploaded', { name: given.name }) : t('matters.upload')}
        </label>
        <input
          id={id}
          type="file"
          aria-label={`${t('matters.upload')} ${of.name}`}
          style={{ position: 'absolute', width: 1, height: 1, opacity: 0 }}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) upload.mutate(file);
            event.target.value = '';
          }}
        />
      </span>
      {upload.error && <Refusal error={upload.error} />}
    </div>
  );
}

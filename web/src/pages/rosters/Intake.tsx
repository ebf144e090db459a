import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Checkbox, Select, Spin, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../components/DayInput';
import { Sheet } from '../../components/Sheet';
import { actorHeaders, body, client, sendFile, type Schemas } from '../../api/client';
import { useRegion } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';
import { DailyButton } from './DailyButton';
import { FileCard } from './FileCard';
import { keepDocument } from './acts';

/** A file that was dropped, with what was understood of it. */
export interface Dropped {
  key: string;
  file: File;
  department?: string;
  look?: Schemas['FileLook'];
  error?: unknown;
}

let dropped = 0;

/** Files in, what was understood of each, and a round made of them. */
export function Intake({ words }: { words: Schemas['RosterWords'] }) {
  const { t } = useTranslation();
  const region = useRegion();
  const mayRound = useMay('roster.round');
  const queries = useQueryClient();
  const [files, setFiles] = useState<Dropped[]>([]);
  const [day, setDay] = useState('');
  const [partial, setPartial] = useState(false);
  const [complete, setComplete] = useState<string[]>([]);
  const asOf = day || (region.data?.today ?? '');
  const change = (key: string, part: Partial<Dropped>) => setFiles((list) => list.map((it) => (it.key === key ? { ...it, ...part } : it)));
  const look = async (key: string, file: File, department: string | undefined) => {
    try {
      const seen = await sendFile<Schemas['FileLook']>('/rosters/look', { name: file.name, department }, file);
      change(key, { look: seen, department: seen.department ?? undefined, error: undefined });
    } catch (error) {
      change(key, { error });
    }
  };
  const take = (list: FileList | null) => {
    for (const file of list ?? []) {
      dropped += 1;
      const key = `file-${dropped}`;
      setFiles((before) => [...before, { key, file }]);
      void look(key, file, undefined);
    }
  };
  const round = useMutation({
    mutationFn: async () => {
      const list: Schemas['UploadedFile'][] = [];
      for (const it of files) {
        if (!it.department) continue;
        const kept = await keepDocument(it.file, '');
        list.push({ name: it.file.name, sha256: kept.sha256, department: it.department });
      }
      return body(client.POST('/api/v1/rosters/rounds', { params: { header: actorHeaders() }, body: { as_of: asOf, files: list, partial, complete } }));
    },
    onSuccess: async () => {
      setFiles([]);
      setPartial(false);
      setComplete([]);
      await queries.invalidateQueries({ queryKey: ['rosters'] });
    },
  });
  const senders = [...words.departments, ...words.extracts].map((it) => ({ value: it.code, label: it.name }));
  const drop = (key: string) => setFiles((list) => list.filter((it) => it.key !== key));
  const isReady = files.length > 0 && files.every((it) => it.department && it.look) && asOf !== '';
  return (
    <div className="stack">
      {words.people === 0 && <Alert type="warning" showIcon title={t('rosters.noRegister')} />}
      <Drop take={take} />
      {mayRound && files.length > 0 && (
        <div className="row">
          <label htmlFor="as-of">{t('rosters.asOf')}</label>
          <DayInput id="as-of" value={asOf} onChange={setDay} />
          <Button type="primary" disabled={!isReady} loading={round.isPending} onClick={() => round.mutate()}>
            {round.isPending ? t('rosters.making') : t('rosters.make')}
          </Button>
        </div>
      )}
      {round.error && (
        <>
          <Refusal error={round.error} />
          <div className="row">
            <Checkbox checked={partial} onChange={(event) => setPartial(event.target.checked)}>
              {t('intake.partial')}
            </Checkbox>
            <label htmlFor="complete">{t('intake.complete')}</label>
            <Select
              id="complete"
              mode="multiple"
              style={{ minWidth: 220 }}
              value={complete}
              options={senders}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(codes: string[]) => setComplete(codes)}
            />
          </div>
        </>
      )}
      {round.data && <RoundResult done={round.data} />}
      {files.map((it) => (
        <Card
          key={it.key}
          size="small"
          title={
            <span className="row">
              <b>{it.file.name}</b>
              <Select
                aria-label={`${it.file.name} ${t('rosters.whose')}`}
                style={{ minWidth: 170 }}
                placeholder={t('rosters.whose')}
                value={it.department}
                showSearch={{ optionFilterProp: 'label' }}
                options={senders}
                onChange={(department: string) => {
                  change(it.key, { department });
                  void look(it.key, it.file, department);
                }}
              />
            </span>
          }
          extra={
            <span className="row">
              {it.department && it.look && <DailyButton file={it.file} department={it.department} taken={() => drop(it.key)} />}
              <Button type="text" size="small" onClick={() => drop(it.key)}>
                {t('rosters.removeFile')}
              </Button>
            </span>
          }
        >
          {it.error ? <Refusal error={it.error} /> : it.look ? <FileCard look={it.look} fields={words.fields} again={() => void look(it.key, it.file, it.department)} /> : <Spin />}
        </Card>
      ))}
    </div>
  );
}

function Drop({ take }: { take: (files: FileList | null) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      role="button"
      tabIndex={0}
      onClick={() => input.current?.click()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          input.current?.click();
        }
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <div>{t('rosters.dropHere')}</div>
      <div className="muted">{t('rosters.dropHint')}</div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function RoundResult({ done }: { done: Schemas['RoundDone'] }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('rosters.made', { number: done.number })}</h2>} role="status">
      <div className="row" style={{ marginBottom: 8 }}>
        <Tag color="orange">{`${t('rosters.new')} ${done.counts.new}`}</Tag>
        <Tag color="blue">{`${t('rosters.still')} ${done.counts.still_open}`}</Tag>
        <Tag color="green">{`${t('rosters.cured')} ${done.counts.cured}`}</Tag>
        <Tag color="red">{`${t('rosters.comeBack')} ${done.counts.come_back}`}</Tag>
      </div>
      <Sheet
        size="small"
        rowKey="file"
        dataSource={done.files}
        pagination={false}
        columns={[
          { title: t('rosters.file'), dataIndex: 'name' },
          { title: t('rosters.rows'), dataIndex: 'rows', align: 'right' },
          { title: t('rosters.exact'), dataIndex: 'exact', align: 'right' },
          { title: t('rosters.repaired'), dataIndex: 'repaired', align: 'right' },
          { title: t('rosters.proposed'), dataIndex: 'proposed', align: 'right' },
          { title: t('rosters.mismatch'), dataIndex: 'mismatch', align: 'right' },
          { title: t('rosters.unknown'), dataIndex: 'unknown', align: 'right' },
        ]}
      />
    </Card>
  );
}

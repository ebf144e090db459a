import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Card, Input, Modal, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';
import type { Mark } from './editor';
import Editor from './Editor';
import { Findings } from './Findings';
import { inOrder, type useEdits } from './useEdits';

interface Given {
  view: Schemas['PolicyDraftView'];
  edited: ReturnType<typeof useEdits>;
  check: UseQueryResult<Schemas['PolicyCheck']>;
}

/** The files of a draft, the one that is written on, and everything that is wrong. */
export default function Write({ view, edited, check }: Given) {
  const { t } = useTranslation();
  const mayDraft = useMay('policy.draft');
  const readOnly = !mayDraft || view.draft.state !== 'draft';
  const paths = useMemo(() => inOrder(edited.texts.keys()), [edited.texts]);
  const [chosen, setChosen] = useState('rules.toml');
  const [target, setTarget] = useState<{ line: number; file: string } | undefined>();
  const [newName, setNewName] = useState<string | undefined>();
  const file = edited.texts.has(chosen) ? chosen : (paths[0] ?? '');
  const findings = check.data?.findings;
  const marks = useMemo<Mark[]>(
    () =>
      (findings ?? [])
        .filter((it) => it.is_inside && it.file === file)
        .map((it) => ({ line: it.line, severity: it.severity === 'error' ? 'error' : it.severity === 'warning' ? 'warning' : 'info', message: [it.code, it.message, it.remedy].filter(Boolean).join(' ') })),
    [findings, file],
  );
  const errorsIn = (path: string) => (findings ?? []).filter((it) => it.is_inside && it.file === path && it.severity === 'error').length;
  const isNew = (path: string) => !view.before.some((it) => it.path === path && it.text === edited.texts.get(path));
  return (
    <div className="draft-grid">
      <div className="stack">
        <div className="files" role="group" aria-label={t('policies.file')}>
          {paths.map((path) => (
            <button
              key={path}
              type="button"
              className="chip"
              aria-pressed={path === file}
              onClick={() => {
                setChosen(path);
                setTarget(undefined);
              }}
            >
              {path}
              {isNew(path) ? ' •' : ''}
              {errorsIn(path) > 0 ? ` (${errorsIn(path)})` : ''}
            </button>
          ))}
          {!readOnly && (
            <Button size="small" onClick={() => setNewName('')}>
              {t('policies.addCase')}
            </Button>
          )}
          {!readOnly && file.startsWith('cases/') && (
            <Button size="small" danger onClick={() => edited.put(file, undefined)}>
              {t('policies.removeFile')}
            </Button>
          )}
        </div>
        {file && <Editor key={file} text={edited.texts.get(file) ?? ''} label={t('policies.editorLabel', { path: file })} isToml={file.endsWith('.toml')} readOnly={readOnly} marks={marks} target={target?.file === file ? target : undefined} onChange={(text) => edited.put(file, text)} />}
      </div>
      <div className="stack sticky" style={{ maxHeight: 'calc(100vh - 90px)', overflowY: 'auto' }}>
        <Card
          size="small"
          title={<h2>{t('policies.findings')}</h2>}
          extra={
            <span role="status" data-check={check.data ? (check.data.passes ? 'passes' : 'fails') : 'none'} data-waiting={edited.isWaiting || check.isFetching}>
              {edited.isWaiting || check.isFetching ? t('policies.checking') : check.data?.passes ? t('policies.passes') : check.data ? t('policies.hasErrors', { count: check.data.errors }) : ''}
              {check.data && check.data.warnings > 0 ? `，${t('policies.hasWarnings', { count: check.data.warnings })}` : ''}
            </span>
          }
        >
          {check.error && <Refusal error={check.error} />}
          {check.data && (
            <Findings
              findings={check.data.findings}
              open={(it) => {
                setChosen(it.file);
                setTarget({ line: it.line, file: it.file });
              }}
            />
          )}
        </Card>
        {check.data && check.data.cases.length > 0 && (
          <Card size="small" title={<h2>{t('policies.cases')}</h2>}>
            <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
              {check.data.cases.map((it) => (
                <li key={it.id} className="case-head" style={{ padding: '3px 0' }}>
                  <Tag color={it.passes ? 'green' : 'red'}>{it.passes ? t('policies.caseGood') : t('policies.caseWrong')}</Tag>
                  <Button
                    type="link"
                    size="small"
                    style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }}
                    onClick={() => {
                      setChosen(it.file);
                      setTarget({ line: it.line, file: it.file });
                    }}
                  >
                    {it.name}
                  </Button>
                  <span className="muted num">{it.on}</span>
                  {it.is_before && <span className="muted">{t('policies.caseBefore')}</span>}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      <Modal
        open={newName !== undefined}
        title={t('policies.addCase')}
        okText={t('app.confirm')}
        cancelText={t('app.cancel')}
        okButtonProps={{ disabled: !newName?.trim() || edited.texts.has(`cases/${newName.trim()}.toml`) }}
        onCancel={() => setNewName(undefined)}
        onOk={() => {
          const path = `cases/${(newName ?? '').trim()}.toml`;
          edited.put(path, '');
          setChosen(path);
          setNewName(undefined);
        }}
      >
        <label htmlFor="case-name">{t('policies.newCaseName')}</label>
        <Input id="case-name" autoFocus maxLength={60} suffix=".toml" value={newName} onChange={(event) => setNewName(event.target.value)} />
      </Modal>
    </div>
  );
}

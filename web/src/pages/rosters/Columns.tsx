import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Refusal } from '../../components/parts';
import { Sheet } from '../../components/Sheet';

interface Props {
  sheet: Schemas['SheetLook'];
  department: string;
  fields: Schemas['Named'][];
  /** Looks at the file once more. */
  again: () => void;
}

/** What each column was taken for; a clerk sets it right once, and files with the same header follow. */
export function Columns({ sheet, department, fields, again }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<(string | null)[]>();
  const mayMend = useMay('roster.round');
  const save = useMutation({
    mutationFn: (chosen: (string | null)[]) =>
      body(client.POST('/api/v1/rosters/mappings', { params: { header: actorHeaders() }, body: { department, mapping: sheet.mapping, fields: chosen } })),
    onSuccess: () => {
      setDraft(undefined);
      again();
    },
  });
  const options = [{ value: '', label: t('rosters.unused') }, ...fields.map((it) => ({ value: it.code, label: it.name }))];
  const choose = (at: number, code: string) => setDraft((before) => before?.map((it, nth) => (nth === at ? code || null : it)));
  return (
    <div className="stack">
      <Sheet
        size="small"
        rowKey={(it) => sheet.columns.indexOf(it)}
        dataSource={sheet.columns}
        pagination={false}
        columns={[
          { title: t('rosters.column'), dataIndex: 'title' },
          {
            title: t('rosters.recognised'),
            render: (_, it, at) =>
              draft ? (
                <Select
                  aria-label={`${it.title} ${t('rosters.recognised')}`}
                  size="small"
                  style={{ width: 150 }}
                  value={draft[at] ?? ''}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(code: string) => choose(at, code)}
                />
              ) : it.field_name ? (
                <b>{it.field_name}</b>
              ) : (
                <span className="muted">{t('rosters.unused')}</span>
              ),
          },
          { title: t('rosters.confidence'), dataIndex: 'confidence', align: 'right', render: (percent: number, it) => (it.field ? `${percent}%` : '') },
          { title: t('rosters.reason'), dataIndex: 'reason' },
        ]}
      />
      {save.error && <Refusal error={save.error} />}
      <div className="row">
        {draft ? (
          <>
            <Button type="primary" size="small" loading={save.isPending} onClick={() => save.mutate(draft)}>
              {t('intake.saveColumns')}
            </Button>
            <Button size="small" onClick={() => setDraft(undefined)}>
              {t('app.cancel')}
            </Button>
            <span className="muted">{t('intake.columnsHint')}</span>
          </>
        ) : mayMend && (
          <Button size="small" disabled={department === ''} onClick={() => setDraft(sheet.columns.map((it) => it.field ?? null))}>
            {t('intake.mendColumns')}
          </Button>
        )}
      </div>
    </div>
  );
}

import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Columns } from './Columns';

type Finding = Schemas['Finding'];

/** What was understood of a file: sheets, columns, rows, and what somebody should look at. */
export function FileCard({ look, fields, again }: { look: Schemas['FileLook']; fields: Schemas['Named'][]; again: () => void }) {
  const { t } = useTranslation();
  const findings = look.findings as unknown as Finding[];
  return (
    <div className="stack">
      {!look.department && <Alert type="warning" showIcon title={t('rosters.unclear')} />}
      {look.sheets.map((sheet, at) => (
        <div key={`${sheet.name}${at}`}>
          <div className="row" style={{ marginBottom: 6 }}>
            {sheet.name && (
              <span>
                {t('rosters.sheet')} {sheet.name}
              </span>
            )}
            <Tag>{`${t('rosters.rows')} ${sheet.rows}`}</Tag>
            <Tag color="green">{`${t('rosters.usable')} ${sheet.usable}`}</Tag>
            {sheet.set_aside > 0 && <Tag color="blue">{`${t('rosters.aside')} ${sheet.set_aside}`}</Tag>}
            {sheet.is_mapped && <Tag color="purple">{t('intake.mapped')}</Tag>}
            {sheet.refused > 0 && <Tag color="red">{`${t('rosters.refusedRows')} ${sheet.refused}`}</Tag>}
          </div>
          <Columns sheet={sheet} department={look.department ?? ''} fields={fields} again={again} />
        </div>
      ))}
      {findings.length > 0 && (
        <div>
          <h2 style={{ marginBottom: 4 }}>{`${t('rosters.findings')} ${findings.length}`}</h2>
          <ul style={{ margin: 0, paddingInlineStart: 20, maxHeight: 220, overflowY: 'auto' }}>
            {findings.map((it) => (
              <li key={`${it.code}${it.line}${it.place}${it.message}`}>
                <Tag color={it.severity === 'error' ? 'red' : it.severity === 'warning' ? 'orange' : 'default'}>{it.code}</Tag>
                {it.line > 0 && <span className="num">{t('settle.row', { row: it.line })} </span>}
                {it.message} <span className="muted">{it.remedy}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

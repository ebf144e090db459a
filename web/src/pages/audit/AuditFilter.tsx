import { Button, Card, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../components/DayInput';

export interface Wanted {
  person?: string;
  actor?: string;
  action?: string;
  from?: string;
  until?: string;
}

const KINDS = ['settle', 'reverse', 'money', 'person.fact', 'person.unmask', 'roster.act', 'roster.round', 'reimbursement.pay', 'account.', 'account.grant', 'account.locked', 'policy.', 'system.backup'];

/** What to look for; asked when one says so. */
export function AuditFilter({ wanted, look }: { wanted: Wanted; look: (it: Wanted) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(wanted);
  const field = (name: 'person' | 'actor' | 'from' | 'until', input: ReactNode) => (
    <div className="field">
      <label htmlFor={`audit-${name}`}>{t(`audit.${name}`)}</label>
      {input}
    </div>
  );
  const text = (name: 'person' | 'actor') => field(name, <Input id={`audit-${name}`} value={asked[name] ?? ''} onChange={(it) => setAsked({ ...asked, [name]: it.target.value.trim() })} />);
  const day = (name: 'from' | 'until') => field(name, <DayInput id={`audit-${name}`} value={asked[name] ?? ''} onChange={(it) => setAsked((before) => ({ ...before, [name]: it }))} />);
  return (
    <Card size="small">
      <form
        className="row"
        onSubmit={(it) => {
          it.preventDefault();
          look(asked);
        }}
      >
        {text('person')}
        {text('actor')}
        <div className="field" style={{ minWidth: 170 }}>
          <label htmlFor="audit-action">{t('audit.action')}</label>
          <Select
            id="audit-action"
            value={asked.action ?? ''}
            onChange={(action) => setAsked({ ...asked, action })}
            options={[
              { value: '', label: t('audit.any') },
              { value: 'view.', label: t('audit.reading') },
              { value: 'list.', label: t('audit.lists') },
              { value: 'export.', label: t('audit.exports') },
              ...KINDS.map((value) => ({ value, label: actName(t as never, value) })),
            ]}
          />
        </div>
        {day('from')}
        {day('until')}
        <div className="row" style={{ alignSelf: 'flex-end' }}>
          <Button type="primary" htmlType="submit">
            {t('audit.look')}
          </Button>
          <Button onClick={() => look({})}>{t('audit.clear')}</Button>
        </div>
      </form>
    </Card>
  );
}

/** The words for a code: codes have points, so they are looked up in the table itself. */
export function actName(t: (key: string, options?: Record<string, unknown>) => unknown, code: string): string {
  const table = (name: string) => (t(`audit.${name}`, { returnObjects: true }) ?? {}) as Record<string, string>;
  const [verb = '', ...rest] = code.split('.');
  const verbs = table('verb');
  if (verb in verbs) return `${verbs[verb] ?? ''} ${table('view')[rest.join('.')] ?? rest.join('.')}`;
  return table('act')[code] ?? code;
}

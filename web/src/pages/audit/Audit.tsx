import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AuditFilter, type Wanted } from './AuditFilter';
import { AuditLog } from './AuditLog';
import { Prove } from './Prove';

const NAMES = ['person', 'actor', 'action', 'from', 'until'] as const;

/** Who saw or did what: by person, by who it was, by what was done, by day; and the proof that nothing was changed. */
export function Audit() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const wanted: Wanted = Object.fromEntries(NAMES.map((it) => [it, query.get(it) ?? '']).filter(([, value]) => value !== ''));
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
        <span className="muted">{t('audit.hint')}</span>
      </div>
      <AuditFilter key={query.toString()} wanted={wanted} look={(it) => setQuery(Object.fromEntries(Object.entries(it).filter(([, value]) => value)))} />
      <AuditLog key={`log ${query.toString()}`} wanted={wanted} />
      <Prove />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

type Finding = Schemas['PolicyFinding'];

/** Everything that is wrong, all at once; each leads to its line. */
export function Findings({ findings, open }: { findings: Finding[]; open: (it: Finding) => void }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <span className="muted">{t('policies.noFindings')}</span>;
  return (
    <div>
      {findings.map((it, at) => {
        const where = it.is_inside ? `${it.file}${it.line ? `:${it.line}` : ''}` : `${t('policies.elsewhere')} ${it.file}`;
        const words = (
          <>
            <b>{t(`policies.severity_${it.severity}`)}</b> <span className="muted">{where}</span> <code className="muted">{it.code}</code>
            <br />
            {it.place && <code>{it.place}</code>} {it.message}
            {it.remedy && <span className="muted"> {it.remedy}</span>}
          </>
        );
        if (!it.is_inside) {
          return (
            <div key={at} className={`finding ${it.severity}`} style={{ cursor: 'default' }}>
              {words}
            </div>
          );
        }
        return (
          <button key={at} type="button" className={`finding ${it.severity}`} onClick={() => open(it)}>
            {words}
          </button>
        );
      })}
    </div>
  );
}

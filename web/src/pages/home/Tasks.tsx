import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Some work of one kind: how much there is, and where it is done. */
export interface Line {
  label: string;
  count: number;
  /** What is counted as text, where the number alone would not do. */
  shown?: string;
  to?: string;
  /** Late, or about to be. */
  warn?: boolean;
}

/** One piece of work. */
export interface Row {
  key: string;
  to?: string;
  what: ReactNode;
  more?: ReactNode;
}

interface Given {
  title: string;
  /** Where all of it is. */
  all?: string;
  lines: Line[];
  rows?: Row[];
  empty?: string;
  /** Whether it is not known yet. */
  pending?: boolean;
}

/** A kind of work: its lines that are not empty, then the pieces that come first. Says so when there is nothing to do. */
export function Tasks({ title, all, lines, rows = [], empty, pending }: Given) {
  const { t } = useTranslation();
  const there = lines.filter((it) => it.count > 0);
  return (
    <Card size="small" className="tasks" title={<h2>{title}</h2>} extra={all && <Link to={all} aria-label={`${title}：${t('home.seeAll')}`}>{t('home.seeAll')}</Link>}>
      {there.length === 0 && rows.length === 0 && <p className="muted">{pending ? t('app.loading') : (empty ?? t('home.noTasks'))}</p>}
      <ul>
        {there.map((it) => (
          <li key={it.label}>
            <Way to={it.to} className={['task', it.warn && 'warn', it.shown === '' && 'bare'].filter(Boolean).join(' ')}>
              <span>{it.label}</span>
              <b className="num">{it.shown ?? it.count.toLocaleString('zh-CN')}</b>
            </Way>
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <ul className={there.length > 0 ? 'pieces below' : 'pieces'}>
          {rows.map((it) => (
            <li key={it.key}>
              <Way to={it.to} className="task">
                <span>{it.what}</span>
                <span className="muted">{it.more}</span>
              </Way>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Way({ to, className, children }: { to: string | undefined; className: string; children: ReactNode }) {
  return to ? (
    <Link to={to} className={className}>
      {children}
    </Link>
  ) : (
    <div className={className}>{children}</div>
  );
}

import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

interface Due {
  standing: string;
  days: number;
  due_on?: string | null;
  ended_on?: string | null;
}

/** The last day, and how far away it is. */
export function DueText({ of }: { of: Due }) {
  const { t } = useTranslation();
  if (of.standing === 'ended') return <span className="muted">{t('matters.endedOn', { day: of.ended_on })}</span>;
  if (of.standing === 'stopped') return <span className="muted">{t('matters.stopped', { days: of.days })}</span>;
  return (
    <span className="row" style={{ gap: 6 }}>
      <span className="num">{of.due_on}</span>
      {of.standing === 'overdue' ? <Tag color="red">{t('matters.late', { days: of.days })}</Tag> : <span className="muted">{t('matters.left', { days: of.days })}</span>}
    </span>
  );
}

const COLOURS: Record<string, string> = { in_hand: 'blue', waiting: 'orange', done: 'green', refused: 'red', withdrawn: 'default' };

/** Where a request stands. */
export function RequestState({ state, name }: { state: string; name: string }) {
  return (
    <Tag color={COLOURS[state] ?? 'default'} style={{ marginInlineEnd: 0 }}>
      {name}
    </Tag>
  );
}

/** What is promised. */
export function useLimit() {
  const { t } = useTranslation();
  return (days: number) => (days === 0 ? t('matters.atOnce') : t('matters.days', { days }));
}

/** A home as people write it. */
export function homeText(home: string): string {
  const [township = '', village = ''] = home.split('/');
  return village ? `${village}（${township}）` : township;
}

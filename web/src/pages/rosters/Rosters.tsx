import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useRosterWords } from '../../api/hooks';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { Intake } from './Intake';
import { Problems } from './Problems';
import { Rounds } from './Rounds';

/** Rosters: files in, rounds, and the ledger of problems. */
export function Rosters() {
  const { t } = useTranslation();
  const { tab = 'problems' } = useParams();
  const go = useNavigate();
  const words = useRosterWords();
  const mayTake = useMay('roster.look');
  const mayRounds = useMay('roster.rounds');
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('app.rosters')}</h1>
      </div>
      <Answer of={words}>
        {(it) => (
          <Tabs
            activeKey={tab}
            onChange={(key) => void go(`/rosters/${key}`)}
            destroyOnHidden
            items={[
              { key: 'problems', label: t('rosters.problems'), children: <Problems words={it} /> },
              ...(mayTake ? [{ key: 'intake', label: t('rosters.intake'), children: <Intake words={it} /> }] : []),
              ...(mayRounds ? [{ key: 'rounds', label: t('rosters.rounds'), children: <Rounds words={it} /> }] : []),
            ]}
          />
        )}
      </Answer>
    </div>
  );
}

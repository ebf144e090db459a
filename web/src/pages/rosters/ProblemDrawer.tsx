import { Button, Descriptions, Drawer, Timeline } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useProblem } from '../../api/hooks';
import { Answer, Money, StateTag } from '../../components/parts';
import { ActForm } from './ActForm';
import { asks, commandsFor, LABELS, type Command } from './acts';
import { sayEvent } from './events';
import { useAct } from './useAct';

/** One problem: grounds, remedy, who it may be, everything that was done. */
export function ProblemDrawer({ id, words, close }: { id: number | undefined; words: Schemas['RosterWords']; close: () => void }) {
  const { t } = useTranslation();
  const problem = useProblem(id);
  const [asking, setAsking] = useState<Command>();
  const { act } = useAct(() => setAsking(undefined));
  const stage = problem.data?.stage;
  const press = (command: Command) => {
    if (asks(command)) setAsking(command);
    else if (id !== undefined) act.mutate({ ids: [id], command, more: {} });
  };
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      title={problem.data?.name ?? t('rosters.problem', { id })}
      footer={
        <div className="row">
          {stage &&
            commandsFor([stage]).map((command, at) => (
              <Button key={command} type={at === 0 ? 'primary' : 'default'} loading={act.isPending} onClick={() => press(command)}>
                {t(LABELS[command])}
              </Button>
            ))}
        </div>
      }
    >
      <Answer of={problem}>
        {(it) => (
          <div className="stack">
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'person', label: t('rosters.person'), children: it.person_id ? <Link to={`/people/${encodeURIComponent(it.person_id)}`}>{it.person_name}</Link> : it.person_name },
                { key: 'number', label: t('person.number'), children: <span className="num">{it.number}</span> },
                { key: 'place', label: t('rosters.place'), children: `${words.townships.find((at) => at.code === it.township)?.name ?? it.township} ${it.village}` },
                { key: 'stage', label: t('rosters.stage'), children: <StateTag state={it.stage} /> },
                ...(it.due ? [{ key: 'due', label: t('rosters.due'), children: <span className="num">{it.due}</span> }] : []),
                ...(it.amount_fen ? [{ key: 'money', label: t('rosters.money'), children: <Money fen={it.amount_fen} /> }] : []),
                { key: 'what', label: t('rosters.what'), children: it.remedy },
                ...(it.evidence.length > 0 ? [{ key: 'evidence', label: t('rosters.evidence'), children: it.evidence.join('、') }] : []),
              ]}
            />
            <h2>{t('rosters.facts')}</h2>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {it.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
            {it.candidates.length > 0 && (
              <>
                <h2>{t('rosters.candidates')}</h2>
                <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                  {it.candidates.map((at) => (
                    <li key={at.person_id}>
                      <Link to={`/people/${encodeURIComponent(at.person_id)}`}>{at.person_id}</Link> {at.points}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <h2>{t('rosters.history')}</h2>
            <Timeline items={it.events.map((event, at) => ({ key: at, content: sayEvent(event, words, t) }))} />
          </div>
        )}
      </Answer>
      <ActForm command={asking} words={words} evidence={problem.data?.evidence ?? []} busy={act.isPending} act={(more) => asking && id !== undefined && act.mutate({ ids: [id], command: asking, more })} close={() => setAsking(undefined)} />
    </Drawer>
  );
}

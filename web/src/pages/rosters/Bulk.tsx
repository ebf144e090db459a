import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deskToSay } from '../../api/actor';
import { useMay } from '../../api/permissions';
import { actorHeaders, body, client, type Schemas } from '../../api/client';
import { useProblem, type ProblemFilter } from '../../api/hooks';
import { ActForm } from './ActForm';
import { asks, commandsFor, LABELS, type Command } from './acts';
import { useAct } from './useAct';

interface Given {
  words: Schemas['RosterWords'];
  ids: number[];
  filter: ProblemFilter;
  rows: Schemas['ProblemRow'][];
  done: () => void;
}

/** What can be done with the chosen problems, or with all that nobody was given yet. */
export function Bulk({ words, ids, filter, rows, done }: Given) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Command>();
  const mayAct = useMay('roster.act_many');
  const mayAssign = useMay('roster.assign');
  const { act, say, refused } = useAct(() => {
    setAsking(undefined);
    done();
  });
  // Evidence is asked for by the rule: that of the first chosen problem stands for all.
  const first = useProblem(asking === 'remedy' ? ids[0] : undefined);
  const assign = useMutation({
    mutationFn: () => body(client.POST('/api/v1/rosters/problems/assign', { params: { header: actorHeaders() }, body: { kind: filter.kind ?? null, township: filter.township ?? null, at: deskToSay() } })),
    onSuccess: async (result) => {
      say(result);
      await queries.invalidateQueries({ queryKey: ['rosters'] });
    },
    onError: refused,
  });
  const stages = [...new Set(rows.filter((it) => ids.includes(it.id)).map((it) => it.stage))];
  const press = (command: Command) => {
    if (asks(command)) setAsking(command);
    else act.mutate({ ids, command, more: {} });
  };
  return (
    <div className="bulk row" role="toolbar" aria-label={t('rosters.act')}>
      {ids.length === 0 ? (
        mayAssign && <Button type="primary" loading={assign.isPending} onClick={() => assign.mutate()}>
          {t('rosters.assignAll')}
        </Button>
      ) : (
        <>
          <span>{t('rosters.selected', { count: ids.length })}</span>
          {(mayAct ? commandsFor(stages) : []).map((command, at) => (
            <Button key={command} type={at === 0 ? 'primary' : 'default'} loading={act.isPending} onClick={() => press(command)}>
              {t(LABELS[command])}
            </Button>
          ))}
        </>
      )}
      <ActForm command={asking} words={words} evidence={asking === 'remedy' ? (first.data?.evidence ?? []) : []} busy={act.isPending} act={(more) => asking && act.mutate({ ids, command: asking, more })} close={() => setAsking(undefined)} />
    </div>
  );
}

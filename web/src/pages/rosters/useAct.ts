import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { ApiProblem } from '../../api/client';
import { actOn, type Command, type More } from './acts';

/** Carries out commands and says what was done and what was not. */
export function useAct(done: () => void) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const queries = useQueryClient();
  const say = (result: Schemas['ManyDone']) => {
    if (result.count > 0) void message.success(t('rosters.done', { count: result.count }));
    if (result.refused.length > 0) {
      notification.warning({
        title: t('rosters.refused', { count: result.refused.length }),
        description: createElement('ul', { style: { paddingInlineStart: 18, margin: 0 } }, result.refused.slice(0, 8).map((it) => createElement('li', { key: it.id }, `${it.id}：${it.reason}`))),
        duration: 12,
      });
    }
  };
  const refused = (error: unknown) => {
    notification.error({ title: error instanceof ApiProblem ? error.message : t('app.failed'), duration: 12 });
  };
  const act = useMutation({
    mutationFn: ({ ids, command, more }: { ids: number[]; command: Command; more: More }) => actOn(ids, command, more),
    onSuccess: async (result) => {
      say(result);
      await queries.invalidateQueries({ queryKey: ['rosters'] });
      if (result.count > 0) done();
    },
    onError: refused,
  });
  return { act, say, refused };
}

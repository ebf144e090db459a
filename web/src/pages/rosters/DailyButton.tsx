import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sendFile, type Schemas } from '../../api/client';

/** Takes a department's daily file at once, beside the last round. */
export function DailyButton({ file, department, taken }: { file: File; department: string; taken: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const daily = useMutation({
    mutationFn: () => sendFile<Schemas['DailyView']>('/rosters/files', { name: file.name, department }, file),
    onSuccess: async (view) => {
      const text = view.same_as == null ? t('rosters.dailyDone', { count: view.new.length }) : t('intake.sameFile');
      void message.success(text, 6);
      taken();
      await queries.invalidateQueries({ queryKey: ['rosters'] });
    },
    onError: (error) => void message.error(error.message, 8),
  });
  return (
    <Button size="small" loading={daily.isPending} onClick={() => daily.mutate()}>
      {t('rosters.daily')}
    </Button>
  );
}

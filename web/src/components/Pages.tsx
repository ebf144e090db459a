import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Where one is in a list that the server gives page by page: forward by its cursors, back to the beginning. */
export function usePages() {
  const [cursor, go] = useState<string>();
  return { cursor, go, restart: () => go(undefined) };
}

/** The two buttons under such a list; `more` is what the second says where there is more to say than that. */
export function Pages({ of, next, more }: { of: ReturnType<typeof usePages>; next?: string | null; more?: string }) {
  const { t } = useTranslation();
  return (
    <div className="row" style={{ padding: 8, justifyContent: 'flex-end' }}>
      <Button disabled={of.cursor === undefined} onClick={of.restart}>
        {t('app.first')}
      </Button>
      <Button disabled={!next} onClick={() => next && of.go(next)}>
        {more ?? t('app.more')}
      </Button>
    </div>
  );
}

import { Card, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { body, client } from '../../api/client';
import { usePeople } from '../../api/hooks';
import { Answer } from '../../components/parts';
import { PeopleTable } from '../People';

/** The first step of a desk: whom it is about. One alone is opened at once, below `to`. */
export function Find({ title, to }: { title: string; to: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [q, setQ] = useState('');
  const found = usePeople(q, undefined);
  return (
    <Card size="small" title={<h2>{title}</h2>}>
      <Input.Search
        autoFocus
        size="large"
        placeholder={t('app.search')}
        aria-label={title}
        loading={q !== '' && found.isFetching}
        onSearch={async (text) => {
          setQ(text.trim());
          if (!text.trim()) return;
          const page = await body(client.GET('/api/v1/people', { params: { query: { q: text.trim(), limit: 20 } } }));
          const only = page.items.length === 1 ? page.items[0] : undefined;
          if (only) void go(`${to}/${encodeURIComponent(only.id)}`);
        }}
      />
      {q && <Answer of={found}>{(page) => <PeopleTable items={page.items} to={to} />}</Answer>}
    </Card>
  );
}

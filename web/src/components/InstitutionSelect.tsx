import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../api/hooks';

/** The name of an institution, from its number. */
export function InstitutionName({ id }: { id: string }) {
  const found = useInstitutions(id);
  return <>{found.data?.find((it) => it.id === id)?.name ?? id}</>;
}

/** An institution, found by number or name on the server. */
export function InstitutionSelect({ id, value, onChange, disabled }: { id?: string; value: string; onChange: (id: string) => void; disabled?: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useInstitutions(text);
  const chosen = useInstitutions(value);
  const list = [...(found.data ?? [])];
  for (const it of value ? (chosen.data ?? []) : []) if (it.id === value && !list.some((at) => at.id === it.id)) list.unshift(it);
  return (
    <Select
      id={id}
      disabled={disabled}
      style={{ width: '100%' }}
      value={value || undefined}
      placeholder={t('app.choose')}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      onChange={(it: string | undefined) => onChange(it ?? '')}
      options={list.map((it) => ({ value: it.id, label: `${it.name}（${it.level}）` }))}
    />
  );
}

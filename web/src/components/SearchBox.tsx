import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** Finds a person from every page; `/` puts the cursor here. */
export function SearchBox() {
  const { t } = useTranslation();
  const go = useNavigate();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const isTyping = target?.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const search = (value: string) => {
    if (value.trim()) void go(`/people?q=${encodeURIComponent(value.trim())}`);
  };
  return (
    <div role="search" style={{ maxWidth: 460, display: 'flex' }}>
      <Input.Search ref={box} value={text} allowClear placeholder={t('app.search')} aria-label={t('app.searchLabel')} onChange={(event) => setText(event.target.value)} onSearch={search} />
    </div>
  );
}

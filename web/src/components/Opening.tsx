import { useTranslation } from 'react-i18next';

/** What is seen until it is known who comes: the mark, where it will stay. index.html has the same before any script. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <div className="brand" role="status" aria-label={t('app.loading')}>
      <img src="/icon.svg" alt="" />
      <span>{t('app.name')}</span>
      <small>{t('app.title')}</small>
    </div>
  );
}

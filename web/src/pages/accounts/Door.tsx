import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../../i18n';

/** A page for who has not come in: one card in the middle. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <main className="page" style={{ maxWidth: 440, paddingTop: '8vh' }}>
      <div className="brand" style={{ justifyContent: 'center' }}>
        <img src="/icon.svg" alt="" />
        <span>{t('app.name')}</span>
        <small>{t('app.title')}</small>
      </div>
      <Card>
        <div className="stack">
          <h1>{title}</h1>
          {children}
        </div>
      </Card>
      <div style={{ textAlign: 'center', paddingTop: 12 }}>
        <Button type="text" icon={<GlobalOutlined />} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(i18n.language === 'zh' ? 'en' : 'zh')}>
          {t('app.language')}
        </Button>
      </div>
    </main>
  );
}

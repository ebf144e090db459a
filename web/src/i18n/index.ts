import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../lib/storage';
import { en } from './en';
import { zh } from './zh';

export type Tongue = 'zh' | 'en';

void i18n.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: recall('language') === 'en' ? 'en' : 'zh',
  fallbackLng: 'zh',
  interpolation: { escapeValue: false },
});

export function speak(tongue: Tongue): void {
  remember('language', tongue);
  document.documentElement.lang = tongue === 'zh' ? 'zh-CN' : 'en';
  void i18n.changeLanguage(tongue);
}

export { i18n };

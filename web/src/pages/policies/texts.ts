/** Texts of these pages, known when one of them is first opened: they are not part of the first load. */
import { i18n } from '../../i18n';
import { enPolicies } from '../../i18n/en.policies';
import { zhPolicies } from '../../i18n/zh.policies';
import './policies.css';

i18n.addResourceBundle('zh', 'translation', { policies: zhPolicies }, true, true);
i18n.addResourceBundle('en', 'translation', { policies: enPolicies }, true, true);

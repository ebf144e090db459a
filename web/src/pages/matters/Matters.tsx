import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useRegion } from '../../api/hooks';
import { Catalogue } from './Catalogue';
import { Figures } from './Figures';
import { Network } from './Network';
import { WorkList } from './WorkList';

/** Matters of the three-level network: the work of my desk, the catalogue, figures, the network. */
export function Matters() {
  const { t } = useTranslation();
  const { tab = 'work' } = useParams();
  const go = useNavigate();
  const region = useRegion().data;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('matters.title')}</h1>
      </div>
      {region && !region.has_matters && <p className="muted">{t('matters.noCatalogue')}</p>}
      {region?.has_matters && <Tabs
        activeKey={tab}
        onChange={(key) => void go(`/matters/${key}`)}
        destroyOnHidden
        items={[
          { key: 'work', label: t('matters.work'), children: <WorkList /> },
          { key: 'catalogue', label: t('matters.catalogue'), children: <Catalogue /> },
          { key: 'figures', label: t('matters.figures'), children: <Figures /> },
          { key: 'network', label: t('matters.network'), children: <Network /> },
        ]}
      />}
    </div>
  );
}

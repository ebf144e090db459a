import AccountBookOutlined from '@ant-design/icons/es/icons/AccountBookOutlined';
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import BankOutlined from '@ant-design/icons/es/icons/BankOutlined';
import BarChartOutlined from '@ant-design/icons/es/icons/BarChartOutlined';
import CalculatorOutlined from '@ant-design/icons/es/icons/CalculatorOutlined';
import FileSearchOutlined from '@ant-design/icons/es/icons/FileSearchOutlined';
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined';
import KeyOutlined from '@ant-design/icons/es/icons/KeyOutlined';
import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import TransactionOutlined from '@ant-design/icons/es/icons/TransactionOutlined';
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { Button, Drawer, Grid, Layout as AntLayout, Menu } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { useActor, useRegion } from '../api/hooks';
import { usePermissions } from '../api/permissions';
import { type Me, useMe } from '../api/session';
import { speak } from '../i18n';
import { ActorForm } from './ActorForm';
import { Opening } from './Opening';
import { Refusal } from './parts';
import { SearchBox } from './SearchBox';
import { Who } from './Who';

/** `needs`: shown to who may do one of these; to everybody when empty. */
const PLACES = [
  { key: '/', icon: <HomeOutlined />, label: 'app.home', needs: [] },
  { key: '/people', icon: <TeamOutlined />, label: 'app.people', needs: ['person.find'] },
  { key: '/settle', icon: <CalculatorOutlined />, label: 'app.settle', needs: ['settlement.preview'] },
  { key: '/reimbursements', icon: <TransactionOutlined />, label: 'reimburse.title', needs: ['reimbursement.list', 'reimbursement.take'] },
  { key: '/rosters', icon: <AuditOutlined />, label: 'app.rosters', needs: ['roster.list', 'roster.look', 'roster.rounds'] },
  { key: '/ledger', icon: <AccountBookOutlined />, label: 'app.ledger', needs: ['ledger.read'] },
  { key: '/matters', icon: <FormOutlined />, label: 'matters.title', needs: ['matter.list'] },
  { key: '/indicators', icon: <BarChartOutlined />, label: 'indicators.title', needs: ['indicator.read'] },
  { key: '/institutions', icon: <BankOutlined />, label: 'institutions.title', needs: ['institution.list'] },
  { key: '/system/roles', icon: <KeyOutlined />, label: 'permit.menu', needs: ['access.read'] },
  { key: '/audit', icon: <FileSearchOutlined />, label: 'edge.audit', needs: ['audit.read'] },
  { key: '/system', icon: <SettingOutlined />, label: 'edge.system', needs: ['system.read'] },
  { key: '/policies', icon: <FileTextOutlined />, label: 'app.policies', needs: ['policy.read'] },
  { key: '/accounts', icon: <SafetyOutlined />, label: 'accounts.menu', needs: ['account.read'] },
] as const;

/** The pages, for who has signed in; others are asked to, and come back to where they were. */
export function Layout() {
  const me = useMe();
  // Asked for at the same time: no page is built before it is known what there is to show, so that nothing jumps.
  const permissions = usePermissions();
  const region = useRegion();
  const { pathname, search } = useLocation();
  if (me.data === undefined) return me.error ? <Refusal error={me.error} retry={() => void me.refetch()} /> : <Opening />;
  if (me.data?.stage === 'full') return permissions.isPending || region.isPending ? <Opening /> : <Frame me={me.data} />;
  const back = pathname === '/' ? '' : `?back=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={`/sign-in${back}`} replace />;
}

/** Menu, search, language, and who acts; the page goes in the middle. */
function Frame({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const screens = Grid.useBreakpoint();
  const isWide = screens.lg ?? true;
  const [menuOpen, setMenuOpen] = useState(false);
  const [actorOpen, setActorOpen] = useState(false);
  const { operator } = useActor();
  const place = pathname.startsWith('/settle') ? '/settle' : pathname.startsWith('/system/') ? pathname : `/${pathname.split('/')[1] ?? ''}`;
  const permissions = usePermissions();
  const region = useRegion().data;
  const has = (key: string) => (key === '/matters' ? (region?.has_matters ?? false) : key === '/rosters' ? (region?.has_rosters ?? false) : true);
  const may = (needs: readonly string[]) => needs.length === 0 || (permissions.data?.actions.some((it) => needs.includes(it)) ?? false);
  const menu = (
    <Menu
      mode="inline"
      selectedKeys={[place]}
      style={{ borderInlineEnd: 0 }}
      onClick={() => setMenuOpen(false)}
      items={PLACES.filter(({ key, needs }) => may(needs) && has(key)).map(({ key, icon, label }) => ({ key, icon, label: <Link to={key}>{t(label)}</Link> }))}
    />
  );
  const brand = (
    <div className="brand">
      <img src="/icon.svg" alt="" />
      <span>{t('app.name')}</span>
      <small>{t('app.title')}</small>
    </div>
  );
  return (
    <AntLayout className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      {isWide && (
        <AntLayout.Sider width={200} style={{ borderInlineEnd: '1px solid #e3e8ee', position: 'sticky', top: 0, height: '100vh' }}>
          {brand}
          <nav aria-label={t('app.menu')}>{menu}</nav>
        </AntLayout.Sider>
      )}
      <AntLayout>
        <AntLayout.Header className="shell-head">
          {!isWide && <Button type="text" icon={<MenuOutlined />} aria-label={t('app.menu')} onClick={() => setMenuOpen(true)} />}
          <div className="grow">
            {may(['person.find']) && <SearchBox />}
          </div>
          <Button type="text" icon={<GlobalOutlined />} aria-label={t('app.language')} lang={i18n.language === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(i18n.language === 'zh' ? 'en' : 'zh')}>
            <span className="hide-small">{t('app.language')}</span>
          </Button>
          {me.account ? (
            <Who account={me.account} />
          ) : (
            <Button type="text" icon={<UserOutlined />} aria-label={`${t('app.settings')}：${operator}`} onClick={() => setActorOpen(true)}>
              <span className="hide-small">{operator}</span>
            </Button>
          )}
        </AntLayout.Header>
        <main id="content" className="page" aria-busy={navigation.state !== 'idle'}>
          <Outlet />
        </main>
      </AntLayout>
      <Drawer open={menuOpen && !isWide} placement="left" size={240} title={t('app.name')} onClose={() => setMenuOpen(false)} styles={{ body: { padding: 0 } }}>
        <nav aria-label={t('app.menu')}>{menu}</nav>
      </Drawer>
      {me.is_open && <ActorForm open={actorOpen} close={() => setActorOpen(false)} />}
    </AntLayout>
  );
}

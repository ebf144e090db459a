import UserOutlined from '@ant-design/icons/es/icons/UserOutlined';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { body, client, type Schemas } from '../api/client';
import { useBecome } from '../api/session';

/** Who is signed in; my account, and signing out. */
export function Who({ account }: { account: Schemas['Account'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const become = useBecome();
  const leave = async () => {
    // Even when the server cannot be reached: nobody must go on at this screen.
    await body(client.POST('/api/v1/sign-out', { body: {} })).catch(() => undefined);
    become(null);
    await navigate('/sign-in', { replace: true });
  };
  const items = [
    { key: 'mine', label: t('accounts.mine'), onClick: () => void navigate('/me') },
    { key: 'leave', label: t('accounts.signOut'), onClick: () => void leave() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined />} aria-label={`${t('accounts.mine')}：${account.display_name}`} aria-haspopup="menu">
        <span className="hide-small">{account.display_name}</span>
      </Button>
    </Dropdown>
  );
}

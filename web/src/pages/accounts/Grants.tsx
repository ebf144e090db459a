import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useRegion, useTownships } from '../../api/hooks';
import { InstitutionName } from '../../components/InstitutionSelect';
import { useRoleNames } from './roles';

/** What was granted: role and where; with `revoke` each can be taken back. */
export function Grants({ grants, revoke }: { grants: Schemas['AccountGrant'][]; revoke?: (id: string) => void }) {
  const { t } = useTranslation();
  const names = useRoleNames();
  const townships = useTownships();
  const departments = useRegion().data?.departments ?? [];
  const placeOf = (region: string) => {
    const [code = '', village] = region.split('/');
    return [townships.get(code) ?? code, village].filter(Boolean).join(' ');
  };
  if (grants.length === 0) return <span className="muted">{t('accounts.noGrants')}</span>;
  return (
    <div className="row">
      {grants.map((it) => (
        <Tag key={`${it.id}${it.role}${it.region}`} color="blue" style={{ marginInlineEnd: 0 }}>
          {names.get(it.role) ?? it.role} · {it.institution ? <InstitutionName id={it.institution} /> : (departments.find((of) => of.code === it.department)?.name ?? it.department ?? (placeOf(it.region ?? '') || t('accounts.everywhere')))}
          {revoke && (
            <Button type="link" size="small" danger style={{ paddingInline: 6 }} aria-label={`${t('accounts.revoke')} ${names.get(it.role) ?? it.role}`} onClick={() => revoke(it.id ?? '')}>
              {t('accounts.revoke')}
            </Button>
          )}
        </Tag>
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useRegion } from '../../api/hooks';
import { InstitutionName } from '../../components/InstitutionSelect';

const PARTS: Record<string, string> = { receivable: 'ledger.receivable', prepayment: 'ledger.prepayment', reduction: 'ledger.reduction', patient: 'ledger.patient', due: 'ledger.duePerson', cash: 'ledger.cash' };

/** An account in words; its path stays in the tip. Where the name of its institution is known, nobody is asked for it. */
export function AccountName({ path, name }: { path: string; name?: string }) {
  const { t } = useTranslation();
  const region = useRegion();
  const [head = '', owner = '', part = ''] = path.split(':');
  const payer = (id: string) => region.data?.payers.find((it) => it.id === id)?.name ?? id;
  const words = PARTS[part] ? t(PARTS[part] ?? '') : part;
  if (head === 'payer') return <span title={path}>{payer(owner)}</span>;
  if (head === 'institution') {
    return (
      <span title={path}>
        {name ?? <InstitutionName id={owner} />} · {words}
      </span>
    );
  }
  if (head === 'person') return <span title={path}>{`${owner} · ${words}`}</span>;
  if (head === 'person-account') return <span title={path}>{`${owner} · ${payer(part)}`}</span>;
  if (head === 'place') return <span title={path}>{`${t('ledger.place', { place: owner })} · ${t(part === 'payable' ? 'ledger.placePayable' : 'ledger.placeReceivable')}`}</span>;
  if (head === 'benefit' && owner === 'bill') return <span title={path}>{`${part} · ${t('ledger.billOwed')}`}</span>;
  if (head === 'clearing' && (owner === 'bank' || owner === 'contributions')) return <span title={path}>{t(`ledger.${owner}`)}</span>;
  return <span title={path}>{path}</span>;
}

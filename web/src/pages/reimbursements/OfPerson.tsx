import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { BillTable } from './BillTable';
import { useReimbursementsOf } from './hooks';

/** A person's bills, and the way to a new one. */
export function OfPerson({ person }: { person: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [mayList, mayTake] = [useMay('reimbursement.list'), useMay('reimbursement.take')];
  const bills = useReimbursementsOf(person, mayList);
  if (!mayList && !mayTake) return null;
  return (
    <Card
      size="small"
      title={<h2>{t('reimburse.ofPerson')}</h2>}
      styles={{ body: { padding: 0 } }}
      extra={
        mayTake && (
          <Button size="small" onClick={() => void go(`/reimbursements/take/${encodeURIComponent(person)}`)}>
            {t('reimburse.take')}
          </Button>
        )
      }
    >
      {mayList && <Answer of={bills}>{(it) => <BillTable items={it.items} ofPerson />}</Answer>}
    </Card>
  );
}

import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { useCatalogue, useRequests } from './hooks';
import { RequestTable } from './WorkList';

/** A person's requests, and the way to a new one. */
export function OfPerson({ person }: { person: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const requests = useRequests({ person_id: person, which: 'all' });
  const mayList = useMay('matter.list');
  const mayTake = useMay('matter.take');
  // A region without a catalogue has no matters; any other refusal is shown.
  const catalogue = useCatalogue(mayList);
  if (!mayList || !catalogue.data) return null;
  return (
    <Card
      size="small"
      title={<h2>{t('matters.ofPerson')}</h2>}
      styles={{ body: { padding: 0 } }}
      extra={
        mayTake && (
          <Button size="small" onClick={() => void go(`/matters/take/${encodeURIComponent(person)}`)}>
            {t('matters.take')}
          </Button>
        )
      }
    >
      <Answer of={requests}>{(it) => <RequestTable items={it.items} ofPerson />}</Answer>
    </Card>
  );
}

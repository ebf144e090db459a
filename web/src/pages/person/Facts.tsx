import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/Sheet';
import type { Schemas } from '../../api/client';
import { FOREVER, localDay } from '../../lib/day';
import { isKnown, isSuperseded } from '../../lib/timeline';

/** What kind of fact it is, and which. */
export function factName(t: TFunction, it: Schemas['HistoryFact']): [string, string] {
  if (it.kind === 'coverage') return [t('term.coverage'), it.what];
  if (it.kind === 'identity') return [t('term.identity'), it.what];
  if (it.kind === 'card') return [t('person.card'), it.what];
  if (it.kind === 'family') return [t('person.family'), it.what];
  return [t('person.programme'), t(`person.filing_${it.what}` as 'person.filing_chronic', { defaultValue: it.what })];
}

/** The facts of the time line as a list, with both time axes in words. */
export function Facts({ facts, knownOn }: { facts: Schemas['HistoryFact'][]; knownOn: string }) {
  const { t } = useTranslation();
  const shown = facts.filter((it) => isKnown(it, knownOn) || isSuperseded(it, knownOn));
  return (
    <Sheet
      size="small"
      rowKey={(it) => `${it.kind}${it.what}${it.from}${it.known_from}`}
      dataSource={shown}
      pagination={shown.length > 8 ? { pageSize: 8, size: 'small' } : false}
      style={{ marginTop: 8 }}
      columns={[
        { title: t('person.factKind'), render: (_, it) => factName(t, it).join(' ') },
        { title: t('person.from'), dataIndex: 'from', className: 'num', render: (day: string) => (day < '1900' ? '—' : day) },
        { title: t('person.until'), dataIndex: 'until', className: 'num', render: (day: string) => (day === FOREVER ? t('person.forever') : day) },
        { title: t('person.knownFrom'), dataIndex: 'known_from', className: 'num', render: (at: string) => localDay(at) },
        {
          title: t('person.state'),
          render: (_, it) =>
            isSuperseded(it, knownOn) && it.known_until ? (
              <Tag>{`${t('person.knownUntil')} ${localDay(it.known_until)}`}</Tag>
            ) : localDay(it.known_from) > it.from && it.source !== '开办数据' ? (
              <Tag color="orange">{t('person.sinceLate')}</Tag>
            ) : null,
        },
        { title: t('person.source'), dataIndex: 'source' },
      ]}
    />
  );
}

import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIndicatorPeople } from '../../api/indicators';
import { Pages, usePages } from '../../components/Pages';
import { Answer, Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';

/** Who is missing, or who was counted. Asked for only when somebody wants to see people. */
export function People({ code, period, place, which }: { code: string; period: string; place: string; which: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const pages = usePages();
  const page = useIndicatorPeople(code, period, place, pages.cursor, open);
  const title = which === 'missing' ? t('indicators.missing') : t('indicators.counted');
  const ofSettlements = page.data?.items.some((it) => it.settlement_id) ?? false;
  return (
    <Card
      size="small"
      title={<h2>{title}</h2>}
      extra={
        !open && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('indicators.people')}
          </Button>
        )
      }
      styles={{ body: { padding: open ? 0 : 12 } }}
    >
      {!open && <span className="muted">{t('indicators.listHint')}</span>}
      {open && (
        <Answer of={page}>
          {(it) => (
            <>
              <Sheet
                size="small"
                rowKey={(row) => `${row.id} ${row.settlement_id ?? ''}`}
                dataSource={it.items}
                pagination={false}
                locale={{ emptyText: t('indicators.noPeople') }}
                columns={[
                  { title: t('indicators.person'), render: (_, row) => <Link to={`/people/${encodeURIComponent(row.id)}`}>{row.name}</Link> },
                  { title: t('indicators.number'), dataIndex: 'number', className: 'num' },
                  { title: t('indicators.township'), dataIndex: 'township' },
                  { title: t('indicators.village'), dataIndex: 'village' },
                  ...(ofSettlements
                    ? [
                        { title: t('indicators.settlement'), render: (_: unknown, row: (typeof it.items)[number]) => row.settlement_id && <Link to={`/settlements/${encodeURIComponent(row.settlement_id)}`}>{row.settlement_id}</Link> },
                        { title: t('indicators.day'), dataIndex: 'settled_on', className: 'num' },
                        { title: t('indicators.total'), align: 'right' as const, render: (_: unknown, row: (typeof it.items)[number]) => <Money fen={row.total_fen ?? 0} /> },
                        { title: t('indicators.own'), align: 'right' as const, render: (_: unknown, row: (typeof it.items)[number]) => <Money fen={row.person_fen ?? 0} /> },
                      ]
                    : []),
                ]}
              />
              <Pages of={pages} next={it.next} more={t('indicators.more')} />
            </>
          )}
        </Answer>
      )}
    </Card>
  );
}

import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answer } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { localDay } from '../../lib/day';
import { useDrafts } from './api';

export const DRAFT_COLOUR: Record<string, string> = { draft: 'blue', submitted: 'orange', approved: 'green', refused: 'red', withdrawn: 'default' };

/** Drafts, those that wait for a decision first to be seen by their colour. */
export function Drafts() {
  const { t } = useTranslation();
  const drafts = useDrafts();
  return (
    <Answer of={drafts}>
      {(list) => (
        <Card size="small" styles={{ body: { padding: 0 } }}>
          <Sheet
            label={t('policies.drafts')}
            size="small"
            rowKey="id"
            dataSource={list}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            locale={{ emptyText: t('policies.noDrafts') }}
            columns={[
              { title: t('policies.state'), dataIndex: 'state', render: (state: string) => <Tag color={DRAFT_COLOUR[state]}>{t(`policies.${state}`)}</Tag> },
              {
                title: t('policies.draftTitle'),
                dataIndex: 'title',
                render: (title: string, it) => (
                  <div style={{ whiteSpace: 'normal', minWidth: 200, maxWidth: 420 }}>
                    <Link to={`/policies/drafts/${it.id}`}>{title}</Link>
                    <div className="muted">
                      {it.id} · {it.instrument}
                    </div>
                  </div>
                ),
              },
              { title: t('policies.effective'), dataIndex: 'effective_on', render: (day: string | null) => <span className="num">{day ?? ''}</span> },
              { title: t('policies.author'), dataIndex: 'authors', render: (names: string[]) => names.join('、') },
              { title: t('policies.decidedBy'), dataIndex: 'decided_by' },
              { title: t('policies.reasonGiven'), dataIndex: 'remark', render: (text: string) => <div style={{ whiteSpace: 'normal', maxWidth: 320 }}>{text}</div> },
              { title: t('policies.changedAt'), dataIndex: 'changed_at', render: (at: string) => <span className="num">{localDay(at)}</span> },
            ]}
          />
        </Card>
      )}
    </Answer>
  );
}

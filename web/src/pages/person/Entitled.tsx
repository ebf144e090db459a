import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { body, client, type Schemas } from '../../api/client';
import { Answer, Money } from '../../components/parts';
import { Sheet } from '../../components/Sheet';
import { parseYuan, yuan } from '../../lib/money';

/** What is asked for first: ten thousand yuan. */
const USUAL_FEN = 1_000_000;

/** What the state owes this person: what a bill in scope would come to today, with what the year has used up. */
export function Entitled({ person }: { person: string }) {
  const { t } = useTranslation();
  const [fen, setFen] = useState(USUAL_FEN);
  const [text, setText] = useState(yuan(USUAL_FEN));
  const [wrong, setWrong] = useState(false);
  const view = useQuery({
    queryKey: ['person', person, 'entitlement', fen],
    queryFn: () => body(client.GET('/api/v1/people/{id}/entitlement', { params: { path: { id: person }, query: { amount_fen: fen } } })),
    placeholderData: (before) => before,
  });
  const take = () => {
    const read = parseYuan(text);
    setWrong(read === undefined || read <= 0);
    if (read !== undefined && read > 0) {
      setFen(read);
      setText(yuan(read));
    }
  };
  return (
    <div className="stack">
      <div className="row">
        <label htmlFor="entitled-amount">{t('person.forAmount')}</label>
        <Input id="entitled-amount" className="num" style={{ width: 130 }} inputMode="decimal" value={text} status={wrong ? 'error' : ''} aria-invalid={wrong} onChange={(it) => setText(it.target.value)} onBlur={take} onPressEnter={take} suffix={t('app.yuan')} />
        <span className="muted">{t('person.forAmountHint')}</span>
      </div>
      <Answer of={view}>{(it) => <Rows of={it} />}</Answer>
    </div>
  );
}

function Rows({ of }: { of: Schemas['Entitlement'] }) {
  const { t } = useTranslation();
  if (!of.is_covered) return <p className="muted">{t('person.noCoverage')}</p>;
  return (
    <>
      <Sheet
        label={t('person.now')}
        size="small"
        rowKey={(it) => it.visit + it.levels.join()}
        dataSource={of.rows}
        pagination={false}
        locale={{ emptyText: t('person.notEntitled') }}
        columns={[
          { title: t('settle.kind'), dataIndex: 'visit' },
          { title: t('institutions.level'), dataIndex: 'levels', render: (levels: string[]) => levels.join('、') },
          { title: t('term.deductible'), dataIndex: 'deductible_fen', align: 'right', render: (fen: number) => <Money fen={fen} /> },
          { title: t('person.paidFor'), render: (_, it) => it.payers.map((of) => <div key={of.payer}>{of.name} <span className="num">{yuan(of.amount_fen)}</span></div>) },
          { title: t('settle.person'), dataIndex: 'person_fen', align: 'right', render: (fen: number) => <Money fen={fen} strong /> },
        ]}
      />
      {of.left_out.length > 0 && <p className="muted" style={{ margin: '6px 10px 0' }}>{t('person.leftOut', { kinds: of.left_out.join('、') })}</p>}
    </>
  );
}

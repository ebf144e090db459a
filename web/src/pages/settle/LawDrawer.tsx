import { Descriptions, Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/decision';
import { useLaw } from '../../api/hooks';
import { Answer } from '../../components/parts';
import { FOREVER } from '../../lib/day';

/** Rule, clause and the text of the law behind a step. */
export function LawDrawer({ step, on, close }: { step: Step | undefined; on: string; close: () => void }) {
  const { t } = useTranslation();
  const law = useLaw(step?.rule ?? '', step?.clause ?? '', on, step !== undefined);
  return (
    <Drawer open={step !== undefined} onClose={close} size={520} title={step?.clause ?? ''} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <p style={{ marginTop: 0 }}>
        <b>{step?.text}</b>
      </p>
      <Answer of={law}>
        {(it) => (
          <>
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'title', label: t('term.instrument'), children: `${it.title} ${it.number}` },
                { key: 'clause', label: t('term.clause'), children: it.clause },
                ...(it.rule ? [{ key: 'rule', label: t('term.rule'), children: <>{it.label || it.rule} {it.words} {it.assumed && <Tag color="orange">{t('term.assumed')}</Tag>}</> }] : []),
                ...(it.from ? [{ key: 'from', label: t('settle.inForce'), children: <span className="num">{`${it.from} – ${it.until === FOREVER ? t('person.forever') : it.until}`}</span> }] : []),
                { key: 'source', label: t('person.source'), children: it.source || it.issuer },
              ]}
            />
            <h2 style={{ margin: '16px 0 8px' }}>{t('settle.law')}</h2>
            <div className="law-text">
              {it.paragraphs.map((text, at) => (
                <p key={at} className={it.paragraph === at + 1 || (it.paragraph == null && it.paragraphs.length === 1) ? 'cited' : undefined}>
                  {text}
                </p>
              ))}
            </div>
          </>
        )}
      </Answer>
    </Drawer>
  );
}

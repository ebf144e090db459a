import { Button, Card, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/permissions';
import { Answer } from '../../components/parts';
import { localDay } from '../../lib/day';
import { Acts } from './Acts';
import { Details } from './Catalogue';
import { pageOf, useDesk, useRequest } from './hooks';
import { DueText, homeText, RequestState, useLimit } from './words';

/** A request: where it stands, what is missing, what may be done, what was done. */
export function Request() {
  const { id = '' } = useParams();
  const request = useRequest(id);
  return <Answer of={request}>{(it) => <Whole of={it} />}</Answer>;
}

function Whole({ of }: { of: Schemas['RequestView'] }) {
  const { t } = useTranslation();
  const limit = useLimit();
  const desk = useDesk();
  const mayTakeBill = useMay('reimbursement.take');
  // Nobody is led to where they are refused.
  const page = of.matter.does !== 'reimbursement' || mayTakeBill ? pageOf(of.matter.does, of.person_id) : undefined;
  const receipt = (kind: 'pdf' | 'html') => `/api/v1/matters/requests/${of.id}/receipt.${kind}?desk=${encodeURIComponent(desk)}`;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{of.matter.name}</h1>
        <RequestState state={of.state} name={of.state_name} />
        <DueText of={of} />
        <span className="grow" />
        <Button href={receipt('html')} target="_blank" rel="noreferrer">
          {t('matters.receiptHtml')}
        </Button>
        <Button type="primary" href={receipt('pdf')} target="_blank" rel="noreferrer">
          {t('matters.receipt')}
        </Button>
      </div>
      <div className="two">
        <div className="stack">
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, sm: 2 }}
              items={[
                { key: 'number', label: t('matters.number'), children: <b className="num">{of.spaced}</b> },
                { key: 'person', label: t('matters.person'), children: <Link to={`/people/${encodeURIComponent(of.person_id)}`}>{of.person_name || of.person_id}</Link> },
                ...(of.behalf ? [{ key: 'behalf', label: t('matters.behalf'), children: of.behalf }] : []),
                { key: 'home', label: t('matters.home'), children: homeText(of.home) },
                { key: 'at', label: t('matters.at'), children: of.level_name },
                { key: 'taken', label: t('matters.takenOn'), children: <span className="num">{of.taken_on}</span> },
                { key: 'limit', label: t('matters.promisedDays'), children: limit(of.limit_days) },
                { key: 'next', label: t('matters.next'), children: of.next },
              ]}
            />
          </Card>
          <Card size="small" title={<h2>{t('matters.documents')}</h2>}>
            <Documents of={of} desk={desk} />
          </Card>
          <Card size="small" title={<h2>{t('matters.history')}</h2>}>
            <Events items={of.events} />
          </Card>
        </div>
        <div className="stack">
          {page && of.may.includes('finish') && (
            <Link to={page}>
              <Button block>{t('matters.does')}：{of.matter.name}</Button>
            </Link>
          )}
          {of.may.length > 0 && <Acts of={of} />}
          <Card size="small" title={<h2>{t('term.catalogue')}</h2>}>
            <Details of={of.matter} />
          </Card>
        </div>
      </div>
    </div>
  );
}

function Documents({ of, desk }: { of: Schemas['RequestView']; desk: string }) {
  const { t } = useTranslation();
  const shown = of.documents.filter((it) => it.is_given || it.is_missing || !it.when);
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }} className="stack">
      {shown.map((it) => (
        <li key={it.document} className="row" style={{ justifyContent: 'space-between' }}>
          <span>
            {it.name} <span className="muted">{it.form}</span>
          </span>
          <span className="row">
            {it.sha256 && (
              <a href={`/api/v1/matters/requests/${of.id}/documents?sha256=${it.sha256}&desk=${encodeURIComponent(desk)}`} download={it.file || 'file'}>
                {it.file || t('matters.file')}
              </a>
            )}
            {it.is_given ? <Tag color="green">{t('matters.documentGiven')}</Tag> : <Tag color="orange">{t('matters.documentMissing')}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Events({ items }: { items: Schemas['EventView'][] }) {
  return (
    <ol className="steps">
      {items.map((it) => (
        <li key={`${it.at}${it.act}`} style={{ flexWrap: 'wrap' }}>
          <span>
            <b>{it.act_name}</b> {it.level_name}
            {it.to_name && ` → ${it.to_name}`} {it.operator}
            <span className="muted">
              {it.documents.length > 0 && ` ${it.documents.join('、')}`}
              {it.note && ` “${it.note}”`}
            </span>
          </span>
          <span className="num muted">{localDay(it.at) || it.on}</span>
        </li>
      ))}
    </ol>
  );
}

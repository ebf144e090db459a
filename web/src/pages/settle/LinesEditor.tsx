import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../components/DayInput';
import { body, client, type Schemas } from '../../api/client';
import { decodeText, newKey, readLines, type DraftLine } from '../../lib/lines';
import { parsePercent, parseQuantity, parseYuan, percent, quantity, yuan } from '../../lib/money';
import { PasteLines } from './PasteLines';

interface Given {
  lines: DraftLine[];
  change: (edit: (lines: DraftLine[]) => DraftLine[]) => void;
  on: string;
}

/** Fee lines as a small spreadsheet: typed, pasted, or from a file. */
export function LinesEditor({ lines, change, on }: Given) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const [pasting, setPasting] = useState(false);
  const [items, setItems] = useState<Schemas['CatalogueItem'][]>([]);
  const add = () => change((list) => [...list, { key: newKey(), code: '', name: '', quantity_e4: 10_000, amount_fen: 0 }]);
  const edit = (key: string, part: Partial<DraftLine>) => change((list) => list.map((it) => (it.key === key ? { ...it, ...part } : it)));
  const take = (text: string) => {
    const read = readLines(text);
    change((list) => [...list.filter((it) => it.name || it.code || it.amount_fen), ...read.lines]);
    if (read.lines.length > 0) void message.success(t('settle.read', { count: read.lines.length }));
    if (read.faults.length > 0) {
      notification.warning({
        title: t('settle.faults', { count: read.faults.length }),
        description: read.faults.slice(0, 8).map((it) => <div key={it.row}>{`${t('settle.row', { row: it.row })} ${t(`settle.fault_${it.what}`)}：${it.text.slice(0, 40)}`}</div>),
        duration: 0,
      });
    }
  };
  const look = async (q: string) => {
    if (q.length === 0 || q.length > 40) return;
    setItems(await body(client.GET('/api/v1/catalogue', { params: { query: { q, on, limit: 20 } } })).catch(() => []));
  };
  const choose = (key: string, text: string) => {
    const item = items.find((it) => it.name === text || it.code === text);
    if (item) edit(key, { code: item.code, name: item.name, class: undefined, prepaid_ppm: undefined });
  };
  return (
    <div className="stack">
      <div className="row">
        <Button onClick={add}>{t('settle.addLine')}</Button>
        <Button onClick={() => setPasting(true)}>{t('settle.paste')}</Button>
        <Upload
          accept=".csv,.txt,.tsv"
          showUploadList={false}
          beforeUpload={async (file) => {
            take(decodeText(await file.arrayBuffer()));
            return false;
          }}
        >
          <Button>{t('settle.upload')}</Button>
        </Upload>
        {lines.length > 0 && (
          <Button type="text" onClick={() => change(() => [])}>
            {t('settle.clear')}
          </Button>
        )}
      </div>
      {lines.length > 0 && (
        <div className="scroll" role="region" aria-label={t('settle.lines')} tabIndex={0}>
          <datalist id="catalogue">
            {items.map((it) => (
              <option key={it.code} value={it.name}>
                {`${it.code} ${it.kind} ${it.class}`}
              </option>
            ))}
          </datalist>
          <table className="lines">
            <thead>
              <tr>
                <th>{t('settle.on')}</th>
                <th style={{ width: '14%' }}>{t('settle.code')}</th>
                <th style={{ width: '30%' }}>{t('settle.item')}</th>
                <th className="num">{t('settle.quantity')}</th>
                <th className="num">{t('settle.amount')}</th>
                <th>{t('settle.classOf')}</th>
                <th className="num">{t('settle.prepaid')}</th>
                <th aria-label={t('settle.remove')} />
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key}>
                  <td>
                    <DayInput label={t('settle.on')} value={line.on ?? on} onChange={(day) => edit(line.key, { on: day || undefined })} />
                  </td>
                  <td>
                    <input aria-label={t('settle.code')} value={line.code} onChange={(event) => edit(line.key, { code: event.target.value.trim() })} />
                  </td>
                  <td>
                    <input
                      aria-label={t('settle.item')}
                      list="catalogue"
                      value={line.name}
                      onChange={(event) => {
                        edit(line.key, { name: event.target.value });
                        choose(line.key, event.target.value);
                        void look(event.target.value);
                      }}
                    />
                  </td>
                  <td className="num">
                    <Cell label={t('settle.quantity')} shown={quantity(line.quantity_e4)} read={parseQuantity} write={(quantity_e4) => edit(line.key, { quantity_e4: quantity_e4 ?? 10_000 })} />
                  </td>
                  <td className="num">
                    <Cell label={t('settle.amount')} shown={line.amount_fen ? yuan(line.amount_fen) : ''} read={parseYuan} write={(amount_fen) => edit(line.key, { amount_fen: amount_fen ?? 0 })} onEnter={add} />
                  </td>
                  <td>
                    <select aria-label={t('settle.classOf')} value={line.class ?? ''} onChange={(event) => edit(line.key, { class: event.target.value || undefined })}>
                      <option value="">{t('term.catalogue')}</option>
                      <option>甲</option>
                      <option>乙</option>
                      <option>丙</option>
                    </select>
                  </td>
                  <td className="num">
                    <Cell label={t('settle.prepaid')} shown={line.prepaid_ppm === undefined ? '' : percent(line.prepaid_ppm)} read={parsePercent} write={(prepaid_ppm) => edit(line.key, { prepaid_ppm })} />
                  </td>
                  <td>
                    <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('settle.remove')} onClick={() => change((list) => list.filter((it) => it.key !== line.key))} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PasteLines open={pasting} close={() => setPasting(false)} take={take} />
    </div>
  );
}

/** A cell that is read when it is left; what cannot be read stays and is marked. */
function Cell({ label, shown, read, write, onEnter }: { label: string; shown: string; read: (text: string) => number | undefined; write: (value: number | undefined) => void; onEnter?: () => void }) {
  const [text, setText] = useState<string>();
  const isBad = text !== undefined && text.trim() !== '' && read(text) === undefined;
  return (
    <input
      aria-label={label}
      aria-invalid={isBad}
      inputMode="decimal"
      value={text ?? shown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        const value = read(event.target.value);
        if (value !== undefined || event.target.value.trim() === '') write(value);
      }}
      onBlur={() => {
        if (!isBad) setText(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onEnter && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onEnter();
        }
      }}
    />
  );
}

import { describe, expect, it } from 'vitest';
import { isDay, parseDay, plusDays } from './day';
import { decodeText, readLines } from './lines';

const shape = (text: string) =>
  readLines(text).lines.map((it) => [it.code, it.name, it.quantity_e4, it.amount_fen, it.class, it.prepaid_ppm, it.on]);

describe('fee lines from text', () => {
  it('takes a header in any order', () => {
    const text = '金额（元）\t项目名称\t数量\t费用日期\t甲乙丙类\n1,204.50\t手术费\t1\t2017/11/12\t甲类\n';
    expect(shape(text)).toEqual([['', '手术费', 10000, 120450, '甲', undefined, '2017-11-12']]);
  });

  it('takes usual columns without a header, and leaves totals out', () => {
    const text = 'A1,阿莫西林,2.5,10.00,乙,10%\n合计,,,10.00\n';
    expect(shape(text)).toEqual([['A1', '阿莫西林', 25000, 1000, '乙', 100000, undefined]]);
  });

  it('multiplies price and quantity only where that is whole', () => {
    expect(shape('名称,单价,数量\n床位费,30.00,17\n')).toEqual([['', '床位费', 170000, 51000, undefined, undefined, undefined]]);
    expect(readLines('名称,单价,数量\n片,0.33,0.5\n').faults).toEqual([{ row: 2, what: 'amount', text: '0.33' }]);
  });

  it('says what it could not read', () => {
    const read = readLines('编码,名称,数量,金额\nA,甲,1,一百\n,,1,5\nB,乙,0,5\n');
    expect(read.lines).toEqual([]);
    expect(read.faults.map((it) => [it.row, it.what])).toEqual([[2, 'amount'], [3, 'name'], [4, 'quantity']]);
  });

  it('reads quoted cells and both encodings', () => {
    expect(shape('x,"名,称",1,"1,000.00"')[0]?.slice(1, 4)).toEqual(['名,称', 10000, 100000]);
    expect(decodeText(new Uint8Array([0xbd, 0xf0, 0xb6, 0xee]).buffer)).toBe('金额');
    expect(decodeText(new TextEncoder().encode('金额').buffer)).toBe('金额');
  });
});

describe('days', () => {
  it.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2023-02-29', undefined],
    ['24.3.1', undefined],
  ])('reads %s', (text, day) => {
    expect(parseDay(text)).toBe(day);
  });

  it('counts across years', () => {
    expect(plusDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(plusDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(isDay('2024-13-01')).toBe(false);
  });
});

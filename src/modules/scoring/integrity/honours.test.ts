import { describe, expect, test } from 'vitest';
import { leaderSignals, type HonouredPerson, type UnitHonours } from './honours.ts';

const person = (personId: string, direct: boolean | null, awards = ['Chiến sĩ thi đua cơ sở']): HonouredPerson => ({
  personId,
  name: `Người ${personId}`,
  post: direct === false ? 'Trưởng phòng' : 'Chuyên viên',
  awards,
  direct,
});
const free = (personId: string) => ({ personId, name: `Người ${personId}`, post: 'Chuyên viên' });
const unit = (
  unitId: string,
  people: HonouredPerson[],
  others: UnitHonours['others'] = [free(`${unitId}-x`)],
  termId: string | null = 't',
): UnitHonours => ({
  unitId,
  termId,
  groupName: termId && 'Khối I',
  people,
  others,
});
const asked = (...units: UnitHonours[]) => leaderSignals(units, (unitId) => `Đơn vị ${unitId}`);

describe('honours only for leaders', () => {
  test('met: everybody honoured leads, others could be proposed; the rows name both', () => {
    const [signal, ...rest] = asked(unit('a', [person('1', false), person('2', false, ['Bằng khen', 'LĐTT'])]));
    expect(rest).toEqual([]);
    expect(signal).toMatchObject({ key: 'leaders-only/a', kind: 'leaders-only', title: 'Đơn vị a', termId: 't' });
    expect(signal?.question.vi).toMatch(/^Cả 2 cá nhân .* 1 người trực tiếp công tác chưa được đề nghị\. .*\?$/);
    expect(signal?.rows.map((row) => [row.label, row.detail.vi, row.link])).toEqual([
      ['Người 1', 'Trưởng phòng; Chiến sĩ thi đua cơ sở', '/ly-lich/ca-nhan/1'],
      ['Người 2', 'Trưởng phòng; Bằng khen; LĐTT', '/ly-lich/ca-nhan/2'],
      ['Người a-x', 'Chuyên viên; trực tiếp công tác, chưa được đề nghị', '/ly-lich/ca-nhan/a-x'],
    ]);
  });

  test('not met: one direct worker among them, nobody else to propose, or one person only', () => {
    expect(asked(unit('a', [person('1', false), person('2', true)]))).toEqual([]);
    expect(asked(unit('a', [person('1', false), person('2', false)], []))).toEqual([]);
    expect(asked(unit('a', [person('1', false)]))).toEqual([]);
    expect(asked(unit('a', []))).toEqual([]);
  });

  test('unknown: one post that nobody recorded, and nothing is said', () => {
    expect(asked(unit('a', [person('1', false), person('2', false), person('3', null)]))).toEqual([]);
  });

  test('a group whose units all honour leaders only is one question; else each unit is asked about itself', () => {
    const [a, b] = [unit('a', [person('1', false), person('2', false)]), unit('b', [person('3', false)])];
    expect(asked(a, b).map((one) => [one.key, one.title, one.rows.length])).toEqual([['leaders-only/t', 'Khối I', 5]]);
    expect(asked(a, b)[0]?.rows[2]?.label).toBe('Người 3 · Đơn vị b');
    const fair = unit('b', [person('3', false), person('4', true)]);
    expect(asked(a, fair).map((one) => one.key)).toEqual(['leaders-only/a']);
    // units outside any group stand for themselves
    const alone = (id: string) => unit(id, [person(`${id}1`, false), person(`${id}2`, false)], [free('x')], null);
    expect(asked(alone('c'), alone('d')).map((one) => one.key)).toEqual(['leaders-only/c', 'leaders-only/d']);
  });

  test('many others are named up to ten, the rest counted', () => {
    const others = Array.from({ length: 14 }, (_, at) => free(`x${at}`));
    const rows = asked(unit('a', [person('1', false), person('2', false)], others))[0]?.rows ?? [];
    expect([rows.length, rows.at(-1)?.label, rows.at(-1)?.detail.vi]).toEqual([13, '+4', 'và 4 người nữa']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyGroups, nearCopies, sharedPassages } from './text.ts';

const report =
  'Trong quý II, đơn vị đã hoàn thành rà soát hai mươi ba thủ tục hành chính, đưa mười một thủ tục lên mức độ bốn, tổ chức ba buổi tập huấn cho cán bộ các phòng và trả lời toàn bộ kiến nghị của người dân trước thời hạn.';
const other =
  'Sở tập trung giải quyết dứt điểm bốn vụ khiếu nại kéo dài về bồi thường, phối hợp cùng thanh tra tỉnh kiểm tra sáu mỏ cát, thu hồi hai giấy phép và công khai kết quả quan trắc không khí hằng tuần trên trang thông tin.';

describe('near-copied text (R-162)', () => {
  test('a copy without accents, in capitals, with other punctuation and a changed number is found, with the passages as written', () => {
    const copy = report.toUpperCase().normalize('NFD').replaceAll(',', ';').replace('HAI MƯƠI BA'.normalize('NFD'), 'BỐN MƯƠI'.normalize('NFD'));
    const [a, b, c] = [
      { key: 'a', text: report },
      { key: 'b', text: `Báo cáo. ${copy} Xin trân trọng.` },
      { key: 'c', text: other },
    ];
    const [found] = nearCopies([a, b, c]);
    expect(found).toMatchObject({ a: 'a', b: 'b' });
    expect(found?.sharePercent).toBeGreaterThanOrEqual(80);
    const [passage] = sharedPassages(a, b);
    expect(passage?.a).toContain('tổ chức ba buổi tập huấn');
    expect(passage?.b).toContain('TỔ CHỨC BA BUỔI'.normalize('NFD'));
    expect(sharedPassages(a, c)).toEqual([]);
  });

  test('different reports and short phrases are no copies', () => {
    expect(
      nearCopies([
        { key: 'a', text: report },
        { key: 'b', text: other },
      ]),
    ).toEqual([]);
    const phrase = 'Hoàn thành tốt nhiệm vụ được giao trong năm.';
    expect(
      nearCopies([
        { key: 'a', text: phrase },
        { key: 'b', text: phrase },
      ]),
    ).toEqual([]);
  });

  test('a short text inside a long one is a copy of the short one', () => {
    const [found] = nearCopies([
      { key: 'long', text: `${other} ${report} ${other}` },
      { key: 'short', text: report },
    ]);
    expect(found?.sharePercent).toBe(100);
  });

  test('any text said twice is found, whatever stands between; the order of the texts never matters', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeghiklmnopqrstuvxy'), minLength: 2, maxLength: 8 });
    const text = fc.array(word, { minLength: 24, maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 6 }), (twice, rest) => {
        const sources = [...rest, twice, twice].map((one, index) => ({ key: String(index), text: one }));
        const [a, b] = [String(rest.length), String(rest.length + 1)];
        const pairs = (list: typeof sources) => nearCopies(list).map((copy) => [copy.a, copy.b].sort().join());
        expect(pairs(sources)).toContain([a, b].sort().join());
        expect(pairs(sources.toReversed()).sort()).toEqual(pairs(sources).sort());
      }),
      { numRuns: 60 },
    );
  });

  test('all places of one text are one group, near copies of it with them; the rest stays apart', () => {
    const places = (text: string, name: string, count: number) => Array.from({ length: count }, (_, index) => ({ key: `${name}${index}`, text }));
    const changed = report.replace('hai mươi ba', 'bốn mươi');
    const groups = copyGroups([...places(report, 'a', 40), ...places(other, 'x', 1), ...places(changed, 'b', 2), ...places('Đã làm.', 's', 3)]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.keys).toHaveLength(42);
    expect(groups[0]?.keys.slice(0, 2)).toEqual(['a0', 'a1']);
    expect(groups[0]?.leastSharePercent).toBeLessThan(100);
    expect(copyGroups(places(report, 'a', 2))).toEqual([{ keys: ['a0', 'a1'], leastSharePercent: 100 }]);
  });

  test('groups are the pairs joined, whatever the order of the texts', () => {
    const word = fc.constantFrom(...'abcdefghij');
    const text = fc.array(word, { minLength: 20, maxLength: 24 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), (texts) => {
        const sources = texts.map((one, index) => ({ key: String(index), text: one }));
        const groups = copyGroups(sources);
        const placeOf = (key: string) => groups.findIndex((group) => group.keys.includes(key));
        for (const { a, b } of nearCopies(sources)) expect(placeOf(a)).toBe(placeOf(b));
        const sets = (list: typeof groups) => list.map((group) => [...group.keys].sort().join()).sort();
        expect(sets(copyGroups(sources.toReversed()))).toEqual(sets(groups));
        expect(new Set(groups.flatMap((group) => group.keys)).size).toBe(groups.flatMap((group) => group.keys).length);
      }),
      { numRuns: 60 },
    );
  });
});

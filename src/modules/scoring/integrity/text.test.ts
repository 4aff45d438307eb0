import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearCopies } from './text.ts';

const report =
  'Trong quý II, đơn vị đã hoàn thành rà soát hai mươi ba thủ tục hành chính, đưa mười một thủ tục lên mức độ bốn, tổ chức ba buổi tập huấn cho cán bộ các phòng và trả lời toàn bộ kiến nghị của người dân trước thời hạn.';
const other =
  'Sở tập trung giải quyết dứt điểm bốn vụ khiếu nại kéo dài về bồi thường, phối hợp cùng thanh tra tỉnh kiểm tra sáu mỏ cát, thu hồi hai giấy phép và công khai kết quả quan trắc không khí hằng tuần trên trang thông tin.';

describe('near-copied text (R-162)', () => {
  test('a copy without accents, in capitals, with other punctuation and a changed number is found, with the passages as written', () => {
    const copy = report.toUpperCase().normalize('NFD').replaceAll(',', ';').replace('HAI MƯƠI BA'.normalize('NFD'), 'BỐN MƯƠI'.normalize('NFD'));
    const [found] = nearCopies([
      { key: 'a', text: report },
      { key: 'b', text: `Báo cáo. ${copy} Xin trân trọng.` },
      { key: 'c', text: other },
    ]);
    expect(found).toMatchObject({ a: 'a', b: 'b' });
    expect(found?.sharePercent).toBeGreaterThanOrEqual(80);
    expect(found?.passages[0]?.a).toContain('tổ chức ba buổi tập huấn');
    expect(found?.passages[0]?.b).toContain('TỔ CHỨC BA BUỔI'.normalize('NFD'));
  });

  test('different reports, short phrases and pairs nobody asks about are no copies', () => {
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
    expect(
      nearCopies(
        [
          { key: 'a', text: report },
          { key: 'b', text: report },
        ],
        () => false,
      ),
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
});

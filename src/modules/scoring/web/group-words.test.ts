import { expect, test } from 'vitest';
import { groupKindCodes, groupName, headTitle, type GroupKind } from '../group-words.ts';
import { complaintWords } from './complaints/complaint-words.ts';
import { crossWords } from './cross/cross-words.ts';
import { integrityWords } from './integrity/integrity-words.ts';
import { pastWords } from './past/past-words.ts';
import { rankingWords } from './ranking/ranking-words.ts';
import { sheetWords } from './sheet/sheet-words.ts';
import { words } from './words.ts';
import { yearWords } from './year/year-words.ts';

/** A Khối is never told about its Cụm: words name both, or follow the kind of the group they are shown to. */
const screens = { complaintWords, crossWords, integrityWords, pastWords, rankingWords, sheetWords, words, yearWords };
const said = (kind: GroupKind) =>
  Object.entries(screens).flatMap(([screen, texts]) =>
    Object.entries(texts as Record<string, { vi: unknown }>).map(([key, { vi }]) => ({
      key: `${screen}.${key}`,
      text: typeof vi === 'function' ? String((vi as (kind: string) => unknown)(kind)) : String(vi),
    })),
  );

test.each(groupKindCodes)('to a group of kind %s every word of the screens fits', (kind) => {
  const own = new Set([groupName(kind), headTitle(kind)].map((one) => one.toLowerCase()));
  const strange = said(kind).flatMap(({ key, text }) => {
    const rest = text
      .toLowerCase()
      // both named side by side, and a word that only begins alike
      .replaceAll(/khối(?: trưởng)?, cụm(?: trưởng)?|trưởng khối, cụm|khối lượng/g, '');
    const named = rest.match(/(?:khối|cụm)(?: trưởng)?/g) ?? [];
    return named.filter((one) => !own.has(one)).map((one) => `${key}: ${one}`);
  });
  expect(strange).toEqual([]);
});

test('a comparison with the group’s workbook, a meeting and its minutes are called after the group', () => {
  const vi = (text: { vi: unknown }, kind: GroupKind) => (text.vi as (kind: GroupKind) => string)(kind);
  expect(groupKindCodes.map((kind) => vi(rankingWords.compareBook, kind))).toEqual([
    'Đối chiếu sổ của Khối',
    'Đối chiếu sổ của Cụm',
    'Đối chiếu sổ của Nhóm',
  ]);
  expect(vi(sheetWords.waitMeeting, 'cluster')).toBe('Chờ cuộc họp cụm xác nhận.');
  expect(vi(rankingWords.notPublishedDo, 'block')).toContain('Khối trưởng hoặc Thường trực');
});

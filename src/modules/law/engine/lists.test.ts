import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lawOf } from '../library.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { factsFromSentences } from './cases/sentence.ts';
import { factsFile } from './facts.ts';
import { goesFirst, quotas } from './lists.ts';
import { rulebookOf } from './rulebook.ts';

const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));
const book = rulebookOf(library);
const counted = (day: string, numbers: Record<string, number>) => quotas(lawOf(library).quotasOn(day), numbers);
const cap = (day: string, numbers: Record<string, number>) => counted(day, numbers).find((one) => one.of === 'CSTDCS');

test('15 % of the law of 2003, exactly, and gone on 1 January 2024', () => {
  expect(cap('2023-12-31', { CSTDCS: 3, LDTT: 20 })).toMatchObject({ percent: 15, allowed: 3, verdict: 'met', confidence: 'V' });
  expect(cap('2023-12-31', { CSTDCS: 4, LDTT: 20 })?.verdict).toBe('unmet');
  expect(cap('2023-12-31', { CSTDCS: 3, LDTT: 19 })).toMatchObject({ allowed: 2, verdict: 'unmet' });
  expect(cap('2023-12-31', { CSTDCS: 3 })).toMatchObject({ allowed: null, verdict: 'unknown' });
  expect(cap('2024-01-01', { CSTDCS: 9, LDTT: 20 })).toBeUndefined();
});

test('a doubtful quota (the 20 % of flags since 2024) is not counted', () => {
  const flags = (day: string) => counted(day, { CO_CP: 2, FLAG_STANDARD: 10 }).filter((one) => one.of === 'CO_CP');
  expect(flags('2023-12-31')).toMatchObject([{ percent: 20, verdict: 'met', cite: expect.stringContaining('Điều 11') }]);
  expect(flags('2024-01-01')).toEqual([]);
});

test('excellent ratings are at most 20 % of the good ones until the end of 2025', () => {
  const ratings = (day: string) => counted(day, { HTXSNV: 3, HTTNV: 10 }).filter((one) => one.of === 'HTXSNV');
  expect(ratings('2025-12-31')).toMatchObject([{ allowed: 2, verdict: 'unmet', confidence: 'M' }]);
  expect(ratings('2026-01-01')).toEqual([]);
});

test('among equals the woman goes first, and the collective with 70 % women', () => {
  const first = (kind: 'person' | 'collective', given: string[]) =>
    goesFirst(book, '2024-12-15', factsFile.parse(factsFromSentences(kind, given, { year: 2024, on: '2024-12-15' })), 2024);
  expect(first('person', ['is sex female'])).toBe(true);
  expect(first('person', ['is sex male'])).toBe(false);
  expect(first('person', [])).toBeNull();
  expect(first('collective', ['members 10 Y women 7'])).toBe(true);
  expect(first('collective', ['members 10 Y women 6'])).toBe(false);
  expect(first('collective', ['members 10 Y'])).toBeNull();
});

import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedCalendar } from '#modules/calendar/index.ts';
import { parseLibrary, readLawFiles } from '../load.ts';
import { deadline } from './deadline.ts';

const library = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));
const ask = (step: string, from: string, regime: string) => deadline(library.tables, shippedCalendar, { step, from, regime });
const due = (step: string, from: string, regime: string) => {
  const found = ask(step, from, regime);
  return found.kind === 'due' ? found.due : found.kind;
};

test.each([
  ['RETURN_INELIGIBLE', '2025-03-03', 'R2022a', '2025-03-10'],
  ['RETURN_INELIGIBLE', '2023-03-01', 'R2003', '2023-03-15'],
  ['BNV_APPRAISAL', '2025-01-20', 'R2022a', '2025-02-24'],
  ['BNV_AFTER_OPINIONS', '2025-04-25', 'R2022a', '2025-05-13'],
  ['PROPOSER_TO_RECIPIENT', '2022-03-01', 'R2003', '2022-03-10'],
  ['PROPOSER_TO_RECIPIENT', '2024-03-01', 'R2022a', '2024-03-15'],
  ['BNV_RECEIVES_CSTDTQ', '2025-12-31', 'R2022b', '2026-12-31'],
  ['BNV_RECEIVES_CO_CP', '2025-01-05', 'R2022a', '2025-06-30'],
  ['MINISTRY_APPRAISAL', '2022-03-01', 'R2003', '2022-04-05'],
  ['MINISTRY_APPRAISAL', '2025-03-01', 'R2022a', 'local'],
  ['AWARD_OBJECTS', '2022-03-01', 'R2003', 'unknown'],
  ['BNV_APPRAISAL', '2026-12-20', 'R2026', 'unknown'],
  ['NOTHING', '2025-03-03', 'R2022a', 'unknown'],
  ['BNV_APPRAISAL', '2025-03-03', 'R9999', 'unknown'],
])('%s from %s under %s: %s', (step, from, regime, expected) => expect(due(step, from, regime)).toBe(expected));

test('a range shows both ends, and a limit says what it rests on', () => {
  expect(ask('BNV_APPRAISAL', '2023-03-01', 'R2003')).toMatchObject({ earliest: '2023-03-15', due: '2023-03-29', workingDays: 20 });
  expect(ask('PUBLIC_COMMENT', '2025-09-10', 'R2022b')).toMatchObject({
    basis: [{ instrument: 'nd-152-2025', article: 'khoản 2 Điều 44' }],
    confidence: 'V',
    unconfirmedYears: [2025],
    toConfirm: true,
    explained: { vi: '10 ngày làm việc sau ngày 10/09/2025: hết ngày 24/09/2025' },
  });
  expect(ask('BNV_APPRAISAL', '2026-10-05', 'R2026')).toMatchObject({ soft: true });
});

test('every step of every regime answers for any day, and a due day never lies before its start', () => {
  const steps = library.tables.deadlines.map(({ value }) => value.code);
  const regimes = library.regimes.map(({ value }) => value.code);
  fc.assert(
    fc.property(fc.constantFrom(...steps), fc.constantFrom(...regimes), fc.integer({ min: 0, max: 3000 }), (step, regime, offset) => {
      const from = new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
      const found = ask(step, from, regime);
      if (found.kind === 'due' && found.workingDays !== null) expect(found.due > from).toBe(true);
      if (found.kind === 'unknown') expect(found.why.vi).not.toBe('');
    }),
  );
});

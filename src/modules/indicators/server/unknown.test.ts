import { afterAll, beforeAll, expect, test } from 'vitest';
import { fold } from '#platform/fold.ts';
import { readWorkbook } from '#platform/workbook/read.ts';
import { indicatorsApi } from '../contract.ts';
import { indicatorsOf } from '../index.ts';
import { showResult } from '../result-words.ts';
import { app, blankUnit, cell, form, head, leader, mayCells, officer, openStage, save, standing, termId, unitId, year } from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());

const dossiers = async (online: string) => {
  const shown = await form(5);
  const cells = [cell('online-dossiers', 'total', '200'), cell('online-dossiers', 'secret', '5'), cell('online-dossiers', 'online', online)];
  expect((await save(5, shown.version, cells)).refusal).toBeUndefined();
  const line = (await form(5)).lines.find((one) => one.definition.code === 'online-dossiers');
  if (!line) throw new Error('not asked');
  return line.result;
};

test('200 dossiers, 5 secret, 195 online are 100 %; 194 are 99,49 % on the form and in its words (R-077)', async () => {
  expect(await dossiers('195')).toMatchObject({ known: true, amount: '100', numerator: '195', denominator: '195' });
  expect(showResult(await dossiers('195'), 'percent', 'vi')).toBe('100%');
  const less = await dossiers('194');
  expect(less).toMatchObject({ known: true, amount: '99.49', numerator: '194', denominator: '195' });
  expect(showResult(less, 'percent', 'vi')).toBe('99,49%');
  expect(
    (await officer.call(indicatorsApi.overview, { params: { unitId, year } })).indicators.find((one) => one.definition.code === 'online-dossiers')
      ?.year,
  ).toMatchObject({
    asOfMonth: 5,
    certainty: 'DRAFT',
    result: { amount: '99.49' },
  });
});

test('a reason in place of a number stays unknown: form, year, group, export, and what scoring reads', async () => {
  const missing = mayCells().map((one) => (one.code === 'disbursement' ? { ...one, amount: null, missing: 'NOT_YET' as const } : one));
  await save(5, (await form(5)).version, missing);
  const line = (await form(5)).lines.find((one) => one.definition.code === 'disbursement');
  expect(line?.result).toEqual({ known: false, why: 'MISSING' });
  expect(showResult(line?.result ?? { known: true, amount: '0', numerator: '0', denominator: null }, 'percent', 'vi')).toBe('chưa có số liệu');
  await officer.call(indicatorsApi.submit, { params: { unitId, year, month: 5 }, body: { version: (await form(5)).version } });
  const sent = await form(5);
  await leader.call(indicatorsApi.confirm, { params: { id: sent.id ?? '' }, body: { version: sent.version } });

  const scored = await app.look((tx) => indicatorsOf(tx, unitId, year));
  const disbursed = scored.find((one) => one.code === 'disbursement');
  expect(disbursed?.months[4]?.value).toEqual({ known: false, why: 'MISSING' });
  // The year keeps April's number, and says that it is April's.
  expect(disbursed?.year).toMatchObject({ asOfMonth: 4, stale: true });
  const blank = await app.look((tx) => indicatorsOf(tx, blankUnit, year));
  for (const one of blank.filter((found) => found.code !== 'on-time')) {
    if (one.year.certainty === 'LIVE') continue;
    expect(one.year, one.code).toMatchObject({ value: { known: false }, asOfMonth: null, parts: {} });
  }

  const { rows } = await head.call(indicatorsApi.termValues, { params: { termId } });
  const [own] = rows.filter((row) => row.asOfMonth === 4 && fold(row.indicator).includes('giai ngan'));
  expect(own).toMatchObject({ stale: true, why: null });
  for (const row of rows) expect(row.value === null).toBe(row.why !== null);
});

test('a total leaves unknown units out, says how many, and from which month its oldest number is', async () => {
  const group = await head.call(indicatorsApi.rollUp, { params: { termId } });
  const disbursed = group.indicators.find((one) => one.code === 'disbursement')?.total;
  expect(disbursed?.units).toBeGreaterThan(0);
  expect(disbursed?.asOfMonth).toBeLessThan(5);
  expect((disbursed?.stale ?? 0) + (disbursed?.unknown ?? 0)).toBeGreaterThan(0);
  for (const { code, total } of group.indicators)
    expect(total.result.known, code).toBe(total.unknown < total.units && !(total.result.known === false && total.result.why === 'NO_WHOLE'));
});

test('of a unit that nobody follows nothing is counted: not 0 months missing, on the board, in the group and in Excel', async () => {
  const board = await standing.call(indicatorsApi.board, { query: { year, limit: 200 } });
  const none = board.rows.filter((row) => !row.tracked);
  expect(none.length).toBeGreaterThan(0);
  for (const row of none) expect(row).toMatchObject({ notSent: null, waiting: null, lateMonths: null, sentMonth: null });
  const [sheet] = await readWorkbook(await standing.download(indicatorsApi.board, { query: { year } }));
  const line = sheet?.rows.find((row) => row.cells[0]?.content === none[0]?.name);
  expect(line?.cells.slice(1).map((one) => one.content)).toEqual(line?.cells.slice(1).map(() => null));
  const group = await head.call(indicatorsApi.rollUp, { params: { termId } });
  for (const row of group.rows.filter((one) => !one.tracked)) expect(row).toMatchObject({ notSent: null, lateMonths: null });
});

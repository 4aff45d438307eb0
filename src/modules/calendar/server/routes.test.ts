import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { calendarApi } from '../contract.ts';

let app: TestApp;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const ordinals = async (year: number) =>
  Object.fromEntries((await officer.call(calendarApi.anniversaries, { query: { year } })).map((row) => [row.name, row.nth]));

test('2021 gives 46, 67, 131, 73, 19; 2022 gives 20 for the ministry, a round year (R-138)', async () => {
  expect(await ordinals(2021)).toMatchObject({
    'Ngày Giải phóng miền Nam, thống nhất đất nước': 46,
    'Chiến thắng Điện Biên Phủ': 67,
    'Ngày sinh Chủ tịch Hồ Chí Minh': 131,
    'Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc': 73,
    'Ngày thành lập Bộ Tài nguyên và Môi trường': 19,
  });
  const rows = await officer.call(calendarApi.anniversaries, { query: { year: 2022 } });
  expect(rows.find((row) => row.name === 'Ngày thành lập Bộ Tài nguyên và Môi trường')).toMatchObject({
    nth: 20,
    roundness: 'round',
    keptOn: '2022-08-05',
    stated: 20,
  });
});

test('every number an article prints is the number computed', async () => {
  for (const year of [2021, 2022]) {
    const stated = (await officer.call(calendarApi.anniversaries, { query: { year } })).filter((row) => row.stated !== null);
    expect(stated.length).toBeGreaterThan(0);
    expect(stated.map((row) => row.nth)).toEqual(stated.map((row) => row.stated));
  }
});

test('a day whose founding year no source gives has no number, and stands in its place of the year (R-140)', async () => {
  const rows = await officer.call(calendarApi.anniversaries, { query: { year: 2022 } });
  expect(rows.find((row) => row.name.includes('Địa chất'))).toMatchObject({ nth: null, roundness: null, keptOn: '2022-10-02', scope: 'unit' });
  expect(rows.map((row) => row.keptOn)).toEqual(rows.map((row) => row.keptOn).toSorted());
});

test('a guest may not read it, and a year must be a year', async () => {
  expectRefusal(await app.guest.try(calendarApi.anniversaries, { query: { year: 2022 } }), commonRefusals.notSignedIn);
  expectRefusal(await officer.try(calendarApi.anniversaries, { query: { year: 'x' } as never }), commonRefusals.invalidInput);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { eventsApi } from '../contract.ts';

let app: TestApp;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp();
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const conferences = async (year: number) => (await officer.call(eventsApi.year, { query: { year } })).conferences;

test('the conference of Khối III: day, half of the day, place, chair, agenda and results with their lines (R-096, R-169)', async () => {
  const found = (await conferences(2021)).find((one) => one.id === seedId('cf-khoi3-2021'));
  expect(found).toMatchObject({
    heldOn: '2021-03-19',
    halfDay: 'chiều',
    place: 'Hà Nội',
    kinds: ['launch', 'signing'],
    chair: { name: 'Bùi Vĩnh Kiên' },
    host: { name: 'Tổng cục Địa chất và Khoáng sản Việt Nam' },
    term: { name: 'Khối thi đua số III 2021' },
  });
  expect(found?.agenda.map((part) => part.order)).toEqual([1, 2, 3, 4, 5]);
  expect(found?.results[0]).toEqual({ text: 'Thống nhất kế hoạch hoạt động năm 2021 của Khối', source: 'S0:L19' });
  expect(found?.origin?.certainty).toContain('year from context');
});

test('directives stand with the conference they were given at; opinions keep their speaker (R-099)', async () => {
  const year = await conferences(2021);
  expect(year.find((one) => one.id === seedId('cf-cum1-2021'))?.directives).toHaveLength(5);
  expect(year.find((one) => one.id === seedId('cf-khoi4-2021'))).toMatchObject({
    form: 'online',
    directives: [{ title: 'Phối hợp với các Cụm thi đua địa phương', from: 'Trương Văn Đạt', group: 'Khối thi đua số IV' }],
    opinions: [{ personName: 'Nguyễn Minh Khuyến' }, { personName: 'Nguyễn Bảo Trung' }],
  });
  const directives = await officer.call(eventsApi.directives, { query: { groupId: seedId('g-khoi-4') } });
  expect(directives).toMatchObject([{ title: 'Phối hợp với các Cụm thi đua địa phương', givenOn: '2021-12-20' }]);
});

test('a year-end conference also plans the next year, where the plan is found', async () => {
  const year = await officer.call(eventsApi.year, { query: { year: 2022 } });
  expect(year.plans).toMatchObject([{ groupName: 'Khối thi đua số IV', conference: { id: seedId('cf-khoi4-2021') } }]);
  expect(year.plans[0]?.items).toHaveLength(7);
  expect(year.years).toEqual(expect.arrayContaining([2023, 2022, 2021, 2019]));
});

test('the congress keeps every date: 8/2020 planned, 10/2020 postponed with its reason, held 27/11/2020 (R-128, R-134)', async () => {
  const [congress] = await officer.call(eventsApi.congresses);
  expect(congress).toMatchObject({ number: 4, roman: 'IV', committee: { chair: expect.stringContaining('Thứ trưởng') } });
  expect(congress?.dates.map((date) => [date.kind, date.value])).toEqual([
    ['planned', '2020-08'],
    ['postponed-expected', '2020-10'],
    ['held', '2020-11-27'],
  ]);
  expect(congress?.dates[1]?.reason).toContain('Dịch bệnh');
  expect(congress?.phases).toMatchObject([{ plannedMonths: ['2020-04', '2020-05', '2020-06'], status: 'postponed' }, { plannedMonths: ['2020-08'] }]);
  expect(congress?.alternatives).toMatchObject([{ value: '2020-Q3' }]);
});

test('indicators, monitoring, problems, programmes and doubts about the data all show their source', async () => {
  const facts = await officer.call(eventsApi.facts);
  expect(facts.indicators).toHaveLength(5);
  expect(facts.indicators.find((one) => one.period === 'month')).toMatchObject({ operator: '>', threshold: 90, unit: '%' });
  expect(facts.monitoring).toHaveLength(4);
  expect(facts.problems).toHaveLength(8);
  expect(facts.issues).toHaveLength(14);
  expect(facts.programmes[0]).toMatchObject({ title: expect.stringContaining('2016-2020'), nominations: { operator: '>', value: 120 } });
  for (const row of [...facts.indicators, ...facts.monitoring, ...facts.problems, ...facts.issues])
    expect(row.origin?.sources?.length).toBeGreaterThan(0);
});

test('a guest reads none of it', async () => {
  for (const endpoint of [eventsApi.congresses, eventsApi.facts]) expectRefusal(await app.guest.try(endpoint), commonRefusals.notSignedIn);
});

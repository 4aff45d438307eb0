import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreementsApi } from '#modules/agreements/contract.ts';
import { nominationsApi } from '#modules/nominations/contract.ts';
import { notificationsApi } from '#modules/notifications/contract.ts';
import { progressApi } from '#modules/progress/contract.ts';
import { registrationsApi } from '#modules/registrations/contract.ts';
import { seedId } from '#platform/ids.ts';
import { demoPassword } from '../demo/accounts.ts';
import { openingDay, playDemo } from '../demo/play.ts';
import { playUntil } from './play.ts';
import { recallFrom } from './recall.ts';
import { makeStage } from './stage.ts';
import { story } from './story.ts';
import { storyApp, type StoryApp } from './testing.ts';
import { overInject, type Transport } from './transport.ts';

let app: StoryApp;
let days: (string | null)[];
let said: string[];
const demo = () =>
  playDemo({ app: app.server, db: app.db, clock: app.clock, keepDay: async (day) => void days.push(day), say: (line) => void said.push(line) });

beforeEach(async () => {
  app = await storyApp();
  days = [];
  said = [];
});
afterEach(() => app.close());

/** What an uninterrupted first start leaves, by table. */
let whole: Record<string, number>;

test('the demonstration opens on 10/06/2022 with two finished agreements and work that is owed', { timeout: 120_000 }, async () => {
  await demo();
  whole = await app.counts();
  expect(said.filter((line) => line.includes('Dừng'))).toEqual([]);
  expect(app.clock.today()).toBe(openingDay);
  expect(days.at(-1)).toBe(openingDay);

  const officer = await app.as('canbo.cuc-vt');
  const { rows } = await officer.call(agreementsApi.list);
  const agreements = rows.map(({ year, state, signed, of, amending }) => `${year} ${state} ${signed}/${of}${amending ? ' amending' : ''}`);
  // The one of 2022 is in force; four of six have signed its amendment, this unit has not.
  expect(agreements.sort()).toEqual(['2021 ASSESSED 10/10', '2021 ASSESSED 5/5', '2022 IN_FORCE 4/6 amending']);
  const { signFor, amendment } = await (
    await app.as('lanhdao.cuc-vt')
  ).call(agreementsApi.detail, { params: { id: rows.find((row) => row.year === 2022)?.id ?? '' } });
  expect([amendment?.signed, signFor.length]).toEqual([4, 1]);
  // One unit has not reported May; April of another one was below the limit.
  const matrix = await officer.call(progressApi.matrix, { params: { termId: seedId('gt-khoi-4-2022') } });
  const month = (number: number) => matrix.rows.map(({ unit, months }) => ({ unit: unit.id, ...months[number - 1] }));
  expect(
    month(5)
      .filter((one) => !one.reported)
      .map((one) => one.unit),
  ).toEqual([seedId('org-cuc-vt')]);
  expect(
    month(4)
      .filter((one) => one.verdict === 'UNMET')
      .map((one) => [one.unit, one.rateHundredths]),
  ).toEqual([[seedId('org-cuc-bdkh'), 8_800]]);
  // A returned field, and dossiers at every stage.
  const person = await app.as('nhanvien.cuc-vt');
  const registrations = await person.call(registrationsApi.list, { query: { year: 2022, subject: 'person' } });
  expect(registrations.rows.map((row) => [row.state, row.openReturns])).toEqual([['RETURNED', 1]]);
  const { rows: dossiers } = await (await app.as('thuongtruc')).call(nominationsApi.list);
  expect(dossiers.map((row) => row.state).sort()).toEqual(['AT_COUNCIL', 'PRESENTED', 'SUBMITTED', 'SUPPLEMENT']);

  // Whoever tries one of these accounts first finds something to do.
  const owed = async (login: string) => (await (await app.as(login)).call(notificationsApi.duties)).counts.open;
  for (const login of [
    'canbo.cuc-vt',
    'lanhdao.cuc-vt',
    'nhanvien.cuc-vt',
    'canbo.cuc-tnn',
    'lanhdao.cuc-tnn',
    'canbo.cuc-cntt',
    'thuongtruc',
    'botruong',
  ])
    expect([login, (await owed(login)) > 0]).toEqual([login, true]);

  days = [];
  said = [];
  await demo();
  expect([days, said, await app.counts()]).toEqual([[], [], whole]);
});

/** A process that is killed after so many requests. */
function killedAfter(requests: number, transport: Transport): Transport {
  let left = requests;
  return (sending) => {
    if (left-- <= 0) throw new Error('killed');
    return transport(sending);
  };
}

test.each([611])('a first start killed after %i requests is taken up where it stopped', { timeout: 120_000 }, async (requests) => {
  const transport = killedAfter(requests, overInject(app.server));
  const stage = makeStage({ transport, password: demoPassword, recall: recallFrom(app.db) });
  await expect(playUntil(stage, story, openingDay)).rejects.toThrow('killed');
  await demo();
  expect(said.filter((line) => line.includes('Dừng'))).toEqual([]);
  expect(await app.counts()).toEqual(whole);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../demo/accounts.ts';
import { playUntil } from './play.ts';
import { recallFrom } from './recall.ts';
import { resultOf, tableOf, type StoryResult } from './result.ts';
import { makeStage } from './stage.ts';
import { lastDay, story } from './story.ts';
import { storyApp, type StoryApp } from './testing.ts';
import { overInject } from './transport.ts';

let app: StoryApp;
let result: StoryResult;
const lines: string[] = [];

beforeAll(async () => {
  app = await storyApp();
  const stage = makeStage({ transport: overInject(app.server), password: demoPassword });
  await playUntil(stage, story, lastDay, (line) => void lines.push(line));
  result = await resultOf(stage);
}, 240_000);
afterAll(() => app.close());

test('5/5 on 19/03/2021, 10/10 on 25/03/2021, 6/6 in 2022, all judged at the end', () => {
  expect(result.agreements.map(({ group, year, signed, of, signedOn }) => [group, year, `${signed}/${of}`, signedOn])).toEqual([
    ['Khối thi đua số III', 2021, '5/5', '2021-03-19'],
    ['Cụm thi đua số I', 2021, '10/10', '2021-03-25'],
    ['Khối thi đua số IV', 2022, '6/6', '2022-03-15'],
  ]);
  expect(result.agreements.every((agreement) => agreement.state === 'ASSESSED')).toBe(true);
});

test('the groups are those of the articles; Cụm I of 2021 has no known head', () => {
  expect(result.groups.map(({ members, head, host }) => [members, head, host])).toEqual([
    [5, 'Tổng cục Địa chất và Khoáng sản Việt Nam', null],
    [10, null, 'Sở Tài nguyên và Môi trường tỉnh Bắc Ninh'],
    [6, 'Cục Quản lý tài nguyên nước', null],
  ]);
});

test('the launch of 2022 has its number, theme, contents and tasks', () => {
  expect(result.launch).toMatchObject({ number: '8240/BTNMT-TĐKTTT', launchedOn: '2021-12-31', contents: 6, taskGroups: 4, responded: 6 });
});

test('six units are ranked, one of them fails a condition and keeps its place', () => {
  expect(result.ranking.map((row) => row.rank)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(result.ranking.filter((row) => row.conditionFailed).map((row) => row.unit)).toEqual(['Cục Biến đổi khí hậu']);
  expect(result.ranking[0]).toMatchObject({ unit: 'Cục Viễn thám quốc gia', score: 980 });
});

test('the leading unit has its award from a published decision', () => {
  expect(result.decision).toMatchObject({ decidedOn: '2023-01-06', awards: 1, published: true });
  expect(result.award).toMatchObject({ unit: 'Cục Viễn thám quốc gia', state: 'AWARDED', year: 2022 });
});

test('the lines count up, name what was refused, and mark what is made up', () => {
  expect(lines.filter((line) => line.includes('Bị từ chối đúng quy tắc')).length).toBeGreaterThanOrEqual(10);
  expect(
    lines
      .filter((line) => /điểm|nhiệm vụ \(|đúng hạn/.test(line) && !line.includes('Bị từ chối'))
      .every((line) => line.endsWith('(số liệu minh họa)')),
  ).toBe(true);
  expect(tableOf(result).join('\n')).toContain('5/5 chữ ký   ngày 19/03/2021');
});

test('a second play changes nothing', { timeout: 120_000 }, async () => {
  const before = await app.counts();
  const again = makeStage({ transport: overInject(app.server), password: demoPassword, recall: recallFrom(app.db) });
  await playUntil(again, story, lastDay);
  expect(await app.counts()).toEqual(before);
  expect(await resultOf(again)).toEqual(result);
});

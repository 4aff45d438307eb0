import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { progressApi } from '../contract.ts';

/** For the HTTP tests of this module: one program, its people, and short words for what most tests do. */
export let app: TestApp;
export let officer: Visitor;
export let leader: Visitor;
/** Of a unit in another group. */
export let stranger: Visitor;
/** Officer of the unit that heads the group. */
export let head: Visitor;
export let standing: Visitor;
export const unitId = seedId('org-cuc-vt');
export const termId = seedId('gt-khoi-4-2022');

export async function openStage(): Promise<void> {
  app = await testApp({ today: '2022-06-10' });
  officer = await app.as('canbo.cuc-vt');
  leader = await app.as('lanhdao.cuc-vt');
  stranger = await app.as('canbo.so-hanoi');
  head = await app.as('canbo.cuc-tnn');
  standing = await app.as('thuongtruc');
}

/** Each test works in a year of its own, so that none counts another's tasks. The clock moves along. */
export let year = 2022;
let latest = 2022;
export const on = (monthDay: string) => `${year}-${monthDay}`;
/** The seeded year: the only one with groups. */
export function seededYear(): void {
  year = 2022;
}

export async function newYear(): Promise<string> {
  year = ++latest;
  app.clock.set(on('06-10'));
  const { id } = await officer.call(progressApi.saveProgramme, {
    params: { unitId, year },
    body: { title: 'Chương trình công tác', approvalNumber: '', approvedOn: null, version: null },
  });
  return id;
}
export interface Sketch {
  readonly due: string;
  readonly done?: string;
}
export const sketch = ({ due, done }: Sketch, index: number) => ({
  title: `Việc ${index + 1}`,
  ownerName: 'Phòng A',
  dueOn: on(due),
  completedOn: done ? on(done) : null,
});
export const add = (programmeId: string, ...tasks: Sketch[]) =>
  officer.call(progressApi.addTasks, { params: { id: programmeId }, body: { tasks: tasks.map(sketch) } });
export const overview = (who = officer) => who.call(progressApi.overview, { params: { unitId, year } });
export const monthNow = async (month: number) => (await overview()).months[month - 1];
export const tasks = async (query = {}) => (await officer.call(progressApi.tasks, { params: { unitId, year }, query })).rows;
export const onlyTask = async () => {
  const [task] = await tasks();
  if (!task) throw new Error('no task');
  return task;
};
/** Notices are read by their receivers only, so the test looks past row-level security. */
export const notices = async (): Promise<{ role: string; title: string }[]> => {
  const found = await app.db.pool.query(
    'select role, title_vi as title from notifications.notice where unit_id = $1 and link like $2 order by role',
    [unitId, `%nam=${year}&%`],
  );
  return found.rows as { role: string; title: string }[];
};
export const at = (month: number) => ({ params: { unitId, year, month } });

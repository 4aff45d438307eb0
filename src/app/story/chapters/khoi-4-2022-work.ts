import { progressApi, type TaskRow } from '#modules/progress/contract.ts';
import { addDays, endOfMonth, showDate, type Day } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { block4, called, leader, officer, unitId } from '../people.ts';
import { prove } from '../papers.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected, type Step } from '../steps.ts';
import { extendedMonth, extendedTitle, extendedTo, extendedUnit, planYear, slowUnit, tasksOf } from '../work-plan.ts';

/** Everything here is made up: the articles tell of no single task. */

const of = (unit: string) => ({ unitId: unitId(unit), year: planYear });
const months = Array.from({ length: 12 }, (_, index) => index + 1);
/** The unit that has not sent its report of May when the demonstration opens. */
const lateReporter = 'cuc-vt';
const lateReport = 5;
const asker = 'cuc-tnn';
const askedMonth = 6;
const beforeTheMeeting: Day = `${planYear}-12-19`;

const writeProgramme = (unit: string) =>
  async function writeProgrammeOf(stage: Stage) {
    const client = await stage.as(officer(unit));
    const words = {
      title: 'Chương trình công tác năm 2022 (số liệu minh họa)',
      approvalNumber: 'Số minh họa',
      approvedOn: '2022-01-14',
      version: null,
    };
    const { id } = await client.call(progressApi.saveProgramme, { params: of(unit), body: words });
    const tasks = tasksOf(unit).map(({ title, dueOn }) => ({ title, dueOn, ownerName: 'Phòng chuyên môn (mẫu)' }));
    const { count } = await client.call(progressApi.addTasks, { params: { id }, body: { tasks } });
    const { programme } = await client.call(progressApi.overview, { params: of(unit) });
    await (await stage.as(leader(unit))).call(progressApi.approve, { params: { id }, body: { version: programme?.version ?? 0 } });
    return illustrative(`${called(unit)} duyệt chương trình công tác ${count} nhiệm vụ`);
  };

const tasksIn = async (stage: Stage, unit: string, month: number): Promise<TaskRow[]> => {
  const { rows } = await (await stage.as(officer(unit))).call(progressApi.tasks, { params: of(unit), query: { month, limit: 200 } });
  return rows;
};

const complete = async (stage: Stage, unit: string, row: TaskRow, completedOn: Day) =>
  (await stage.as(officer(unit))).call(progressApi.complete, { params: { id: row.id }, body: { version: row.version, completedOn } });

/** Everything of a month that was done after one day and up to another is entered with its own day. */
const finish = (month: number, after: Day, until: Day, name: string): Step =>
  on(
    until,
    async (stage) => {
      let done = 0;
      for (const unit of block4) {
        const rows = await tasksIn(stage, unit, month);
        for (const { title, doneOn } of tasksOf(unit).filter((task) => task.month === month && task.doneOn > after && task.doneOn <= until)) {
          await complete(stage, unit, named(rows, title), doneOn);
          done += 1;
        }
      }
      return illustrative(`tháng ${month}: sáu đơn vị xong ${done} nhiệm vụ`);
    },
    name,
  );

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function lastWorkday(month: number): Day {
  let day = endOfMonth(planYear, month);
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}

/** Around the fourth of the next month, at the latest on the fifth, when the report is due. */
function reportDay(month: number): Day {
  const fourth = addDays(endOfMonth(planYear, month), 4);
  if (!isWeekend(fourth)) return fourth;
  return addDays(fourth, isWeekend(addDays(fourth, 1)) ? -1 : 1);
}

/** December is entered in two parts: the group's meeting looks at what came due before it. */
function finishMonth(month: number): Step[] {
  const last = lastWorkday(month);
  if (month < 12) return [finish(month, '', last, `finish-${month}`)];
  return [finish(month, '', beforeTheMeeting, 'finish-12-before-the-meeting'), finish(month, beforeTheMeeting, last, 'finish-12')];
}

const named = (rows: readonly TaskRow[], title: string): TaskRow => {
  const row = rows.find((one) => one.title === title);
  if (!row) throw new StepFailed('story.no_task', `Không thấy nhiệm vụ “${title}”`);
  return row;
};

const allInTime = '100 %';

async function sendReport(stage: Stage, unit: string, month: number): Promise<string> {
  const params = { ...of(unit), month };
  const client = await stage.as(officer(unit));
  const { late, version } = await client.call(progressApi.report, { params });
  const causes = late.map(({ id }) => ({ taskId: id, cause: 'Chờ ý kiến phối hợp của đơn vị khác (minh họa)' }));
  await client.call(progressApi.saveReport, { params, body: { version, note: 'Báo cáo tháng (số liệu minh họa)', causes } });
  const presented = await client.call(progressApi.presentReport, { params });
  await (await stage.as(leader(unit))).call(progressApi.submitReport, { params, body: { version: presented.version } });
  const { rate } = await client.call(progressApi.report, { params });
  return `${showHundredths(rate.rateHundredths, 'vi', 0)} %`;
}

const reportMonth = (month: number): Step =>
  on(
    reportDay(month),
    async (stage) => {
      const senders = block4.filter((unit) => !(month === lateReport && unit === lateReporter));
      const below: string[] = [];
      for (const unit of senders) {
        const rate = await sendReport(stage, unit, month);
        if (rate !== allInTime) below.push(`; ${called(unit)} ${rate}`);
      }
      return illustrative(`${senders.length}/${block4.length} đơn vị báo cáo tháng ${month}, đúng hạn ${allInTime}${below.join('')}`);
    },
    `report-${month}`,
  );

async function finishTheLate(stage: Stage) {
  const rows = await tasksIn(stage, slowUnit, 4);
  const late = tasksOf(slowUnit).filter(({ month, doneOn }) => month === 4 && doneOn > endOfMonth(planYear, 4));
  for (const { title, doneOn } of late) await complete(stage, slowUnit, named(rows, title), doneOn);
  return illustrative(`${called(slowUnit)} xong ${late.length} nhiệm vụ quá hạn của tháng 4`);
}

async function reportOfMayLate(stage: Stage) {
  return illustrative(`${called(lateReporter)} gửi muộn báo cáo tháng ${lateReport}: ${await sendReport(stage, lateReporter, lateReport)}`);
}

async function proveATask(stage: Stage) {
  const unit = 'cuc-vt';
  const [row] = await tasksIn(stage, unit, 3);
  if (!row) throw new StepFailed('story.no_task', 'Không thấy nhiệm vụ tháng 3');
  await prove(stage, unit, { title: 'Báo cáo kết quả (minh họa)', fileName: 'bao-cao-minh-hoa.pdf', about: { type: 'task', objectId: row.id } });
  return illustrative(`${called(unit)} gắn tệp minh chứng vào một nhiệm vụ`);
}

async function refuseAnothersTask(stage: Stage) {
  const [row] = await tasksIn(stage, 'cuc-vt', 3);
  const request = { params: { id: row?.id ?? '' }, body: { version: row?.version ?? 0 } };
  await (await stage.as(officer('so-hanoi'))).expectRefusal(commonRefusals.notFound, progressApi.complete, request);
  return refusedAsExpected('đơn vị khác đánh dấu xong nhiệm vụ không phải của mình');
}

/** The head's own officer asks too; its leader has not answered when the demonstration opens, and keeps the date. */
async function askInVain(stage: Stage) {
  const row = waitingTask(await tasksIn(stage, asker, askedMonth));
  const body = { version: row.version, newDueOn: '2022-07-08', reason: 'Chờ số liệu của địa phương (minh họa)' };
  await (await stage.as(officer(asker))).call(progressApi.askExtension, { params: { id: row.id }, body });
  return illustrative(`${called(asker)} xin lùi một nhiệm vụ tháng ${askedMonth}, chờ thủ trưởng trả lời`);
}

async function keepTheDate(stage: Stage) {
  const row = waitingTask(await tasksIn(stage, asker, askedMonth));
  const body = { version: row.version, approved: false, answer: 'Giữ hạn cũ, bố trí thêm người (minh họa)' };
  await (await stage.as(leader(asker))).call(progressApi.answerExtension, { params: { id: row.id }, body });
  return illustrative(`thủ trưởng ${called(asker)} không đồng ý lùi hạn, ghi rõ lý do`);
}

const waitingTask = (rows: readonly TaskRow[]) => named(rows, tasksOf(asker).findLast((task) => task.month === askedMonth)?.title ?? '');

/** It counts in the month of its first date until the leader gives it a later one. */
async function extendedTask(stage: Stage): Promise<TaskRow> {
  const rows = [...(await tasksIn(stage, extendedUnit, extendedMonth)), ...(await tasksIn(stage, extendedUnit, extendedMonth + 1))];
  return named(rows, extendedTitle);
}

async function askForMoreTime(stage: Stage) {
  const row = await extendedTask(stage);
  const body = { version: row.version, newDueOn: extendedTo, reason: 'Phạm vi công việc được giao thêm (minh họa)' };
  await (await stage.as(officer(extendedUnit))).call(progressApi.askExtension, { params: { id: row.id }, body });
  return illustrative(`${called(extendedUnit)} xin lùi một nhiệm vụ từ ${showDate(row.dueOn)} đến ${showDate(extendedTo)}`);
}

async function giveMoreTime(stage: Stage) {
  const row = await extendedTask(stage);
  const body = { version: row.version, approved: true, answer: 'Đồng ý (minh họa)' };
  await (await stage.as(leader(extendedUnit))).call(progressApi.answerExtension, { params: { id: row.id }, body });
  return illustrative('thủ trưởng duyệt gia hạn; ngày cũ và ngày mới đều được giữ');
}

/** The task now counts in September, and is done the day before its new date. */
async function finishTheExtended(stage: Stage) {
  const row = await extendedTask(stage);
  await complete(stage, extendedUnit, row, addDays(extendedTo, -1));
  return illustrative(`${called(extendedUnit)} xong nhiệm vụ được gia hạn`);
}

async function checkTheYear(stage: Stage) {
  const { rows } = await (await stage.as(officer('cuc-tnn'))).call(progressApi.matrix, { params: { termId: seedId('gt-khoi-4-2022') } });
  const bad = rows.flatMap(({ unit, months: twelve }) =>
    twelve.filter((one) => one.verdict === 'UNMET').map((one) => ({ unit: unit.id, rate: one.rateHundredths })),
  );
  if (bad.length !== 1 || bad[0]?.unit !== unitId(slowUnit) || bad[0].rate !== 8800)
    throw new StepFailed('story.rates', `Tháng không đạt: ${JSON.stringify(bad)}`);
  return illustrative(`cả năm một tháng của ${called(slowUnit)} dưới mức: 88 %`);
}

/** In the order of the calendar: a report of one month comes before the end of the next. */
const yearOfWork: Step[] = months.flatMap((month) => [...finishMonth(month), reportMonth(month)]);

const single: Step[] = [
  ...block4.map((unit) => on('2022-01-17', writeProgramme(unit), `programme-${unit}`)),
  on('2022-03-29', proveATask),
  on('2022-03-29', refuseAnothersTask),
  on('2022-05-06', finishTheLate),
  on('2022-06-09', askInVain),
  on('2022-06-13', reportOfMayLate),
  on('2022-06-14', keepTheDate),
  on('2022-08-18', askForMoreTime),
  on('2022-08-19', giveMoreTime),
  on('2022-09-14', finishTheExtended),
  on('2023-01-05', checkTheYear),
];

export const khoi4Work = chapter(
  'khoi-4-2022-cong-viec',
  'Khối IV 2022',
  [...single, ...yearOfWork].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
);

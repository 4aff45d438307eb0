import { addDays, endOfMonth, type Day } from '#platform/dates.ts';

/** A made-up task of a work programme of 2022: when it is due and when it was done. */
export interface PlannedTask {
  readonly title: string;
  readonly month: number;
  readonly dueOn: Day;
  readonly doneOn: Day;
}

export const planYear = 2022;

/** The unit whose April is 22 of 25 in time: 88 %, not above 90. */
export const slowUnit = 'cuc-bdkh';
const slowMonth = 4;
const slowTasks = 25;
const lateTasks = 3;

/** The unit that asks for more time before its task is due, and gets it. */
export const extendedUnit = 'cuc-cntt';
export const extendedMonth = 8;
const extendedIndex = 1;
export const extendedTo: Day = `${planYear}-09-15`;

const works = [
  'Trình dự thảo văn bản theo chương trình',
  'Rà soát, cắt giảm thủ tục hành chính',
  'Cập nhật cơ sở dữ liệu chuyên ngành',
  'Báo cáo kết quả kiểm tra chuyên đề',
] as const;

const dueDays = [12, 20, 27] as const;

const dayIn = (month: number, day: number): Day => `${planYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function task(month: number, number: number, dueOn: Day, doneOn: Day): PlannedTask {
  const work = works[(month + number) % works.length] ?? works[0];
  return { title: `${work}, tháng ${month}, việc ${number} (minh họa)`, month, dueOn, doneOn };
}

/** Three tasks a month, each done the day before it is due; with the two units that had it harder. */
export function tasksOf(unit: string): PlannedTask[] {
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
    if (unit === slowUnit && month === slowMonth) return slowApril();
    return dueDays.map((day, index) => {
      const extended = unit === extendedUnit && month === extendedMonth && index === extendedIndex;
      return task(month, index + 1, dayIn(month, day), extended ? addDays(extendedTo, -1) : dayIn(month, day - 1));
    });
  });
}

export const extendedTitle = task(extendedMonth, extendedIndex + 1, extendedTo, extendedTo).title;

function slowApril(): PlannedTask[] {
  const late = endOfMonth(planYear, slowMonth);
  return Array.from({ length: slowTasks }, (_, index) => {
    const isLate = index >= slowTasks - lateTasks;
    const dueOn = isLate ? addDays(late, -2) : dayIn(slowMonth, 5 + index);
    return task(slowMonth, index + 1, dueOn, isLate ? dayIn(slowMonth + 1, 6) : addDays(dueOn, -1));
  });
}

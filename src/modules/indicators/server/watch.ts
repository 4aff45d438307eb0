import { sql, type Tx } from '#platform/db/database.ts';
import { showDate } from '#platform/dates.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { dueOn, isOver } from '../rules.ts';
import { beginEntry, entriesOf, standing, type Entry } from './entries.ts';

export const monthDuty = 'indicators.month';
export const confirmDuty = 'indicators.confirm';
export const correctDuty = 'indicators.correct';
export const entryObject = 'indicator_month';

export const monthLink = (unitId: string, year: number, month: number): string => `/chi-so/thang/${unitId}/${year}/${month}`;

type Subject = Pick<Entry, 'id' | 'unitId' | 'year' | 'month'>;

const shortName = async (tx: Tx, unitId: string): Promise<string> =>
  (await tx.one<{ shortName: string }>(sql`select short_name from directory.unit where id = ${unitId}`)).shortName;

/** The desk of the unit owes the numbers of a month. */
export async function oweMonth(tx: Tx, { id, unitId, year, month }: Subject, returned = ''): Promise<void> {
  const unit = await shortName(tx, unitId);
  await owe(tx, {
    kind: monthDuty,
    object: { type: entryObject, id },
    title: { vi: `Số liệu chỉ số tháng ${month}/${year} · ${unit}`, en: `Indicators of ${month}/${year} · ${unit}` },
    detail:
      returned === ''
        ? { vi: 'Tháng trước đã có sẵn làm nháp; không có gì đổi thì bấm “Không thay đổi”.', en: 'Last month is the draft; “No change” is one tap.' }
        : { vi: `Trả lại: ${returned}`, en: `Returned: ${returned}` },
    verb: { vi: 'Nhập số liệu', en: 'Enter' },
    link: monthLink(unitId, year, month),
    owner: { role: 'officer', unitId },
    dueOn: dueOn(year, month),
    year,
  });
}

export async function oweConfirmation(tx: Tx, { id, unitId, year, month }: Subject): Promise<void> {
  const unit = await shortName(tx, unitId);
  await owe(tx, {
    kind: confirmDuty,
    object: { type: entryObject, id },
    title: { vi: `Xác nhận số liệu chỉ số tháng ${month}/${year} · ${unit}`, en: `Confirm the indicators of ${month}/${year} · ${unit}` },
    detail: { vi: `Trình ngày ${showDate(tx.today)}.`, en: `Laid before you on ${showDate(tx.today, 'en')}.` },
    verb: { vi: 'Xem và xác nhận', en: 'Read and confirm' },
    link: monthLink(unitId, year, month),
    owner: { role: 'leader', unitId },
    dueOn: dueOn(year, month),
    year,
  });
}

export async function oweCorrection(tx: Tx, { id, unitId, year, month }: Subject, reason: string): Promise<void> {
  const unit = await shortName(tx, unitId);
  await owe(tx, {
    kind: correctDuty,
    object: { type: entryObject, id },
    title: { vi: `Sửa số liệu chỉ số tháng ${month}/${year} · ${unit}`, en: `Correct the indicators of ${month}/${year} · ${unit}` },
    detail: { vi: `Thường trực đề nghị: ${reason}`, en: `The standing body asks: ${reason}` },
    verb: { vi: 'Lập bản sửa', en: 'Correct' },
    link: monthLink(unitId, year, month),
    owner: { role: 'officer', unitId },
    dueOn: null,
    year,
  });
}

export const settleEntry = (tx: Tx, id: string, kind?: string): Promise<void> =>
  settle(tx, { object: { type: entryObject, id }, ...(kind === undefined ? {} : { kind }) });

/** The daily round: tracked units owe every month that is over and was not sent. Doing it twice changes nothing. */
export async function watchIndicators(tx: Tx): Promise<void> {
  const thisYear = Number(tx.today.slice(0, 4));
  const followed = await tx.many<{ unitId: string; year: number; fromMonth: number }>(sql`
    select unit_id, year, from_month from indicators.tracking where year in (${thisYear}::int, ${thisYear - 1}::int)`);
  for (const { unitId, year, fromMonth } of followed) {
    const entries = await entriesOf(tx, [unitId], year);
    // Of the year before only December is still owed: older months were owed when they ended.
    for (let month = year < thisYear ? 12 : fromMonth; month <= 12 && isOver(year, month, tx.today); month++) {
      const entry = standing(entries.filter((one) => one.month === month));
      if (entry === undefined || entry.state === 'DRAFT')
        await oweMonth(tx, entry ?? (await beginEntry(tx, unitId, year, month)), entry?.returnReason);
    }
  }
}

import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { womenOf, type UnitWomen } from '#modules/records/index.ts';
import { div, exactOf, mul, plainText } from '../../engine/exact.ts';
import type { TieRuleSetting } from '../../engine/settings.ts';

/** The share of women of a unit in the year that is ranked, from its record; never guessed (law.md X7). */
export interface WomenShare {
  /** Percent as plain decimal text; `null` = not known. */
  readonly percent: string | null;
  /** What it rests on, or why it is not known. */
  readonly words: Text;
}

function shareOf(found: UnitWomen | undefined, year: number): WomenShare {
  if (!found || found.women === null) {
    return { percent: null, words: { vi: `lý lịch đơn vị chưa ghi số nữ năm ${year}`, en: `the record holds no number of women of ${year}` } };
  }
  const { women, staff, source } = found;
  const count = { vi: `${women}/${staff} người năm ${year}`, en: `${women} of ${staff} people in ${year}` };
  if (!found.certain) {
    return { percent: null, words: { vi: `${count.vi} nhưng chưa chắc chắn: ${source}`, en: `${count.en}, but not certain: ${source}` } };
  }
  return {
    percent: plainText(div(mul(exactOf(String(women)), 100), exactOf(String(staff)))),
    words: { vi: `${count.vi}, theo ${source}`, en: `${count.en}, by ${source}` },
  };
}

/** For tables that ask it among equals; nothing is read for the others. */
export async function womenShares(
  tx: Tx,
  rules: readonly TieRuleSetting[],
  unitIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, WomenShare>> {
  if (!rules.some(({ rule }) => rule === 'women_share')) return new Map();
  const known = await womenOf(tx, unitIds, year);
  return new Map(
    unitIds.map((unitId) => [
      unitId,
      shareOf(
        known.find((one) => one.unitId === unitId),
        year,
      ),
    ]),
  );
}

/** What the tie rules answered, the share of women with its source beside. */
export const withSource = (asked: readonly Text[], rules: readonly TieRuleSetting[], share: WomenShare | undefined): Text[] =>
  asked.map((one, index) =>
    share && rules[index]?.rule === 'women_share' ? { vi: `${one.vi} (${share.words.vi})`, en: `${one.en} (${share.words.en})` } : one,
  );

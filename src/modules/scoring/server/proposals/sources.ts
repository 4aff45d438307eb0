import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { awardsOf } from '#modules/decisions/index.ts';
import { indicatorsOfUnits, type IndicatorNumber, type UnitIndicator, type UnknownReason } from '#modules/indicators/index.ts';
import type { Compiled } from '../../engine/compile.ts';
import { div, exactOf, mul, plainText, signOf } from '../../engine/exact.ts';
import type { FactEntry, UnitFacts } from '../../engine/facts.ts';
import type { DeclaredFact } from '../../engine/rulebook.ts';

/** Where a figure comes from. `stale`: months are over since it was reported. */
export interface SourcedFact {
  readonly code: string;
  readonly value: FactEntry;
  readonly target: string | null;
  readonly from: 'indicator' | 'unit';
  readonly stale: boolean;
  /** Why it is unknown, or what it stands for. */
  readonly words: Text | null;
  readonly link: string | null;
}

/** 94.995 % stays above nothing it is not above: the exact fraction to six decimals, not the figure rounded for the eye. */
function numberText(number: IndicatorNumber): string | null {
  if (!number.known) return null;
  if (number.denominator === null || signOf(exactOf(number.denominator)) === 0) return number.amount;
  return plainText(div(mul(exactOf(number.numerator), 100), exactOf(number.denominator)));
}

const unknownWords: Readonly<Record<UnknownReason | 'NO_INDICATOR', Text>> = {
  NO_INDICATOR: { vi: 'Năm này không thu chỉ số này.', en: 'This year does not ask this indicator.' },
  NOT_SENT: { vi: 'Chưa có báo cáo chỉ số.', en: 'No indicator report was sent.' },
  MISSING: { vi: 'Báo cáo chỉ số còn thiếu số liệu.', en: 'The indicator report lacks a figure.' },
  NO_WHOLE: { vi: 'Không có gì để đo trong kỳ.', en: 'There was nothing to measure.' },
  NOT_ASKED: { vi: 'Đơn vị không phải báo cáo chỉ số này.', en: 'The unit is not asked for this indicator.' },
};

const asOf = (month: number | null): Text | null => (month === null ? null : { vi: `Số liệu đến tháng ${month}.`, en: `As of month ${month}.` });

/** A fact of twelve months: a month nobody was asked for is a month without data, one that is open or silent is unknown. */
const monthsOf = (indicator: UnitIndicator): FactEntry => ({
  months: Object.fromEntries(
    indicator.months.flatMap(({ month, value }) => (!value.known && value.why === 'NOT_ASKED' ? [] : [[String(month), numberText(value)]])),
  ),
});

function fedBy(fact: DeclaredFact, asked: string, indicators: readonly UnitIndicator[]): SourcedFact {
  const [code, part] = asked.split('.');
  const indicator = indicators.find((one) => one.code === code);
  const base = { code: fact.code, from: 'indicator' as const, target: null, value: null, stale: false, link: null };
  if (!indicator?.applies) return { ...base, words: unknownWords.NO_INDICATOR };
  const { year } = indicator;
  const last = indicator.months.findLast((one) => one.link !== null);
  const whole = part === undefined ? numberText(year.value) : (year.parts[part] ?? null);
  return {
    ...base,
    value: fact.period === 'month' ? monthsOf(indicator) : whole,
    target: fact.hasTarget ? (indicator.target?.target ?? null) : null,
    stale: year.stale,
    words: year.value.known ? asOf(year.asOfMonth) : unknownWords[year.value.why],
    link: last?.link ?? null,
  };
}

/**
 * Figures the indicators hold for units in a year, as this reader may see them; by unit. A fact names its indicator, or one part
 * of it (`disbursement`, `disbursement.actual`); such a figure is never typed.
 */
export async function fedFacts(tx: Tx, compiled: Compiled, unitIds: readonly string[], year: number): Promise<Map<string, SourcedFact[]>> {
  const fed = compiled.book.facts.flatMap((fact) => (fact.indicator === null ? [] : [{ fact, asked: fact.indicator }]));
  if (fed.length === 0) return new Map();
  const indicators = await indicatorsOfUnits(tx, unitIds, year);
  return new Map(unitIds.map((unitId) => [unitId, fed.map(({ fact, asked }) => fedBy(fact, asked, indicators.get(unitId) ?? []))]));
}

/** Honours of the register that the table rewards, decided by the end of the year; revoked and merely proposed ones do not count. */
export async function honoursOf(tx: Tx, compiled: Compiled, unitIds: readonly string[], year: number): Promise<Map<string, UnitFacts['honours']>> {
  const wanted = new Set(compiled.lines.flatMap((line) => (line.rule.kind === 'honours' ? line.rule.honours.map((one) => one.honour) : [])));
  if (wanted.size === 0) return new Map();
  const counted = (await awardsOf(tx, { unitIds })).flatMap((award) => {
    const code = [award.awardCode, award.awardName].find((one) => one !== null && wanted.has(one));
    const counts = code && (award.state === 'DECIDED' || award.state === 'AWARDED') && award.revoked === null && award.year === year;
    const honour = counts && { honour: code, decision: award.decision?.number ?? '', on: award.decidedOn };
    return honour && award.recipient.unitId !== null ? [{ unitId: award.recipient.unitId, honour }] : [];
  });
  return new Map([...Map.groupBy(counted, (one) => one.unitId)].map(([unitId, list]) => [unitId, list.map((one) => one.honour)]));
}

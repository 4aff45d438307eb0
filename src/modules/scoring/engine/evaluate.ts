import type { Text } from '#platform/text.ts';
import { classify } from './classify.ts';
import { compileBook, type Compiled } from './compile.ts';
import { tell, type Told } from './describe.ts';
import { exactOf } from './exact.ts';
import type { Facts, UnitFacts } from './facts.ts';
import { unitOf } from './figures.ts';
import { rankBy, type Place, type Standing } from './rank.ts';
import { scoresFormat, type Scores, type TieExplanation, type UnitScore } from './result.ts';
import type { Rulebook } from './rulebook.ts';
import { groupPoints, scoreGroup, type LineScore, type UnitNumbers } from './score.ts';
import type { TieRuleSetting } from './settings.ts';
import { join, numberIn, pointsIn, say } from './words.ts';

interface Entry extends Standing {
  readonly facts: UnitFacts;
  readonly numbers: UnitNumbers;
}

/** What ranking needs of a scored unit. */
export function standingOf(compiled: Compiled, key: string, numbers: UnitNumbers, womenPercent: string | null): Standing {
  return {
    key,
    total: numbers.totals.total,
    failedConditions: numbers.verdicts.filter((verdict) => verdict === 'unmet').length,
    unknownConditions: numbers.verdicts.filter((verdict) => verdict === 'unknown').length,
    groupPoints: (group) => groupPoints(compiled, group, (line) => numbers.lines[line.index] as LineScore),
    base: numbers.totals.base ?? 0,
    women: womenPercent === null ? null : exactOf(womenPercent),
  };
}

const unitOrder = new Intl.Collator('vi');

/** Names in Vietnamese order, then codes: no two units are equal. */
const byName = (a: Entry, b: Entry): number => unitOrder.compare(a.facts.name, b.facts.name) || (a.key < b.key ? -1 : 1);

/** What a tie rule asks, with the group or the share the table sets: “điểm nhóm II”, “tỷ lệ nữ từ 70 %”. */
export function ruleAsks(rule: TieRuleSetting): Text {
  switch (rule.rule) {
    case 'fewer_failed_conditions':
      return { vi: 'số điều kiện không đạt ít hơn', en: 'fewer failed conditions' };
    case 'group_points':
      return say('điểm nhóm {group}', 'points of group {group}', { group: rule.group });
    case 'base_total':
      return { vi: 'điểm chưa tính thưởng', en: 'points without bonus' };
    case 'women_share':
      return say('tỷ lệ nữ từ {limit} %', 'share of women at least {limit} %', { limit: numberIn(exactOf(rule.atLeastPercent), 6) });
  }
}

function answerOf(rule: TieRuleSetting, entry: Standing): Text | number {
  switch (rule.rule) {
    case 'fewer_failed_conditions':
      return entry.unknownConditions === 0
        ? entry.failedConditions
        : say('{failed}, chưa biết {unknown}', '{failed}, not known {unknown}', { failed: entry.failedConditions, unknown: entry.unknownConditions });
    case 'group_points': {
      const points = entry.groupPoints(rule.group);
      return points === null ? { vi: 'không được giao', en: 'not asked' } : pointsIn(points);
    }
    case 'base_total':
      return pointsIn(entry.base);
    case 'women_share':
      return entry.women === null ? { vi: 'chưa biết', en: 'not known' } : say('{share} %', '{share} %', { share: numberIn(entry.women) });
  }
}

/** One tie rule with the value of a unit: what was asked, and what it answered. */
export const ruleSays = (rule: TieRuleSetting, entry: Standing): Text =>
  say('{asks}: {value}', '{asks}: {value}', { asks: ruleAsks(rule), value: answerOf(rule, entry) });

/** Units named beside a rank; more of them are counted. */
const mostNamed = 20;

/** The first of a list without one of its members. */
const firstOthers = (all: readonly Entry[], own: Entry): Entry[] =>
  all
    .slice(0, mostNamed + 1)
    .filter((other) => other !== own)
    .slice(0, mostNamed);

/** `rivals`: everyone with this total, itself among them, in the order of names. */
function tieOf(rules: readonly TieRuleSetting[], place: Place<Entry>, rivals: readonly Entry[]): TieExplanation {
  const { decidedBy, entry, tied } = place;
  const tiedWith = firstOthers(tied, entry).map((other) => other.key);
  const [total, tiedCount] = [pointsIn(entry.total ?? 0), tied.length - 1];
  if (decidedBy === 'total')
    return { decidedBy, tiedWith, tiedCount, explanation: say('Xếp theo tổng điểm {total}.', 'By the total of {total}.', { total }) };
  const asked = rules.slice(0, place.asked);
  const named = firstOthers(rivals, entry);
  const more = rivals.length - 1 - named.length;
  const names = named.map((rival) => rival.facts.name).join(', ');
  const head =
    more === 0
      ? say('Bằng {total} điểm với {names}.', 'The same {total} points as {names}.', { total, names })
      : say('Bằng {total} điểm với {names} và {more} đơn vị khác.', 'The same {total} points as {names} and {more} others.', { total, names, more });
  const steps = asked.map((rule) => join(ruleSays(rule, entry)));
  const listed = { vi: steps.map((step) => step.vi).join('; '), en: steps.map((step) => step.en).join('; ') };
  const reached = asked.length === 0 ? [] : [say('Xét lần lượt: {steps}.', 'Asked in order: {steps}.', { steps: listed })];
  const end = decidedBy === 'shared' ? [say('Không quy tắc nào phân định nên đồng hạng.', 'No rule parts them, so the rank is shared.')] : [];
  return { decidedBy, tiedWith, tiedCount, explanation: join(head, ...reached, ...end) };
}

function unitScore(told: Told, entry: Entry, tie: TieExplanation | null, rank: number | null): UnitScore {
  const { settings } = told.compiled.book;
  const { facts, numbers } = entry;
  const { band, note } = classify(settings, numbers.totals, numbers.verdicts);
  return {
    code: facts.code,
    name: facts.name,
    ...tell(told, unitOf(told.compiled, facts), numbers),
    classification: band && { code: band.code, title: band.title },
    classificationNote: note,
    rank,
    tie,
    contextNote: facts.contextNote,
  };
}

/** Places come by total: everyone with the same total in one list, in the order of names. */
function rivalsOf(places: readonly Place<Entry>[]): ReadonlyMap<number, readonly Entry[]> {
  const groups = Map.groupBy(places, ({ entry }) => entry.total ?? 0);
  return new Map([...groups].map(([total, group]) => [total, group.map(({ entry }) => entry).sort(byName)]));
}

/** What stands above the units. */
export type ScoresHead = Omit<Scores, 'units'>;

/**
 * Scores and ranks a group by a rulebook, with the words of one unit at a time: thousands of units in words fill a memory their
 * numbers do not. Both must come from `readRulebook` and `readFacts`, which refuse what cannot be computed. Pure: the same input
 * gives the same result whatever the order of the units.
 */
export function evaluateEach(compiled: Compiled, facts: Facts): { readonly head: ScoresHead; readonly units: Iterable<UnitScore> } {
  const { book } = compiled;
  const { units: numbers, leaders } = scoreGroup(
    compiled,
    facts.units.map((unit) => unitOf(compiled, unit)),
    facts.closed,
  );
  const entries = facts.units.map((unit, index): Entry => {
    const own = numbers[index] as UnitNumbers;
    return { ...standingOf(compiled, unit.code, own, unit.attributes.womenPercent), facts: unit, numbers: own };
  });
  const { tieRules } = book.settings;
  const places = rankBy(entries, tieRules, byName);
  const rivals = rivalsOf(places);
  const without = entries.filter((entry) => entry.total === null).toSorted(byName);
  const told: Told = { compiled, leaders, closed: facts.closed };
  return {
    head: {
      format: scoresFormat,
      rulebook: { id: book.id, title: book.title, year: book.year, version: book.version, mark: book.source.mark },
      year: facts.year,
      group: facts.group,
      closed: facts.closed,
    },
    units: (function* () {
      for (const place of places) yield unitScore(told, place.entry, tieOf(tieRules, place, rivals.get(place.entry.total ?? 0) ?? []), place.rank);
      for (const entry of without) yield unitScore(told, entry, null, null);
    })(),
  };
}

/** `evaluateEach` with all units in words at once. */
export function evaluateCompiled(compiled: Compiled, facts: Facts): Scores {
  const { head, units } = evaluateEach(compiled, facts);
  return { ...head, units: [...units] };
}

/** `evaluateCompiled` for a rulebook used once. */
export const evaluate = (book: Rulebook, facts: Facts): Scores => evaluateCompiled(compileBook(book).compiled, facts);

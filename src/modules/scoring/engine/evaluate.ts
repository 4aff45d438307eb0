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
import { scoreGroup, type UnitNumbers } from './score.ts';
import type { TieRuleSetting } from './settings.ts';
import { join, numberIn, pointsIn, say } from './words.ts';

interface Entry extends Standing {
  readonly facts: UnitFacts;
  readonly numbers: UnitNumbers;
}

/** Points of a heading or line, bonus included; what is missing counts nothing here, because a unit with gaps has no total. */
export function groupPoints(compiled: Compiled, numbers: UnitNumbers, group: string): number {
  return compiled.lines.reduce((sum, line) => {
    const inside = line.criterion.code === group || line.above.includes(group);
    return inside && line.criterion.counts === 'base' ? sum + (numbers.lines[line.index]?.points ?? 0) : sum;
  }, 0);
}

/** What ranking needs of a scored unit. */
export function standingOf(compiled: Compiled, key: string, numbers: UnitNumbers, womenPercent: string | null): Standing {
  return {
    key,
    total: numbers.totals.total,
    failedConditions: numbers.verdicts.filter((verdict) => verdict === 'unmet').length,
    groupPoints: (group) => groupPoints(compiled, numbers, group),
    base: numbers.totals.base ?? 0,
    women: womenPercent === null ? null : exactOf(womenPercent),
  };
}

const unitOrder = new Intl.Collator('vi');

/** Names in Vietnamese order, then codes: no two units are equal. */
const byName = (a: Entry, b: Entry): number => unitOrder.compare(a.facts.name, b.facts.name) || (a.key < b.key ? -1 : 1);

const ruleNames: Readonly<Record<TieRuleSetting['rule'], Text>> = {
  fewer_failed_conditions: { vi: 'số điều kiện không đạt ít hơn', en: 'fewer failed conditions' },
  group_points: { vi: 'điểm nhóm', en: 'points of group' },
  base_total: { vi: 'điểm chưa tính thưởng', en: 'points without bonus' },
  women_share: { vi: 'tỷ lệ nữ từ', en: 'share of women at least' },
};

/** One tie rule with the value of a unit: what was asked, and what it answered. */
export function ruleSays(rule: TieRuleSetting, entry: Standing): Text {
  const name = ruleNames[rule.rule];
  switch (rule.rule) {
    case 'fewer_failed_conditions':
      return say('{name}: {value}', '{name}: {value}', { name, value: entry.failedConditions });
    case 'group_points':
      return say('{name} {group}: {value}', '{name} {group}: {value}', { name, group: rule.group, value: pointsIn(entry.groupPoints(rule.group)) });
    case 'base_total':
      return say('{name}: {value}', '{name}: {value}', { name, value: pointsIn(entry.base) });
    case 'women_share':
      return say('{name} {limit} %: {value}', '{name} {limit} %: {value}', {
        name,
        limit: numberIn(exactOf(rule.atLeastPercent)),
        value:
          entry.women === null ? { vi: 'chưa biết', en: 'not known' } : { vi: `${numberIn(entry.women).vi} %`, en: `${numberIn(entry.women).en} %` },
      });
  }
}

function tieOf(rules: readonly TieRuleSetting[], place: Place<Entry>, rivals: readonly Entry[]): TieExplanation {
  const { decidedBy, entry } = place;
  const tiedWith = place.tiedWith.map((other) => other.key);
  if (decidedBy === 'total')
    return {
      decidedBy,
      tiedWith,
      explanation: say('Xếp theo tổng điểm {total}.', 'By the total of {total}.', { total: pointsIn(entry.total ?? 0) }),
    };
  const asked = rules.slice(0, place.asked);
  const head = say('Bằng {total} điểm với {names}.', 'The same {total} points as {names}.', {
    total: pointsIn(entry.total ?? 0),
    names: rivals.map((rival) => rival.facts.name).join(', '),
  });
  const steps = asked.map((rule) => join(ruleSays(rule, entry)));
  const listed = { vi: steps.map((step) => step.vi).join('; '), en: steps.map((step) => step.en).join('; ') };
  const reached = asked.length === 0 ? [] : [say('Xét lần lượt: {steps}.', 'Asked in order: {steps}.', { steps: listed })];
  const end = decidedBy === 'shared' ? [say('Không quy tắc nào phân định nên đồng hạng.', 'No rule parts them, so the rank is shared.')] : [];
  return { decidedBy, tiedWith, explanation: join(head, ...reached, ...end) };
}

function unitScore(told: Told, entry: Entry, place: Place<Entry> | undefined, entries: readonly Entry[]): UnitScore {
  const { settings } = told.compiled.book;
  const { facts, numbers } = entry;
  const { band, note } = classify(settings, numbers.totals, numbers.verdicts);
  const rivals = place ? entries.filter((other) => other !== entry && other.total === entry.total).toSorted(byName) : [];
  return {
    code: facts.code,
    name: facts.name,
    ...tell(told, unitOf(told.compiled, facts), numbers),
    classification: band && { code: band.code, title: band.title },
    classificationNote: note,
    rank: place?.rank ?? null,
    tie: place ? tieOf(settings.tieRules, place, rivals) : null,
    contextNote: facts.contextNote,
  };
}

/**
 * Scores and ranks a group by a rulebook. Both must come from `readRulebook` and `readFacts`, which refuse what cannot be
 * computed. Pure: the same input gives the same result whatever the order of the units.
 */
export function evaluateCompiled(compiled: Compiled, facts: Facts): Scores {
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
  const places = rankBy(entries, book.settings.tieRules, byName);
  const without = entries.filter((entry) => entry.total === null).toSorted(byName);
  const told: Told = { compiled, leaders, closed: facts.closed };
  return {
    format: scoresFormat,
    rulebook: { id: book.id, title: book.title, year: book.year, version: book.version, mark: book.source.mark },
    year: facts.year,
    group: facts.group,
    closed: facts.closed,
    units: [
      ...places.map((place) => unitScore(told, place.entry, place, entries)),
      ...without.map((entry) => unitScore(told, entry, undefined, entries)),
    ],
  };
}

/** `evaluateCompiled` for a rulebook used once. */
export const evaluate = (book: Rulebook, facts: Facts): Scores => evaluateCompiled(compileBook(book).compiled, facts);

import type { Text } from '#platform/text.ts';
import { factsOn } from './as-of.ts';
import { yearOf } from './ask.ts';
import { assumedYear, openFuture, type Assumed } from './best-case.ts';
import { judgeAward, type AskOptions, type Judged, type Judgement } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { hashOf } from './hash.ts';
import { childrenOf } from './overlay.ts';
import type { Rulebook } from './rulebook.ts';
import { opOf, type Clause } from './rules.ts';
import type { RoadReport, VerdictNode } from './verdict.ts';

/** How many years ahead a road is looked for. */
export const horizonYears = 15;

/**
 * The earliest year in which a subject can have an award, and what must happen until then: year after year the best case
 * is assumed (excellent rating, initiatives, every title that can then be given), the rules staying as they are; in the
 * end everything that proves needless is taken away again. What is past cannot be changed: the road begins in the year of
 * the day asked at the earliest. A title on the way is given again only after its usual cycle, although the cycle does not bind.
 */
export function road(book: Rulebook, gathered: Facts, award: string, options: AskOptions): RoadReport {
  const facts = factsOn(gathered, options.acceptedOn);
  const fromYear = options.year ?? yearOf(options.acceptedOn);
  const ask = (of: Facts, code: string, year: number): Judged =>
    judgeAward(book, of, code, {
      ...options,
      favour: undefined,
      acceptedOn: `${year}-12-31`,
      year,
      branch: options.branch ?? 'cong_trang',
      rulesOf: options.acceptedOn,
    });
  const now = judgeAward(book, facts, award, { ...options, branch: options.branch ?? 'cong_trang' });
  const base = (
    outcome: RoadReport['outcome'],
    earliestYear: number | null,
    more: Pick<RoadReport, 'steps' | 'toClear' | 'assumptions'>,
  ): RoadReport => ({
    format: 'thidua/road-law@1',
    award,
    subject: { kind: facts.subject.kind, id: facts.subject.id },
    fromYear,
    outcome,
    earliestYear,
    horizonYears,
    ...more,
    ruleSetHash: now.ready.hash,
    factsHash: hashOf(gathered),
  });
  if (grants(now)) return base('now', fromYear, { steps: [], toClear: [], assumptions: [] });

  const start = Math.max(fromYear, yearOf(options.acceptedOn));
  const opened = openFuture(facts, start);
  // A year that was asked and is rated is over; a running one may still bring what is not on record.
  const over = start === fromYear && facts.ratings.some((one) => one.year === fromYear);
  const found = travel(book, opened.facts, award, { first: over ? start + 1 : start, last: start + horizonYears }, ask);
  const cycles = (found?.waited ?? []).map(waitedFor(book));
  const assumptions = [...generalAssumptions, ...opened.assumptions, ...cycles];
  const toClear = opensEarlier(now) ? (now.nearest === null ? [] : unknowns(now.nearest)) : [];
  if (found === null) {
    const outcome = now.verdict === 'unknown' && toClear.length > 0 ? 'unknown' : 'out_of_reach';
    return base(outcome, null, { steps: [], toClear, assumptions });
  }
  const needed = needful(opened.facts, found.assumed, (of) => grants(ask(of, award, found.year)));
  return base('reachable', found.year, { steps: stepsOf(needed), toClear, assumptions });
}

const generalAssumptions: readonly Text[] = [
  {
    vi: 'Quy định giữ như ngày hỏi; các năm tới theo hướng tốt nhất.',
    en: 'The rules stay as on the day asked; the coming years go as well as they can.',
  },
];

/** Met; where only doubtful rules speak, their advice. */
const grants = ({ verdict, advice, nearest }: Judgement): boolean =>
  verdict === 'met' || (verdict === 'unknown' && nearest?.severity !== 'block' && advice === 'met');

const opensEarlier = ({ verdict }: Judgement): boolean => verdict === 'unknown';

function unknowns(node: VerdictNode): Text[] {
  if (node.verdict !== 'unknown') return [];
  return node.children.length > 0 && node.kind !== 'meets' ? node.children.flatMap(unknowns) : node.missing ? [node.missing] : [];
}

/** Awards the rules of this award speak of, each before those that need it. */
function basesOf(book: Rulebook, award: string, subject: Facts['subject']['kind'], seen: readonly string[] = []): string[] {
  if (seen.includes(award)) return [];
  const named = book.library.standards
    .filter(({ value }) => value.award === award && value.subject === subject)
    .flatMap(({ value }) => value.clauses.flatMap(awardsIn));
  const below = [...new Set(named)].filter((code) => code !== award).flatMap((code) => [...basesOf(book, code, subject, [...seen, award]), code]);
  return [...new Set(below)];
}

function awardsIn(clause: Clause): string[] {
  const params = (clause[opOf(clause)] ?? {}) as Readonly<Record<string, unknown>>;
  const named = [params['award'], params['after']].flat().filter((one): one is string => typeof one === 'string' && one !== 'SELF');
  return [...named, ...childrenOf(clause).flatMap(awardsIn)];
}

interface Found {
  readonly year: number;
  readonly assumed: readonly Assumed[];
  /** Awards on the way that were held back by a cycle nobody has read. */
  readonly waited: readonly string[];
}

const waitedFor =
  (book: Rulebook) =>
  (code: string): Text => {
    const name = book.nameOf(code);
    return {
      vi: `${name.vi} tính theo chu kỳ thông thường, không hai lần sát nhau; lời văn về chu kỳ chưa đọc được, cần đối chiếu.`,
      en: `${name.en} follows its usual cycle and is not given twice within it; the wording on the cycle was not read.`,
    };
  };

/** Met, but only past a doubtful cycle: the same award was given too recently. */
const tooSoon = ({ tree }: Judged): boolean =>
  tree.children
    .filter((branch) => branch.verdict === 'met')
    .every((branch) => branch.children.some((one) => one.kind === 'not_rewarded' && one.verdict === 'unmet'));

/** Year after year, the best case; every base award that can then be given is given. */
function travel(
  book: Rulebook,
  facts: Facts,
  award: string,
  years: { readonly first: number; readonly last: number },
  ask: (of: Facts, code: string, year: number) => Judged,
): Found | null {
  const day = (code: string) => book.library.standards.some(({ value }) => value.award === code && value.subject === facts.subject.kind);
  const bases = basesOf(book, award, facts.subject.kind).filter(day);
  const waited = new Set<string>();
  let assumed: Assumed[] = [];
  for (let year = years.first; year <= years.last; year += 1) {
    assumed = [...assumed, ...assumedYear(facts, year)];
    for (const code of bases) {
      const all = withAssumed(facts, assumed);
      if (all.awards.some((one) => one.code === code && one.year === year && one.cancelled === null)) continue;
      const granted = grantedBy(ask, all, code, year);
      if (granted === null) continue;
      if (tooSoon(granted)) waited.add(code);
      else assumed.push(awardOf(book, code, year));
    }
    if (grants(ask(withAssumed(facts, assumed), award, year))) return { year, assumed, waited: [...waited] };
  }
  return null;
}

/** The judgement of a base award that can be given that year; `null` = it cannot. */
function grantedBy(ask: (of: Facts, code: string, year: number) => Judged, facts: Facts, code: string, year: number): Judged | null {
  try {
    const judged = ask(facts, code, year);
    return grants(judged) ? judged : null;
  } catch {
    // A base award without a recorded standard on that day cannot be assumed.
    return null;
  }
}

const awardOf = (book: Rulebook, code: string, year: number): Assumed => ({
  list: 'awards',
  year,
  words: { vi: `được ${book.nameOf(code).vi} năm ${year}`, en: `${book.nameOf(code).en} for ${year}` },
  item: {
    id: `assumed.${code}.${year}`,
    certainty: 'sure',
    source: null,
    decisionNo: null,
    decidedOn: null,
    issuer: null,
    code,
    year,
    fromYear: null,
    type: 'cong_trang',
    level: null,
    regime: null,
    cancelled: null,
  },
});

export function withAssumed(facts: Facts, assumed: readonly Assumed[]): Facts {
  const added = (list: Assumed['list']) => assumed.filter((one) => one.list === list).map((one) => one.item);
  return {
    ...facts,
    ratings: [...facts.ratings, ...(added('ratings') as Facts['ratings'])],
    awards: [...facts.awards, ...(added('awards') as Facts['awards'])],
    initiatives: [...facts.initiatives, ...(added('initiatives') as Facts['initiatives'])],
    declarations: [...facts.declarations, ...(added('declarations') as Facts['declarations'])],
    clusters: [...facts.clusters, ...(added('clusters') as Facts['clusters'])],
    strength: [...facts.strength, ...(added('strength') as Facts['strength'])],
  };
}

/** Takes away, latest and greatest first, what the award does not need; lowers what may be lower. */
function needful(facts: Facts, assumed: readonly Assumed[], reaches: (of: Facts) => boolean): Assumed[] {
  let left = [...assumed];
  for (const one of [...assumed].reverse()) {
    const without = left.filter((other) => other !== one);
    if (reaches(withAssumed(facts, without))) {
      left = without;
      continue;
    }
    if (one.lower === undefined) continue;
    const lowered = left.map((other) => (other === one ? (one.lower as Assumed) : other));
    if (reaches(withAssumed(facts, lowered))) left = lowered;
  }
  return left;
}

function stepsOf(needed: readonly Assumed[]): RoadReport['steps'] {
  const years = [...new Set(needed.map((one) => one.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const here = needed.filter((one) => one.year === year);
    return { year, must: here.map((one) => one.words), clauses: here.map((one) => one.item.id) };
  });
}

import { showDate, type Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { factsOn } from './as-of.ts';
import { allOf, anyOf, not, yearOf, type Answer, type Asked } from './ask.ts';
import type { Facts } from './facts.ts';
import { hashOf } from './hash.ts';
import { leaves } from './leaves.ts';
import { askRefusals } from './refusals.ts';
import type { ReadyAward, ReadyClause, ReadyStandard, Rulebook } from './rulebook.ts';
import type { AwardType } from './scales.ts';
import { verdictFormat, type FavourChoice, type Verdict, type VerdictNode, type VerdictReport } from './verdict.ts';

export interface AskOptions {
  /** Day the appraising body accepted the dossier; it chooses the regime. */
  readonly acceptedOn: Day;
  /** Last achievement year counted; left out = the year of `acceptedOn`. */
  readonly year?: number | undefined;
  /** Only one type of commendation; left out = every branch the award has. */
  readonly branch?: AwardType | undefined;
  /** The amended rule of 2026 by explicit choice, for a dossier accepted earlier under the Law of 2022. */
  readonly favour?: FavourChoice | undefined;
  /** Codes of the sector and local rules that bind the body. */
  readonly overlays?: readonly string[] | undefined;
  /** For looking ahead only: apply the rules of this day as if they stayed. */
  readonly rulesOf?: Day | undefined;
}

/** The day whose rules are applied, and why. Throws when the 2026 rule is chosen for a dossier that cannot have it. */
export function regimeFor(book: Rulebook, options: AskOptions): VerdictReport['regime'] & { readonly lawDay: Day } {
  const { acceptedOn, favour } = options;
  const own = book.regimeOn(acceptedOn);
  if (favour === undefined) {
    const reason: Text = {
      vi: `Ngày cơ quan thẩm định tiếp nhận hồ sơ ${showDate(acceptedOn)} thuộc giai đoạn ${own.name.vi}.`,
      en: `The appraising body accepted the dossier on ${showDate(acceptedOn, 'en')}, within ${own.name.en}.`,
    };
    return { code: own.code, name: own.name, reason, cite: book.regimeCite(own, acceptedOn), choice: null, lawDay: acceptedOn };
  }
  const amended = book.regime(favour.regime);
  const start = amended?.from ?? null;
  if (!amended || start === null || acceptedOn >= start || !own.instruments.includes('luat-06-2022'))
    throw refuse(askRefusals.notMoreFavourable, { day: start });
  const reason: Text = {
    vi: `Hồ sơ tiếp nhận ${showDate(acceptedOn)} (${own.name.vi}); ${favour.by} chọn áp dụng quy định sửa đổi có lợi hơn: ${favour.reason}.`,
    en: `Accepted on ${showDate(acceptedOn, 'en')} (${own.name.en}); ${favour.by} chose the more favourable amended rule: ${favour.reason}.`,
  };
  return { code: amended.code, name: amended.name, reason, cite: book.regimeCite(amended, start), choice: favour, lawDay: start };
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly advice: Verdict | null;
  readonly reason: string | null;
  readonly nearest: VerdictNode | null;
}

/** A judgement with the reasons that made it, without the report and its hashes around them. */
export interface Judged extends Judgement {
  readonly award: string;
  readonly tree: VerdictNode;
  readonly year: number;
  readonly lawDay: Day;
  readonly regime: VerdictReport['regime'];
  readonly ready: ReadyAward;
}

/** The verdict with its trees, without the report around it; what lies after the day of acceptance is not looked at. Throws the refusals of `evaluate`. */
export function judgeAward(book: Rulebook, facts: Facts, award: string, options: AskOptions): Judged {
  const { lawDay, ...regime } = regimeFor(book, options.rulesOf === undefined ? options : { ...options, acceptedOn: options.rulesOf });
  const year = options.year ?? yearOf(options.acceptedOn);
  if (year > yearOf(options.acceptedOn)) throw refuse(askRefusals.acceptedBeforeYear, { year, day: options.acceptedOn });
  const ready = book.ready(award, facts.subject.kind, lawDay, options.overlays ?? []);
  const standards = ready.standards.filter((one) => options.branch === undefined || one.branch === options.branch);
  if (standards.length === 0) throw refuse(askRefusals.noStandard, { code: award, day: lawDay });
  const asked = askedOf(book, factsOn(facts, options.acceptedOn), award, { ...options, year, lawDay });
  const branches = branchesOf(standards).map((group) => askBranch(asked, group));
  const judged = judge(branches, new Set(standards.flatMap((one) => one.bars)));
  const frame = frameOf(award, 'any', book.nameOf(award), ready.standards[0]?.root as ReadyClause);
  const tree: VerdictNode = { ...frame, severity: 'block', verdict: judged.verdict, children: branches };
  return { ...judged, award, tree, year, lawDay, regime, ready };
}

/** May this subject have this award, and why: clause by clause, with the article, the facts used and what is missing. */
export function evaluate(book: Rulebook, facts: Facts, award: string, options: AskOptions): VerdictReport {
  const judged = judgeAward(book, facts, award, options);
  const overlays = [...(options.overlays ?? [])].sort();
  return {
    format: verdictFormat,
    award,
    awardName: book.nameOf(award),
    subject: { kind: facts.subject.kind, id: facts.subject.id },
    acceptedOn: options.acceptedOn,
    year: judged.year,
    verdict: judged.verdict,
    advice: judged.advice,
    regime: judged.regime,
    tree: judged.tree,
    reason: judged.reason,
    missing: judged.nearest ? missingOf({ ...judged.nearest, severity: 'block' }) : [],
    warnings: judged.tree.children.flatMap(warningsOf),
    overlays,
    ruleSetHash: hashOf([judged.ready.hash, ...meetsHashes(book, judged.ready, facts.subject.kind, judged.lawDay, overlays)]),
    factsHash: hashOf(facts),
  };
}

interface When {
  readonly acceptedOn: Day;
  readonly year: number;
  readonly lawDay: Day;
  readonly overlays?: readonly string[] | undefined;
}

/** What predicates are asked with; `meets` asks the standard of another award for the same subject and year. */
export function askedOf(book: Rulebook, facts: Facts, award: string, when: When): Asked {
  const women = book.parameter(womenPostDivisor, when.lawDay);
  const asked: Asked = {
    facts,
    year: when.year,
    acceptedOn: when.acceptedOn,
    award,
    kindOf: (code) => book.kindOf(code),
    nameOf: (code) => book.nameOf(code),
    upwardBan: book.parameter(upwardBan, when.lawDay) === true,
    womenPostDivisor: typeof women === 'number' ? women : null,
    reuse() {
      const found = book.principle('initiative-title-title', when.lawDay);
      if (!found) return null;
      const citations = found.basis.map(({ instrument, article }) => ({ instrument, number: book.numberOf(instrument), article }));
      return { words: found.words, cite: book.cite(found.basis), citations, confidence: found.confidence };
    },
    meets: (other) => meetsAnswer(book, { ...asked, award: other }, other, when),
  };
  return asked;
}

/** The binding công trạng standard of another award, without the general rules beside it. */
function meetsAnswer(book: Rulebook, asked: Asked, award: string, when: When): Answer {
  const own = meetsStandards(book, asked.facts.subject.kind, award, when);
  const nodes = own.length === 0 ? [] : [askBranch(asked, own)];
  const verdict = nodes[0]?.verdict ?? 'unknown';
  return { verdict, facts: nodes.flatMap(factsOf), found: null, missing: nodes[0] ? joined(missingOf(nodes[0])) : book.nameOf(award), nodes };
}

export function meetsStandards(
  book: Rulebook,
  subject: Facts['subject']['kind'],
  award: string,
  when: Pick<When, 'lawDay' | 'overlays'>,
): ReadyStandard[] {
  return book
    .ready(award, subject, when.lawDay, when.overlays ?? [])
    .standards.filter((one) => one.branch === 'cong_trang' && one.binding)
    .map((one) => ({ ...one, root: { ...one.root, children: one.root.children.filter((child) => !isGeneral(book, child.id, one.id)) } }));
}

/** General rules hang on a standard by their own id; `meets` leaves them out. */
export const isGeneral = (book: Rulebook, id: string, standard: string): boolean =>
  book.library.general.some(({ value }) => id === `${standard}/${value.id}`);

const joined = (texts: readonly Text[]): Text => ({ vi: texts.map((one) => one.vi).join('; '), en: texts.map((one) => one.en).join('; ') });
const factsOf = (node: VerdictNode): readonly string[] => [...node.facts, ...node.children.flatMap(factsOf)];

function meetsHashes(book: Rulebook, ready: ReadyAward, subject: Facts['subject']['kind'], lawDay: Day, overlays: readonly string[]): string[] {
  const asked = new Set<string>();
  const walk = (clause: ReadyClause): void => {
    if (clause.op === 'meets') asked.add((clause.params as { award: string }).award);
    clause.children.forEach(walk);
  };
  ready.standards.forEach((one) => walk(one.root));
  return [...asked].sort().flatMap((award) => {
    const other = book.ready(award, subject, lawDay, overlays);
    return [other.hash, ...meetsHashes(book, other, subject, lawDay, overlays)];
  });
}

/**
 * Everything of a library that an answer about this award may rest on, as a hash: equal sets answer every subject alike.
 * `null` = no standard for such a subject on the day.
 */
export function ruleSetOf(book: Rulebook, award: string, subject: Facts['subject']['kind'], lawDay: Day, overlays: readonly string[]): string | null {
  const ready = book.ready(award, subject, lawDay, overlays);
  if (ready.standards.length === 0) return null;
  const kinds = book.library.awards.map(({ value }) => [value.code, value.kind]);
  const parameters = [upwardBan, womenPostDivisor].map((code) => book.parameter(code, lawDay) ?? null);
  return hashOf([ready.hash, ...meetsHashes(book, ready, subject, lawDay, overlays), kinds, parameters]);
}

/** Parameters that predicates look at. */
const upwardBan = 'x3.no-upward-use';
const womenPostDivisor = 'x8.women-post-divisor';

/** One group a branch, in file order: its general rule and the named exceptions; doubtful rules stay apart. */
export function branchesOf(standards: readonly ReadyStandard[]): ReadyStandard[][] {
  const groups = new Map<string, ReadyStandard[]>();
  for (const one of standards) groups.set(`${one.branch}|${one.binding}`, [...(groups.get(`${one.branch}|${one.binding}`) ?? []), one]);
  return [...groups.values()];
}

/** Asks the exceptions by priority, then the general rule. Not knowing whether an exception applies asks both. */
export function askBranch(asked: Asked, group: readonly ReadyStandard[]): VerdictNode {
  const candidates: { readonly rule: ReadyStandard; readonly node: VerdictNode }[] = [];
  const ordered = [...group].sort((a, b) => b.priority - a.priority);
  let settled: ReadyStandard | undefined;
  for (const rule of ordered) {
    if (settled && settled.priority > rule.priority) break;
    const applies = rule.when ? askClause(asked, rule.when).verdict : 'met';
    if (applies === 'unmet') continue;
    if (applies === 'met' && settled) throw refuse(askRefusals.twoExceptions, { code: settled.id, other: rule.id });
    candidates.push({ rule, node: askClause(asked, rule.root) });
    if (applies === 'met') settled = rule;
  }
  const [first, ...rest] = candidates;
  if (first === undefined) throw new Error(`no rule of ${asked.award} applies`);
  if (rest.length === 0) return first.node;
  const same = rest.every(({ node }) => node.verdict === first.node.verdict);
  const verdict: Verdict = same ? first.node.verdict : 'unknown';
  const last = rest[rest.length - 1]?.node ?? first.node;
  return {
    ...last,
    id: `${ordered.at(-1)?.id ?? last.id}?`,
    kind: 'choose',
    verdict,
    missing: verdict === 'met' ? null : { vi: 'chưa rõ áp dụng trường hợp nào', en: 'which case applies is not known' },
    facts: [],
    found: null,
    children: candidates.map(({ node }) => node),
  };
}

function askClause(asked: Asked, clause: ReadyClause): VerdictNode {
  const frame = frameOf(clause.id, clause.op, clause.words, clause);
  if (clause.op === 'all' || clause.op === 'any' || clause.op === 'not') {
    const children = clause.children.map((child) => askClause(asked, child));
    const deciding = children.filter((child) => child.severity === 'block').map((child) => child.verdict);
    const verdict = clause.op === 'all' ? allOf(deciding) : clause.op === 'any' ? anyOf(deciding) : not(deciding[0] ?? 'unknown');
    const missing = verdict === 'met' ? null : clause.op === 'not' ? (children[0]?.found ?? children[0]?.missing ?? clause.words) : null;
    return { ...frame, verdict, missing, children };
  }
  const answer = (leaves[clause.op] as (asked: Asked, params: unknown) => Answer)(asked, clause.params);
  // Ids stay unique in the whole tree.
  const below = (node: VerdictNode): VerdictNode => ({ ...node, id: `${clause.id}>${node.id}`, children: node.children.map(below) });
  return {
    ...frame,
    verdict: answer.verdict,
    facts: [...new Set(answer.facts)],
    found: answer.found,
    missing: answer.missing,
    children: [...(answer.nodes ?? []).map(below), ...cautionOf(asked, clause, answer)],
  };
}

/** A warning below a clause that is met: with its own source, and never part of the verdict. */
function cautionOf(asked: Asked, clause: ReadyClause, { caution, facts }: Answer): VerdictNode[] {
  const rule = caution === undefined ? null : asked.reuse();
  if (caution === undefined || rule === null) return [];
  const frame = frameOf(`${clause.id}>reused`, 'reused', rule.words, clause);
  return [{ ...frame, ...rule, severity: 'warn', verdict: 'unmet', toConfirm: true, facts: [...new Set(facts)], missing: caution }];
}

const frameOf = (id: string, kind: string, words: Text, clause: ReadyClause): VerdictNode => ({
  id,
  kind,
  verdict: 'unknown',
  severity: clause.severity,
  words,
  cite: clause.cite,
  citations: clause.citations,
  confidence: clause.confidence,
  toConfirm: clause.confidence !== 'V',
  facts: [],
  found: null,
  missing: null,
  children: [],
});

/** The binding general rule that closes a doubtful branch whatever its standard says (a hold, a disciplinary term); `null` = none. */
function barOf(branch: VerdictNode, bars: ReadonlySet<string>): VerdictNode | null {
  if (branch.kind === 'choose') return branch.children.every((one) => barOf(one, bars) !== null) ? branch : null;
  return branch.children.find((one) => bars.has(one.id) && one.verdict === 'unmet') ?? null;
}

/**
 * Binding branches decide; a doubtful branch that would grant turns "no" into "not known", never into "yes". Where only
 * doubtful branches speak the answer is "not known", unless general rules that bind (`barIds`) close every one of them.
 */
export function judge(branches: readonly VerdictNode[], barIds: ReadonlySet<string>): Judgement {
  const binding = branches.filter((node) => node.severity === 'block');
  const doubtful = branches.filter((node) => node.severity !== 'block');
  const advice = doubtful.length === 0 ? null : anyOf(doubtful.map((node) => node.verdict));
  const bars = binding.length === 0 ? doubtful.map((node) => barOf(node, barIds)) : [];
  const [bar] = bars.every((one) => one !== null) ? bars : [];
  if (bar) return { verdict: 'unmet', advice, reason: reasonOf(bar), nearest: bar };
  const bound = binding.length === 0 ? 'unknown' : anyOf(binding.map((node) => node.verdict));
  const verdict: Verdict = bound === 'unmet' && advice === 'met' ? 'unknown' : bound;
  const nearest = verdict === 'met' ? null : (binding.find((node) => node.verdict === verdict) ?? binding[0] ?? doubtful[0] ?? null);
  return { verdict, advice, reason: nearest && reasonOf(nearest), nearest };
}

/** The first clause in the way, in file order: unmet before unknown; alternatives answer for themselves. */
export function reasonOf(node: VerdictNode): string {
  if (node.kind !== 'all') return node.id;
  const blocking = node.children.filter((child) => child.severity === 'block');
  const first = blocking.find((child) => child.verdict === 'unmet') ?? blocking.find((child) => child.verdict === 'unknown');
  return first ? reasonOf(first) : node.id;
}

function missingOf(node: VerdictNode): Text[] {
  if (node.verdict === 'met' || node.severity !== 'block') return [];
  const own = node.missing && node.missing.vi !== '' ? [node.missing] : [];
  if (node.kind === 'all') return node.children.flatMap(missingOf);
  if (node.kind === 'any') return [alternatives(node)];
  return own.length > 0 ? own : [node.words];
}

function alternatives(node: VerdictNode): Text {
  const each = node.children.map((child) => joined(missingOf(child).length > 0 ? missingOf(child) : [child.words]));
  return { vi: each.map((one) => one.vi).join(' — hoặc — '), en: each.map((one) => one.en).join(' — or — ') };
}

function warningsOf(node: VerdictNode): Text[] {
  const own =
    node.severity !== 'block' && node.verdict !== 'met' && node.missing
      ? [{ vi: `${node.words.vi}: ${node.missing.vi}`, en: `${node.words.en}: ${node.missing.en}` }]
      : [];
  return [...own, ...node.children.flatMap(warningsOf)];
}

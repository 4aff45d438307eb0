import type { Day } from '#platform/dates.ts';
import { refuse } from '#platform/refusal.ts';
import { factsOn } from '../as-of.ts';
import { yearOf } from '../ask.ts';
import { askedOf, branchesOf, meetsStandards } from '../evaluate.ts';
import type { Facts } from '../facts.ts';
import { askRefusals } from '../refusals.ts';
import type { ReadyClause, ReadyStandard, Rulebook } from '../rulebook.ts';
import type { Params, PredicateName } from '../rules.ts';
import type { AwardType } from '../scales.ts';
import type { Verdict } from '../verdict.ts';
import { keyOf, listOf, makeColumn, pack, type Column, type ColumnSpec, type Table } from './columns.ts';
import { fold, judgeCode, type Combine, type Part, type Scratch } from './fold.ts';
import {
  consecutiveKernel,
  hasKernel,
  notRewardedKernel,
  ratingKernel,
  streakKernel,
  streakWindow,
  top,
  withinKernel,
  worksKernel,
  type Kernel,
} from './kernels.ts';

/** Which award, and of which type of commendation; without a branch every branch it has. */
export interface BatchRule {
  readonly award: string;
  readonly branch?: AwardType | undefined;
  /** Only its doubtful branches: the answer is the advice of `evaluate`. Throws when it has none. */
  readonly only?: 'doubtful' | undefined;
}

export interface BatchOptions {
  readonly subject: 'person' | 'collective' | 'household';
  readonly acceptedOn: Day;
  readonly year?: number | undefined;
  readonly overlays?: readonly string[] | undefined;
  readonly rules: readonly BatchRule[];
}

/**
 * Rules compiled to loops over columns. A result is one code a subject and rule: 0 met; else the reason's number twice,
 * plus 1 when unknown. Equal to `evaluate` for verdict and reason (proved on generated subjects).
 */
export interface BatchProgram {
  readonly specs: readonly ColumnSpec[];
  readonly rules: readonly BatchRule[];
  readonly reasons: readonly string[];
  table(count: number): Table;
  /** Writes the facts of one subject into the table, as they stood on the day asked. */
  pack(table: Table, at: number, facts: Facts): void;
  /** Judges subjects `from` to `to`; `out[rule]` receives the codes at the same places. */
  run(table: Table, out: readonly Uint16Array[], from?: number, to?: number): void;
  explain(code: number): { verdict: Verdict; reason: string | null };
}

const block = 2048;
/** Steps run one after the other: one scratch serves them all. */
const scratch: Scratch = { no: new Uint16Array(block), open: new Uint16Array(block) };

/** Predicates whose answer depends on the award they are asked for. */
const ofAward: ReadonlySet<string> = new Set(['achievement', 'movement', 'registered', 'awards_in_year']);

/** Only the general rules that bind beside a doubtful standard. */
const barsOf = (one: ReadyStandard): ReadyStandard => ({
  ...one,
  root: { ...one.root, children: one.root.children.filter((child) => one.bars.includes(child.id)) },
});

/** A leaf is three-valued and shared between rules; a combination carries reasons. */
type Node = Part;
type Step = (from: number, to: number) => void;

/** Compiles rules for one kind of subject, one day, one achievement year. Throws the same refusals as `evaluate`. */
export function compileBatch(book: Rulebook, options: BatchOptions): BatchProgram {
  const year = options.year ?? yearOf(options.acceptedOn);
  if (year > yearOf(options.acceptedOn)) throw refuse(askRefusals.acceptedBeforeYear, { year, day: options.acceptedOn });
  const when = { acceptedOn: options.acceptedOn, year, lawDay: options.acceptedOn, overlays: options.overlays };
  const specs = new Map<string, ColumnSpec>();
  const reasons: string[] = [''];
  const numbers = new Map<string, number>();
  const number = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    reasons.push(id);
    numbers.set(id, reasons.length - 1);
    return reasons.length - 1;
  };

  const link = (table: Table, out: readonly Uint16Array[]): Step[][] => {
    const shared = new Map<string, Uint8Array>();
    return options.rules.map((rule, index) => linkRule(rule, { table, shared, steps: [] }, out[index] as Uint16Array));
  };

  interface Linking {
    readonly table: Table | null;
    readonly shared: Map<string, Uint8Array>;
    readonly steps: Step[];
  }

  const column = (linking: Linking, spec: ColumnSpec): Column => {
    const key = keyOf(spec);
    specs.set(key, spec);
    return linking.table?.columns.get(key) ?? makeColumn(spec, 0);
  };
  const rating = (linking: Linking, atLeast: Params<'rating'>['atLeast']) => column(linking, { kind: 'rating', atLeast });
  const award = (linking: Linking, code: string, upward: boolean) => column(linking, { kind: 'award', code, upward });
  const allowed = (linking: Linking) => column(linking, { kind: 'allowed' });
  const afters = (linking: Linking, codes: readonly string[] | undefined) => codes?.map((code) => award(linking, code, true)) ?? null;

  const kernelOf = (linking: Linking, clause: ReadyClause, forAward: string): { key: string; kernel: Kernel } | { tri: Uint8Array } => {
    const key = (scope: string) => `${clause.op}|${JSON.stringify(clause.params)}|${scope}`;
    switch (clause.op) {
      case 'rating':
        return { key: key(''), kernel: ratingKernel(rating(linking, (clause.params as Params<'rating'>).atLeast)) };
      case 'streak': {
        const params = clause.params as Params<'streak'>;
        return { key: key(''), kernel: streakKernel(params, rating(linking, params.atLeast), allowed(linking), afters(linking, params.after) ?? []) };
      }
      case 'within_streak': {
        const params = clause.params as Params<'within_streak'>;
        const window = streakWindow(rating(linking, params.atLeast), allowed(linking), afters(linking, params.after));
        const counted = params.award === undefined ? rating(linking, params.rating ?? 'HTXSNV') : award(linking, params.award, false);
        return { key: key(''), kernel: withinKernel(params.min, window, counted) };
      }
      case 'consecutive': {
        const params = clause.params as Params<'consecutive'>;
        return { key: key(''), kernel: consecutiveKernel(params, award(linking, params.award, false), allowed(linking)) };
      }
      case 'has': {
        const params = clause.params as Params<'has'>;
        return {
          key: key(''),
          kernel: hasKernel(
            params.inYear === true,
            params.award.map((code) => award(linking, code, true)),
          ),
        };
      }
      case 'not_rewarded': {
        const params = clause.params as Params<'not_rewarded'>;
        const code = params.award === 'SELF' ? forAward : params.award;
        return { key: key(code), kernel: notRewardedKernel(params.years, award(linking, code, false)) };
      }
      case 'initiative':
      case 'science_work':
      case 'combat_ingenuity': {
        const params = clause.params as Params<'science_work'>;
        const of = { list: listOf[clause.op], scope: params.scope, applied: params.applied ?? false };
        const window = params.inStreak
          ? streakWindow(rating(linking, params.inStreak.atLeast), allowed(linking), afters(linking, params.inStreak.after))
          : params.lastYears === undefined
            ? -1
            : top(params.lastYears);
        // Whether an initiative is spent depends on the award it is wanted for.
        const works = column(linking, { kind: 'works', of, award: forAward });
        return { key: key(forAward), kernel: worksKernel(params.min, works, window) };
      }
      default: {
        const scope = ofAward.has(clause.op) ? forAward : '';
        const { tri } = column(linking, { kind: 'asked', op: clause.op as PredicateName, params: clause.params, award: scope });
        return { tri };
      }
    }
  };

  const leaf = (linking: Linking, key: string, kernel: Kernel): Uint8Array => {
    const known = linking.shared.get(key);
    if (known) return known;
    const out = new Uint8Array(block);
    linking.shared.set(key, out);
    linking.steps.push((from, to) => kernel(out, from, to));
    return out;
  };

  const combine = (linking: Linking, how: Combine, parts: readonly Node[], id: string): Node => {
    const codes = new Uint16Array(block);
    const own = number(id) * 2;
    linking.steps.push((from, to) => fold(how, parts, own, codes, scratch, from, to - from));
    return { codes };
  };

  const node = (linking: Linking, clause: ReadyClause, forAward: string): Node => {
    if (clause.op === 'all' || clause.op === 'any' || clause.op === 'not') {
      const parts = clause.children.filter((child) => child.severity === 'block').map((child) => node(linking, child, forAward));
      return combine(linking, clause.op, parts, clause.id);
    }
    if (clause.op === 'meets') return meets(linking, clause);
    const found = kernelOf(linking, clause, forAward);
    const code = number(clause.id) * 2;
    return 'tri' in found ? { leaf: found.tri, code, direct: true } : { leaf: leaf(linking, found.key, found.kernel), code, direct: false };
  };

  /** Surely given, or the other award's standard; an award that is listed but doubtful leaves it open. */
  const meets = (linking: Linking, clause: ReadyClause): Node => {
    const other = (clause.params as Params<'meets'>).award;
    const group = meetsStandards(book, options.subject, other, when);
    // Without a binding standard there the answer is open.
    const inner = group.length === 0 ? new Uint16Array(block).fill(1) : codesOf(linking, branch(linking, group, other), clause.id);
    const given = award(linking, other, false).lo[0] as Int32Array;
    const listed = column(linking, { kind: 'listed', code: other }).lo[0] as Int32Array;
    const out = new Uint8Array(block);
    linking.steps.push((from, to) => {
      for (let i = from; i < to; i += 1) {
        const code = inner[i - from] as number;
        const standard = code === 0 ? 0 : 1 + (code & 1);
        out[i - from] = (given[i] as number) < 0 ? 0 : standard === 1 && (listed[i] as number) < 0 ? 2 : standard;
      }
    });
    return { leaf: out, code: number(clause.id) * 2, direct: false };
  };

  /** A branch: its general rule, or the exception that applies; not knowing which asks both. */
  const branch = (linking: Linking, group: readonly ReadyStandard[], forAward: string): Node => {
    const [general, ...exceptions] = [...group].sort((a, b) => a.priority - b.priority);
    if (general === undefined) throw new Error('a branch without a rule');
    return exceptions.reduce<Node>(
      (below, rule) => {
        const applies = codesOf(linking, node(linking, rule.when as ReadyClause, forAward), `${rule.id}/when`);
        const [mine, rest] = [codesOf(linking, node(linking, rule.root, forAward), rule.id), codesOf(linking, below, general.id)];
        const codes = new Uint16Array(block);
        const own = number(`${general.id}?`) * 2;
        linking.steps.push((from, to) => {
          for (let i = 0; i < to - from; i += 1) {
            const [a, b, w] = [mine[i] as number, rest[i] as number, applies[i] as number];
            const same = (a === 0) === (b === 0) && (a & 1) === (b & 1);
            codes[i] = w === 0 ? a : (w & 1) === 0 ? b : same ? (a === 0 ? 0 : own | (a & 1)) : own | 1;
          }
        });
        return { codes };
      },
      node(linking, general.root, forAward),
    );
  };

  const codesOf = (linking: Linking, one: Node, id: string): Uint16Array => {
    const combined = 'codes' in one ? one : combine(linking, 'all', [one], id);
    return 'codes' in combined ? combined.codes : new Uint16Array(block);
  };

  const linkRule = (rule: BatchRule, base: Linking, out: Uint16Array): Step[] => {
    const linking: Linking = { ...base, steps: [] };
    const standards = book
      .ready(rule.award, options.subject, options.acceptedOn, options.overlays ?? [])
      .standards.filter((one) => (rule.branch === undefined || one.branch === rule.branch) && !(rule.only === 'doubtful' && one.binding));
    if (standards.length === 0) throw refuse(askRefusals.noStandard, { code: rule.award, day: options.acceptedOn });
    const groups = branchesOf(standards);
    const judged = groups.map((group) => ({
      binding: group[0]?.binding === true,
      id: group[0]?.id ?? '',
      codes: codesOf(linking, branch(linking, group, rule.award), group[0]?.id ?? ''),
    }));
    // Asked alone, doubtful branches decide among themselves as binding ones do.
    const decides = (one: { readonly binding: boolean }) => one.binding || rule.only === 'doubtful';
    const binding = judged.filter(decides).map((one) => one.codes);
    const doubtful = judged.filter((one) => !decides(one));
    // Where only doubtful branches speak, binding clauses inside them can still close each of them.
    const bars =
      binding.length > 0 ? [] : groups.map((group) => codesOf(linking, branch(linking, group.map(barsOf), rule.award), group[0]?.id ?? ''));
    const metDoubtful = number(doubtful[0]?.id ?? '') * 2;
    const [only] = binding;
    if (binding.length === 1 && doubtful.length === 0 && only) linking.steps.push((from, to) => out.set(only.subarray(0, to - from), from));
    else
      linking.steps.push((from, to) => {
        for (let i = 0; i < to - from; i += 1) out[from + i] = judgeCode({ binding, doubtful, bars, metDoubtful }, i);
      });
    return linking.steps;
  };

  // A first linking without a table only gathers the columns and the reasons.
  link(
    { columns: new Map(), count: 0 },
    options.rules.map(() => new Uint16Array()),
  );

  return {
    specs: [...specs.values()],
    rules: options.rules,
    reasons,
    table: (count) => ({ columns: new Map([...specs].map(([key, spec]) => [key, makeColumn(spec, count)])), count }),
    pack(table, at, gathered) {
      const facts = factsOn(gathered, options.acceptedOn);
      for (const one of table.columns.values()) pack(one, askedOf(book, facts, 'award' in one.spec ? one.spec.award : '', when), at);
    },
    run(table, out, from = 0, to = table.count) {
      const steps = link(table, out).flat();
      for (let start = from; start < to; start += block) for (const step of steps) step(start, Math.min(start + block, to));
    },
    explain: (code) => ({
      verdict: code === 0 ? 'met' : (code & 1) === 1 ? 'unknown' : 'unmet',
      reason: code === 0 ? null : (reasons[code >> 1] ?? null),
    }),
  };
}

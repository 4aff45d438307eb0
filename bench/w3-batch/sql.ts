import { meetsStandards } from '#modules/law/engine/evaluate.ts';
import type { ReadyClause, ReadyStandard } from '#modules/law/engine/rulebook.ts';
import type { Params } from '#modules/law/engine/rules.ts';
import { initiativeLevels } from '#modules/law/engine/scales.ts';
import { codes, lastYear } from './data.ts';
import { dayRules, engine, type DayRules } from './rules.ts';

/**
 * The same twenty rules as ONE SQL statement, written anew from the rule data without any of the kernels: year masks are
 * gathered per person, then leaves and combinations level by level. Answers per rule and code how many people have it and
 * the sum of their numbers, so that a single wrong person shows.
 */
const top = (years: number) => `(-1 << ${32 - years})`;

class Levels {
  readonly levels: string[][] = [];
  private readonly names = new Map<string, { name: string; level: number }>();

  /** A column of its own for an expression; equal expressions share it. */
  add(level: number, expression: string): { name: string; level: number } {
    const known = this.names.get(expression);
    if (known) return known;
    const one = { name: `x${this.names.size}`, level };
    this.names.set(expression, one);
    (this.levels[level] ??= []).push(`${expression} as ${one.name}`);
    return one;
  }
}

interface Node {
  /** 0 met, even unmet, odd unknown; for a leaf 0, 1, 2. */
  readonly name: string;
  readonly level: number;
  readonly leaf: number | null;
}

function sqlOfDay({ day, awards, program }: DayRules, levels: Levels, results: string[]): void {
  const number = (id: string) => program.reasons.indexOf(id) * 2;
  const tri = (level: number, sure: string, maybe: string) => levels.add(level, `case when ${sure} then 0 when ${maybe} then 2 else 1 end`);
  const good = (rating: string) => (rating === 'HTXSNV' ? 'htx' : 'httn');
  const given = (list: readonly string[], end: 'lo' | 'hi') => `(${list.map((code) => `a${codes.indexOf(code as never)}_${end}`).join(' | ')})`;

  /** The unbroken run of good years, after the earliest award. */
  const window = (params: { atLeast: string; after?: readonly string[] | undefined }, end: 'lo' | 'hi'): string => {
    const years = `(${good(params.atLeast)}_${end} & al)`;
    const after = params.after ? levels.add(1, given(params.after, end)).name : null;
    const lowest = after === null ? null : levels.add(2, `case when ${after} = -2147483648 then 0 else ${after} & -${after} end`).name;
    const kept = levels.add(
      3,
      after === null ? years : `case when ${after} = 0 or ${after} = -2147483648 then 0 else ${years} & ~(${lowest} | (${lowest} - 1)) end`,
    ).name;
    const length = levels.add(4, `position(B'0' in ${kept}::bit(32)) - 1`).name;
    return levels.add(5, `case when ${length} <= 0 then 0 else -1 << (32 - ${length}) end`).name;
  };

  const leafOf = (clause: ReadyClause, forAward: string): { name: string; level: number } => {
    const p = clause.params as { readonly atLeast: string; readonly award: readonly string[]; readonly is: string };
    switch (clause.op) {
      case 'rating':
        return tri(1, `${good(p.atLeast)}_lo < 0`, `${good(p.atLeast)}_hi < 0`);
      case 'streak': {
        const params = clause.params as Params<'streak'>;
        const mask = top(params.years);
        const after = (end: 'lo' | 'hi') => (params.after ? ` and (${given(params.after, end)} & ~${mask}) <> 0` : '');
        const run = (end: 'lo' | 'hi') => `(${good(params.atLeast)}_${end} & al & ${mask}) = ${mask}${after(end)}`;
        return tri(1, run('lo'), run('hi'));
      }
      case 'within_streak': {
        const params = clause.params as Params<'within_streak'>;
        const of = (end: 'lo' | 'hi') => (params.award === undefined ? `${good(params.rating ?? 'HTXSNV')}_${end}` : given([params.award], end));
        const enough = (end: 'lo' | 'hi') => `bit_count((${window(params, end)} & ${of(end)})::bit(32)) >= ${params.min}`;
        return tri(6, enough('lo'), enough('hi'));
      }
      case 'consecutive': {
        const params = clause.params as Params<'consecutive'>;
        const chain = (end: 'lo' | 'hi') => {
          const base = levels.add(1, `(${given([params.award], end)} & al & ~1)`).name;
          let reached = base;
          for (let step = 1; step < params.min; step += 1)
            reached = levels.add(
              step + 1,
              `(${base} & (${Array.from({ length: params.spacing }, (_, gap) => `(${reached} << ${gap + 1})`).join(' | ')}))`,
            ).name;
          return `(${reached} & ${top(params.endsWithin + 1)}) <> 0`;
        };
        return tri(params.min + 1, chain('lo'), chain('hi'));
      }
      case 'has':
        return tri(1, `${given(p.award, 'lo')} <> 0`, `${given(p.award, 'hi')} <> 0`);
      case 'not_rewarded': {
        const params = clause.params as Params<'not_rewarded'>;
        const code = params.award === 'SELF' ? forAward : params.award;
        const mask = top(params.years);
        return levels.add(
          1,
          `case when (${given([code], 'hi')} & ${mask}) = 0 then 0 when (${given([code], 'lo')} & ${mask}) <> 0 then 1 else 2 end`,
        );
      }
      case 'initiative': {
        const params = clause.params as Params<'initiative'>;
        const kind = engine.book.kindOf(forAward) === 'title' ? 't' : 'f';
        const plane = (digit: number) => `i${kind}${initiativeLevels.indexOf(params.scope)}_${digit}`;
        const years = (end: 'lo' | 'hi') =>
          params.inStreak ? window(params.inStreak, end) : params.lastYears === undefined ? '-1' : top(params.lastYears);
        const sum = (end: 'lo' | 'hi') =>
          [0, 1, 2]
            .map((digit) => `${2 ** digit} * bit_count(((${plane(digit)}${end === 'hi' ? ' | ~known' : ''}) & ${years(end)})::bit(32))`)
            .join(' + ');
        return tri(6, `${sum('lo')} >= ${params.min}`, `${sum('hi')} >= ${params.min}`);
      }
      case 'science_work':
      case 'combat_ingenuity':
      case 'movement':
      case 'achievement':
        return levels.add(1, '1');
      case 'declared':
        return levels.add(1, 'conduct::int');
      case 'hold':
        return levels.add(1, 'hold::int');
      case 'discipline_free':
        return levels.add(1, 'case when term = 0 then 1 else 0 end');
      case 'training_result':
        return levels.add(1, '0');
      case 'attribute': {
        const wanted = ['state', 'non_state', 'armed_forces'].indexOf(p.is);
        return levels.add(1, `case when sector = 3 then 2 when sector = ${wanted} then 0 else 1 end`);
      }
      default:
        throw new Error(`no SQL for ${clause.op}`);
    }
  };

  const node = (clause: ReadyClause, forAward: string): Node => {
    if (clause.op === 'all' || clause.op === 'any' || clause.op === 'not') {
      const parts = clause.children.filter((one) => one.severity === 'block').map((one) => node(one, forAward));
      return combine(clause.op, parts, number(clause.id));
    }
    if (clause.op === 'meets') {
      const other = (clause.params as Params<'meets'>).award;
      const inner = branch(meetsStandards(engine.book, 'person', other, { lawDay: day }), other);
      const one = levels.add(
        inner.level + 1,
        `case when ${given([other], 'lo')} < 0 or ${inner.name} = 0 then 0 when ${inner.name} % 2 = 1 then 2 else 1 end`,
      );
      return { ...one, leaf: number(clause.id) };
    }
    return { ...leafOf(clause, forAward), leaf: number(clause.id) };
  };

  const unmet = (one: Node) => (one.leaf === null ? `(${one.name} <> 0 and ${one.name} % 2 = 0)` : `${one.name} = 1`);
  const unknown = (one: Node) => (one.leaf === null ? `${one.name} % 2 = 1` : `${one.name} = 2`);
  const code = (one: Node, odd: boolean) => (one.leaf === null ? one.name : String(one.leaf + (odd ? 1 : 0)));

  const combine = (op: 'all' | 'any' | 'not', parts: readonly Node[], own: number): Node => {
    const level = Math.max(0, ...parts.map((one) => one.level)) + 1;
    const [only] = parts;
    const expression =
      op === 'all'
        ? `case ${parts.map((one) => `when ${unmet(one)} then ${code(one, false)}`).join(' ')} ${parts.map((one) => `when ${unknown(one)} then ${code(one, true)}`).join(' ')} else 0 end`
        : op === 'any'
          ? `case when ${parts.map((one) => `${one.name} = 0`).join(' or ')} then 0 when ${parts.map(unknown).join(' or ')} then ${own + 1} else ${own} end`
          : `case when ${(only as Node).name} = 0 then ${own} when ${unmet(only as Node)} then 0 else ${own + 1} end`;
    return { ...levels.add(level, expression), leaf: null };
  };

  const branch = (group: readonly ReadyStandard[], forAward: string): Node => {
    const [general, ...exceptions] = [...group].sort((a, b) => a.priority - b.priority);
    if (!general) throw new Error('no rule');
    const own = number(`${general.id}?`);
    return exceptions.reduce<Node>(
      (below, rule) => {
        const when = node(rule.when as ReadyClause, forAward);
        const mine = node(rule.root, forAward);
        const level = Math.max(below.level, when.level, mine.level) + 1;
        const same = `((${mine.name} = 0) = (${below.name} = 0) and ${mine.name} % 2 = ${below.name} % 2)`;
        return {
          ...levels.add(
            level,
            `case when ${when.name} = 0 then ${mine.name} when ${when.name} = 1 then ${below.name} when ${same} then case when ${mine.name} = 0 then 0 else ${own} + ${mine.name} % 2 end else ${own + 1} end`,
          ),
          leaf: null,
        };
      },
      node(general.root, forAward),
    );
  };

  for (const award of awards) {
    const standards = engine.book.ready(award, 'person', day, []).standards.filter((one) => one.branch === 'cong_trang' && one.binding);
    results.push(branch(standards, award).name);
  }
}

export function oneStatement(): string {
  const levels = new Levels();
  const results: string[] = [];
  for (const day of dayRules) sqlOfDay(day, levels, results);
  const bit = `1 << (31 - ${lastYear} + year)`;
  const masks = codes.map((_, code) => `bit_or(${bit}) filter (where code = ${code}) as m${code}`).join(', ');
  const kinds = [
    ['t', 'used <= 1'],
    ['f', 'used = 0'],
  ] as const;
  const scopes = initiativeLevels.map((_, level) => level);
  const perYear = kinds
    .flatMap(([kind, free]) => scopes.map((level) => `least(count(*) filter (where ${free} and level >= ${level}), 7)::int as ${kind}${level}`))
    .join(', ');
  const names = kinds.flatMap(([kind]) => scopes.map((level) => `${kind}${level}`));
  const planes = names
    .flatMap((name) => [0, 1, 2].map((digit) => `bit_or(((${name} >> ${digit}) & 1) << (31 - ${lastYear} + year)) as i${name}_${digit}`))
    .join(', ');
  const base = `select no, known, sector, conduct, hold, term,
      case when term < 0 then ~1 when term = 0 then 0 else (-1 << (32 - term)) & ~1 end as al,
      htx & known as htx_lo, (htx | ~known) & ~1 as htx_hi, httn & known as httn_lo, (httn | ~known) & ~1 as httn_hi,
      ${codes.map((_, code) => `coalesce(m${code}, 0) as a${code}_lo, coalesce(m${code}, 0) | ~known as a${code}_hi`).join(', ')},
      ${names.flatMap((name) => [0, 1, 2].map((digit) => `coalesce(i${name}_${digit}, 0) as i${name}_${digit}`)).join(', ')}
    from person
    left join (select person, ${masks} from award group by person) a on a.person = no
    left join (select person, ${planes} from (select person, year, ${perYear} from initiative group by person, year) y group by person) i on i.person = no`;
  const nested = levels.levels.reduce(
    (inner, columns) => (columns === undefined ? inner : `select *, ${columns.join(', ')} from (${inner} offset 0) l`),
    base,
  );
  return `select ${results.map((name, rule) => `sum(${name}::int8 * (no % 1000003)) as s${rule}, count(*) filter (where ${name} = 0) as met${rule}, count(*) filter (where ${name} % 2 = 1) as unknown${rule}`).join(', ')} from (${nested} offset 0) l`;
}

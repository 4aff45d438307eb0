import { shippedCalendar } from '#modules/calendar/index.ts';
import { Refusal } from '#platform/refusal.ts';
import { bookOf } from '../current.ts';
import { evaluate } from '../engine/evaluate.ts';
import { lawOf } from '../library.ts';
import type { Library } from '../load.ts';
import { bonus } from '../tables/bonus.ts';
import { deadline } from '../tables/deadline.ts';
import type { DraftCase } from './cases.ts';

export interface CaseOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly got: string;
}

const outcome = (name: string, expected: string, got: string): CaseOutcome => ({ name, expected, got, ok: expected === got });
const said = (value: string | number | boolean | null | undefined) => (value === null || value === undefined ? 'chưa rõ' : String(value));

/**
 * Asks the cases of one library. `of(day)` is the library that holds on a day: cases about days before the draft ask the
 * rules as they were. `overlays` names the sector and local rules that bind the body on a day.
 */
export function runCases(
  cases: readonly DraftCase[],
  of: (day: string) => Library,
  overlays: (day: string) => readonly string[] = () => [],
): CaseOutcome[] {
  return cases.map((one): CaseOutcome => {
    if ('regime' in one) return outcome(one.name, one.regime.is, lawOf(of(one.regime.on)).regimeOn(one.regime.on).code);
    if ('check' in one) return checked(one.name, one.check, of(one.check.acceptedOn), overlays(one.check.acceptedOn));
    if ('bonus' in one) {
      const { decidedOn, amount, ...question } = one.bonus;
      const library = of(decidedOn);
      const found = bonus(library.tables, { ...question, decidedOn, regime: lawOf(library).regimeOn(decidedOn).code });
      return outcome(one.name, said(amount), found.known ? said(found.amount) : said(null));
    }
    if ('deadline' in one) {
      const { step, from, due } = one.deadline;
      const library = of(from);
      const found = deadline(library.tables, shippedCalendar, { step, from, regime: lawOf(library).regimeOn(from).code });
      return outcome(one.name, due, found.kind === 'due' ? found.due : found.kind);
    }
    if ('quota' in one) {
      const { award, on, percent } = one.quota;
      const cap = lawOf(of(on))
        .quotasOn(on, overlays(on))
        .find((other) => other.award === award && other.measure === 'cap' && !other.soft);
      return outcome(one.name, said(percent), said(cap?.percent));
    }
    const { code, on, exists, ballotPercent, soft, papers } = one.award;
    const award = lawOf(of(on))
      .catalogueOn(on)
      .find((entry) => entry.code === code && entry.enabled);
    const expected: string[] = [];
    const got: string[] = [];
    const compare = (label: string, wanted: string | number | boolean | null | undefined, found: string | number | boolean | null | undefined) => {
      if (wanted === undefined) return;
      expected.push(`${label} ${said(wanted)}`);
      got.push(`${label} ${said(found)}`);
    };
    compare('có', exists ?? true, award !== undefined);
    compare('tỷ lệ phiếu', ballotPercent, award?.ballot?.thresholdPercent ?? null);
    compare('chỉ nhắc', soft, award?.soft);
    compare(
      'hồ sơ',
      papers && [...papers].sort().join(','),
      award &&
        award.papers
          .map((paper) => paper.code)
          .sort()
          .join(','),
    );
    return outcome(one.name, expected.join('; '), got.join('; '));
  });
}

type Check = Extract<DraftCase, { check: unknown }>['check'];

function checked(name: string, asked: Check, library: Library, overlays: readonly string[]): CaseOutcome {
  const { award, acceptedOn, year, facts, verdict, advice, reason } = asked;
  const words = (found: { verdict: string; advice: string | null; reason: string | null }) =>
    [found.verdict, ...(advice === undefined ? [] : [`(${found.advice ?? '–'})`]), ...(reason === undefined ? [] : [found.reason ?? '–'])].join(' ');
  const expected = words({ verdict, advice: advice ?? null, reason: reason ?? null });
  try {
    return outcome(name, expected, words(evaluate(bookOf(library), facts, award, { acceptedOn, year, overlays })));
  } catch (problem) {
    // A question the rules cannot take is an answer too: the wrong one.
    if (problem instanceof Refusal) return outcome(name, expected, problem.body.code);
    throw problem;
  }
}

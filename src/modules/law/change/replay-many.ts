import type { Day } from '#platform/dates.ts';
import { engineFor } from '../current.ts';
import { yearOf } from '../engine/ask.ts';
import { judgeMany, type ManyAnswers } from '../engine/batch/judge-many.ts';
import type { LawEngine } from '../engine/engine.ts';
import { ruleSetOf } from '../engine/evaluate.ts';
import type { Facts } from '../engine/facts.ts';
import type { Library } from '../load.ts';
import { compare, outcomeOf, type Compared } from './replay.ts';

/** One subject and the awards it is asked for. */
export interface Question {
  readonly facts: Facts;
  readonly awards: readonly string[];
  readonly acceptedOn: Day;
  readonly year: number;
}

/** What changed for one question: its place in the page, and the award. */
export interface Changed extends Compared {
  readonly at: number;
  readonly award: string;
}

interface Overlays {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Fewer questions of one kind and day are answered one by one: compiling their rules would cost more. */
const worthCompiling = 8;

const wayOf = ({ facts, acceptedOn, year }: Question) => `${facts.subject.kind}|${acceptedOn}|${year}`;

/**
 * What `compare` finds for a page of questions, in their order. Verdicts come from the compiled rules; only what changed is
 * explained, and an award whose rules are the same before and after is not asked at all. Pure.
 */
export function compareMany(questions: readonly Question[], before: Library, after: Library, overlays: Overlays): Changed[] {
  const places = questions.map((question, at) => ({ question, at }));
  const found = [...Map.groupBy(places, ({ question }) => wayOf(question)).values()].flatMap((alike) => {
    const differs = difference(
      alike.map(({ question }) => question),
      before,
      after,
      overlays,
    );
    return alike.flatMap(({ question, at }, place) =>
      question.awards
        .filter((award) => differs(place, award))
        .flatMap((award) => {
          const { facts, acceptedOn, year } = question;
          const compared = compare({ facts, award, acceptedOn, year }, before, after, overlays);
          return compared ? [{ ...compared, at, award }] : [];
        }),
    );
  });
  return found.sort((a, b) => a.at - b.at);
}

/** Whether the answers of one kind of subject on one day differ; `alike` are the questions. */
function difference(alike: readonly Question[], before: Library, after: Library, overlays: Overlays): (place: number, award: string) => boolean {
  const [first] = alike;
  if (first === undefined) return () => false;
  const asked = { subject: first.facts.subject.kind, acceptedOn: first.acceptedOn, year: first.year };
  const [old, fresh] = [engineFor(before), engineFor(after)];
  const all = [...new Set(alike.flatMap((one) => one.awards))];
  const awards = all.filter((award) => !sameRules(old, fresh, award, asked, overlays));
  if (awards.length === 0) return () => false;
  // Accepted before the year began is a question without an answer, which only asking one by one tells.
  if (alike.length < worthCompiling || first.year > yearOf(first.acceptedOn)) return (_, award) => awards.includes(award);
  const facts = alike.map((one) => one.facts);
  const was = judgeMany(old, facts, { ...asked, awards, overlays: overlays.before });
  const will = judgeMany(fresh, facts, { ...asked, awards, overlays: overlays.after });
  const says = (answers: ManyAnswers, place: number, award: string) => outcomeOf(answers(place, award));
  return (place, award) => awards.includes(award) && says(was, place, award) !== says(will, place, award);
}

/** The same standards, general rules, parameters and kinds of award answer every subject alike. */
function sameRules(
  old: LawEngine,
  fresh: LawEngine,
  award: string,
  asked: { readonly subject: Facts['subject']['kind']; readonly acceptedOn: Day },
  overlays: Overlays,
): boolean {
  const of = (engine: LawEngine, codes: readonly string[]) =>
    engine.book.awardOf(award) === undefined ? null : ruleSetOf(engine.book, award, asked.subject, asked.acceptedOn, codes);
  return of(old, overlays.before) === of(fresh, overlays.after);
}

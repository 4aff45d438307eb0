import type { Day } from '#platform/dates.ts';
import type { Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/refusal.ts';
import type { VerdictReport } from '#modules/law/contract.ts';
import { judgeWith, type AskOptions, type Facts, type Library } from '#modules/law/index.ts';
import { factsOf, factsOfMany } from '#modules/records/index.ts';

export type LawQuestion = AskOptions;

/** A person or collective as dossiers name it. */
export interface LawSubject {
  readonly kind: 'person' | 'unit';
  readonly id: string;
}

/** A proposal that is asked about: what it has reserved itself does not stand in its own way. */
export interface OwnProposal {
  readonly awardCode: string;
  readonly year: number;
}

const withoutOwn = <W extends { readonly uses: readonly { readonly award: string; readonly year: number }[] | null }>(
  works: readonly W[],
  own: OwnProposal,
): W[] => works.map((work) => ({ ...work, uses: work.uses?.filter((use) => use.award !== own.awardCode || use.year !== own.year) ?? null }));

/** The life-long record of a subject as the rules read it, known on `day`; `undefined` when there is no such subject. */
export async function lawFactsOf(tx: Tx, subject: LawSubject, day: Day, own?: OwnProposal): Promise<Facts | undefined> {
  const facts = await factsOf(tx, subject, day);
  if (!facts || !own) return facts;
  return { ...facts, initiatives: withoutOwn(facts.initiatives, own), scienceWorks: withoutOwn(facts.scienceWorks, own) };
}

/** Records read at once. */
const pageSize = 1000;

/** The records of many subjects by id, as the rules read them; who is no longer there is left out. */
export async function lawFactsOfMany(tx: Tx, subjects: readonly LawSubject[], day: Day): Promise<Map<string, Facts>> {
  const known = new Map<string, Facts>();
  for (let from = 0; from < subjects.length; from += pageSize) {
    const page = subjects.slice(from, from + pageSize).map(({ kind, id }) => ({ kind, id }));
    (await factsOfMany(tx, page, day)).forEach((facts, at) => {
      const id = page[at]?.id;
      if (facts && id !== undefined) known.set(id, facts);
    });
  }
  return known;
}

/** The verdict of a rule library; `null` when it holds no standard for this award, subject and day. */
export function verdictFor(library: Partial<Library>, facts: Facts, award: string, question: LawQuestion): VerdictReport | null {
  try {
    return judgeWith(library, facts, award, question);
  } catch (problem) {
    if (problem instanceof Refusal && ['law.no_standard', 'law.no_such_award'].includes(problem.body.code)) return null;
    throw problem;
  }
}

import { canonicalJson } from '#platform/ids.ts';
import type { Facts } from '#modules/law/index.ts';
import type { FactChange, Instead } from '#modules/records/index.ts';

/** Ids a verdict names a fact by: a declaration is one of each of its topics. */
export const factIdsOf = ({ kind, id, before }: FactChange): readonly string[] =>
  kind === 'declaration' ? (before.values['topics'] as readonly string[]).map((topic) => `declaration:${id}:${topic}`) : [`${kind}:${id}`];

/** The record as if the fact were another. */
export const insteadOf = ({ subject, id }: FactChange, fact: Instead['fact']): Instead => ({ subjectId: subject.id, id, fact });
/** Where a fact was read is no part of what it says. */
export const sameFacts = (a: Facts, b: Facts) => {
  const said = (facts: Facts) =>
    canonicalJson(JSON.parse(JSON.stringify(facts, (key, value) => (key === 'source' ? undefined : (value as unknown)))));
  return said(a) === said(b);
};

/** A correction of where it was read or of a remark changes nothing anybody judged by. */
export const sameWords = ({ before, after }: FactChange) =>
  after !== null && before.certainty === after.certainty && canonicalJson(before.values) === canonicalJson(after.values);

import { showDate, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import type { RawFact, RawSubject } from '../assemble.ts';
import { factKinds, factSpecs } from '../kinds.ts';
import { declaredTopics, grades, initiativeLevels } from '../labels.ts';

export interface FactRef {
  readonly label: Text;
  readonly detail: Text;
  readonly link: string | null;
  readonly uncertain: boolean;
}

const both = (vi: string, en = vi): Text => ({ vi, en });
const period = (from: unknown, to: unknown): Text => {
  const one = (lang: 'vi' | 'en') =>
    [from, to]
      .filter((day) => typeof day === 'string')
      .map((day) => showDate(day as string, lang))
      .join(' – ');
  return both(one('vi'), one('en'));
};

/** What a fact says, in the few words of a list. A sensitive one says only what kind it is. */
export function wordsOfFact(fact: RawFact): { label: Text; detail: Text } {
  const { values, kind } = fact;
  const name = factKinds[kind];
  if (factSpecs[kind].sensitive) return { label: name, detail: both('') };
  if (kind === 'rating') {
    const grade = values['grade'] === null ? both(String(values['wording'])) : grades[values['grade'] as keyof typeof grades];
    return {
      label: both(`${grade.vi} ${String(values['year'])}`, `${grade.en} ${String(values['year'])}`),
      detail: both(String(values['decisionNumber'] ?? '')),
    };
  }
  if (kind === 'strength')
    return { label: both(`Số liệu ${String(values['year'])}`, `Strength ${String(values['year'])}`), detail: both(`${String(values['staff'])}`) };
  if ('year' in values) {
    const what = String(values['title'] ?? values['movement'] ?? values['cluster'] ?? '');
    return { label: both(`${name.vi} ${String(values['year'])}`, `${name.en} ${String(values['year'])}`), detail: both(what) };
  }
  return { label: name, detail: period(values['validFrom'], values['validTo']) };
}

/** For each id a verdict may quote: what it is and where it is opened. */
export function factRefsOf(raw: RawSubject, _on: Day): Record<string, FactRef> {
  const page = raw.kind === 'person' ? `/ly-lich/ca-nhan/${raw.id}` : `/ly-lich/don-vi/${raw.id}`;
  const refs: Record<string, FactRef> = {};
  for (const fact of raw.facts) {
    const link = `${page}?muc=du-kien&dk=${fact.id}`;
    const ref = { ...wordsOfFact(fact), link, uncertain: fact.certainty === 'UNCERTAIN' };
    refs[`${fact.kind}:${fact.id}`] = ref;
    if (fact.kind === 'declaration')
      for (const topic of fact.values['topics'] as (keyof typeof declaredTopics)[]) {
        const words = declaredTopics[topic];
        refs[`declaration:${fact.id}:${topic}`] = { ...ref, detail: both(words.vi, words.en) };
      }
  }
  for (const award of raw.awards)
    refs[`award:${award.id}`] = {
      label: both(`${award.awardName} ${award.year}`),
      detail: both([award.number, award.decidedOn ? showDate(award.decidedOn) : ''].filter(Boolean).join(' · ')),
      link: award.decisionId ? `/quyet-dinh/${award.decisionId}` : `${page}?muc=khen-thuong`,
      uncertain: award.certainty === 'UNCERTAIN',
    };
  for (const work of raw.works) {
    const level = work.level === null ? both('') : initiativeLevels[work.level];
    refs[`initiative:${work.id}`] = {
      label: both(work.title),
      detail: both(level.vi, level.en),
      link: `/ly-lich/sang-kien/${work.id}`,
      uncertain: work.certainty === 'UNCERTAIN',
    };
  }
  for (const post of raw.posts)
    refs[`post:${post.id}`] = {
      label: both(post.title),
      detail: period(post.validFrom, post.validTo),
      link: `${page}?muc=qua-trinh`,
      uncertain: false,
    };
  return refs;
}

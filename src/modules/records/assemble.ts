import type { Day } from '#platform/dates.ts';
import type { FactsInput } from '#modules/law/index.ts';
import type { FactKind } from './kinds.ts';
import { knownOf, type Known } from './known.ts';

/** What the database knows of one subject, before it is cut to a day and put into the words of the law engine. */
export interface RawFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly values: Readonly<Record<string, unknown>>;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly source: string;
}

export interface RawAward {
  readonly id: string;
  readonly awardCode: string | null;
  readonly awardName: string;
  readonly decisionId: string | null;
  readonly year: number;
  readonly state: string;
  readonly decidedOn: string | null;
  readonly number: string;
  readonly issuer: string;
  readonly level: string;
  readonly branch: string | null;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly revoked: { readonly on: Day; readonly paper: string; readonly reason: string } | null;
  /** Its standard of that day could have used an initiative or science work. */
  readonly couldUseWork: boolean;
  /** Somebody stated that it used none. */
  readonly usedNone: boolean;
}

export interface RawWork {
  readonly id: string;
  readonly title: string;
  readonly kind: 'INITIATIVE' | 'SCIENCE';
  readonly level: 'CO_SO' | 'BBNT' | 'TOAN_QUOC' | null;
  readonly recognisedOn: string | null;
  readonly decisionNumber: string;
  readonly recognisedBy: string;
  readonly applied: boolean | null;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly authors: readonly { readonly personId: string; readonly name: string; readonly share: number | null }[];
  /** Uses of this subject in force. */
  readonly uses: readonly { readonly awardCode: string; readonly year: number; readonly label: string }[];
}

export interface RawPost {
  readonly id: string;
  readonly title: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface RawSubject {
  readonly kind: 'person' | 'unit';
  readonly id: string;
  readonly name: string;
  readonly foundedOn: string | null;
  readonly dissolvedOn: Day | null;
  readonly facts: readonly RawFact[];
  readonly awards: readonly RawAward[];
  readonly works: readonly RawWork[];
  readonly posts: readonly RawPost[];
  /** Discipline and holds are hidden from the reader: nothing may be concluded from their absence. */
  readonly sensitiveHidden: boolean;
}

const sure = (fact: { certainty: string }) => (fact.certainty === 'CERTAIN' ? ('sure' as const) : ('unsure' as const));
const wholeDay = (date: string | null | undefined): Day | null => (date && date.length === 10 ? date : null);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const notAfter = (value: unknown, day: Day): boolean => typeof value !== 'string' || value <= day;
const upTo = (value: unknown, day: Day): Day | null => (typeof value === 'string' && value <= day ? value : null);

function awardsOf(subject: RawSubject, on: Day): NonNullable<FactsInput['awards']> {
  const levels: Readonly<Record<string, 'CO_SO' | 'BBNT' | 'NHA_NUOC'>> = { base: 'CO_SO', ministry: 'BBNT', state: 'NHA_NUOC' };
  return subject.awards
    .filter((award) => award.awardCode !== null && ['DECIDED', 'AWARDED', 'REVOKED'].includes(award.state))
    .filter((award) => award.year <= Number(on.slice(0, 4)) && notAfter(award.decidedOn, `${on}~`))
    .map((award) => ({
      id: `award:${award.id}`,
      certainty: sure(award),
      source: text(award.number),
      decisionNo: text(award.number),
      decidedOn: wholeDay(award.decidedOn),
      issuer: text(award.issuer),
      code: award.awardCode ?? '',
      year: award.year,
      type: award.branch as never,
      level: levels[award.level] ?? null,
      cancelled:
        award.revoked && award.revoked.on <= on
          ? { on: award.revoked.on, decisionNo: text(award.revoked.paper), reason: text(award.revoked.reason) ?? 'không ghi lý do' }
          : null,
    }));
}

/** Awards in force of which nobody noted on what work they stood, though they may have stood on one (law.md §9). */
export const unnotedAwards = (subject: Pick<RawSubject, 'awards' | 'works'>): RawAward[] =>
  subject.awards.filter(
    (award) =>
      award.couldUseWork &&
      !award.usedNone &&
      award.awardCode !== null &&
      ['DECIDED', 'AWARDED'].includes(award.state) &&
      !subject.works.some((work) => work.uses.some((use) => use.awardCode === award.awardCode && use.year === award.year)),
  );

/** What was recognised by the day of an award may have served it; a day known in part counts to its end. */
const mayHaveServed = (work: RawWork, award: RawAward): boolean => (work.recognisedOn ?? '9999') <= `${award.decidedOn ?? award.year}~`;

/** Achievement year a work counts for: the year it was recognised. */
const workYear = (work: RawWork) => Number(work.recognisedOn?.slice(0, 4));

function worksOf(subject: RawSubject, kind: RawWork['kind'], known: Known, on: Day) {
  const span = kind === 'INITIATIVE' ? known.initiatives : known.scienceWorks;
  const usesKnown = (year: number) => span !== undefined && (span.from === null || span.from <= year) && (span.to === null || year <= span.to);
  const unnoted = unnotedAwards(subject).filter((award) => notAfter(award.decidedOn ?? String(award.year), `${on}~`));
  const maybeUses = (work: RawWork) => {
    const awards = unnoted.filter((award) => mayHaveServed(work, award));
    return awards.length === 0 ? {} : { maybeUses: awards.map((award) => ({ award: award.awardCode ?? '', year: award.year, proposal: null })) };
  };
  return subject.works
    .filter((work) => work.kind === kind && work.level !== null && work.recognisedOn !== null && notAfter(work.recognisedOn, `${on}~`))
    .filter((work) => workYear(work) <= Number(on.slice(0, 4)))
    .map((work) => ({
      id: `initiative:${work.id}`,
      certainty: sure(work),
      source: text(work.decisionNumber),
      decisionNo: text(work.decisionNumber),
      decidedOn: wholeDay(work.recognisedOn),
      issuer: text(work.recognisedBy),
      title: work.title,
      year: workYear(work),
      level: work.level ?? 'CO_SO',
      applied: work.applied,
      authors: work.authors.map((author) => ({ id: author.personId, name: author.name, share: author.share })),
      uses:
        work.uses.length > 0 || usesKnown(workYear(work))
          ? work.uses.map((use) => ({ award: use.awardCode, year: use.year, proposal: text(use.label) }))
          : null,
      ...maybeUses(work),
    }));
}

/** One fact a year: of two records merged the certain one, then the first. */
function onePerYear(facts: readonly RawFact[]): RawFact[] {
  const byYear = new Map<unknown, RawFact>();
  for (const fact of facts) {
    const seen = byYear.get(fact.values['year']);
    if (!seen || (seen.certainty === 'UNCERTAIN' && fact.certainty === 'CERTAIN')) byYear.set(fact.values['year'], fact);
  }
  return [...byYear.values()];
}

/** Puts everything known on a day into the format of the law engine. Pure: the same rows and day give the same facts. */
export function assembleFacts(subject: RawSubject, on: Day): FactsInput {
  const thisYear = Number(on.slice(0, 4));
  const of = (kind: FactKind) => subject.facts.filter((fact) => fact.kind === kind && notAfter(fact.values['validFrom'], on));
  const ofYear = (kind: FactKind) => of(kind).filter((fact) => Number(fact.values['year']) <= thisYear);
  const base = (fact: RawFact) => ({ id: `${fact.kind}:${fact.id}`, certainty: sure(fact), source: text(fact.source) });
  const profile = of('profile')[0]?.values ?? {};
  const begun = text(profile['servedFrom']) ?? wholeDay(subject.foundedOn);
  const known = knownOf(subject, on, begun);
  const person = {
    kind: 'person' as const,
    id: subject.id,
    name: subject.name,
    sex: (profile['sex'] ?? null) as 'female' | 'male' | null,
    sector: (profile['sector'] ?? null) as 'state' | 'non_state' | 'armed_forces' | null,
    directWorker: (profile['directWorker'] ?? null) as boolean | null,
    remote: (profile['remote'] ?? null) as boolean | null,
    foreigner: (profile['foreigner'] ?? null) as boolean | null,
    servedFrom: upTo(begun, on),
    retirementNoticeOn: upTo(profile['retirementNoticeOn'], on),
    higherRetirementAge: (profile['higherRetirementAge'] ?? null) as boolean | null,
  };
  const collective = {
    kind: 'collective' as const,
    id: subject.id,
    name: subject.name,
    sector: person.sector,
    remote: person.remote,
    establishedOn: upTo(begun, on),
    dissolvedOn: subject.dissolvedOn !== null && subject.dissolvedOn <= on ? subject.dissolvedOn : null,
  };
  return {
    format: 'thidua/facts-law@1',
    asOf: on,
    subject: subject.kind === 'person' ? person : collective,
    known,
    ratings: onePerYear(ofYear('rating').filter((fact) => notAfter(fact.values['decidedOn'], `${on}~`))).map((fact) => ({
      ...base(fact),
      // A scale nobody translated proves and disproves nothing.
      certainty: fact.values['grade'] === null ? ('unsure' as const) : sure(fact),
      year: Number(fact.values['year']),
      level: (fact.values['grade'] ?? 'KHONG_XEP_LOAI') as never,
      scale: fact.values['scale'] === 'OTHER' ? text(fact.values['wording']) : '90/2020/NĐ-CP',
      basis: text(fact.values['decisionNumber']),
      decidedOn: wholeDay(text(fact.values['decidedOn'])),
    })),
    awards: awardsOf(subject, on),
    initiatives: worksOf(subject, 'INITIATIVE', known, on).map((work) => ({ ...work, recognised: true })),
    scienceWorks: worksOf(subject, 'SCIENCE', known, on).map((work) => ({ ...work, accepted: true })),
    achievements: ofYear('achievement')
      .filter((fact) => notAfter(fact.values['happenedOn'], on))
      .map((fact) => ({
        ...base(fact),
        year: Number(fact.values['year']),
        on: text(fact.values['happenedOn']),
        kind: fact.values['achievementKind'] as never,
        scope: fact.values['scope'] as never,
        title: String(fact.values['title']),
      })),
    clusters: ofYear('cluster').map((fact) => ({
      ...base(fact),
      year: Number(fact.values['year']),
      cluster: String(fact.values['cluster']),
      organiser: fact.values['organiser'] as never,
      leader: fact.values['leader'] === true,
    })),
    movements: ofYear('movement').map((fact) => ({
      ...base(fact),
      year: Number(fact.values['year']),
      movement: String(fact.values['movement']),
      launchedBy: fact.values['launchedBy'] as never,
      from: String(fact.values['validFrom']),
      to: text(fact.values['validTo']),
      review: fact.values['review'] as never,
      leader: fact.values['leader'] === true,
      outstanding: fact.values['outstanding'] === true,
    })),
    posts: postsOf(subject, on),
    discipline: of('discipline').map((fact) => ({
      ...base(fact),
      decisionNo: text(fact.values['decisionNumber']),
      form: fact.values['form'] as never,
      from: String(fact.values['validFrom']),
      to: text(fact.values['termEnd']),
    })),
    holds: of('hold').map((fact) => ({
      ...base(fact),
      kind: fact.values['cause'] as never,
      from: String(fact.values['validFrom']),
      to: upTo(fact.values['clearedOn'], on),
    })),
    leave: of('leave').map((fact) => ({
      ...base(fact),
      kind: fact.values['leaveKind'] as never,
      from: String(fact.values['validFrom']),
      to: text(fact.values['validTo']),
    })),
    training: of('training').flatMap((fact) => {
      const to = upTo(fact.values['validTo'], on);
      return to === null
        ? []
        : [
            {
              ...base(fact),
              from: String(fact.values['validFrom']),
              to,
              complied: (fact.values['complied'] ?? null) as boolean | null,
              result: (fact.values['result'] ?? null) as never,
            },
          ];
    }),
    declarations: ofYear('declaration').flatMap((fact) =>
      (fact.values['topics'] as readonly string[]).map((topic) => ({
        ...base(fact),
        id: `declaration:${fact.id}:${topic}`,
        year: Number(fact.values['year']),
        topic: topic as never,
        value: fact.values['holdsTrue'] === true,
        by: text(fact.values['declaredBy']),
      })),
    ),
    strength: onePerYear(ofYear('strength')).map((fact) => ({
      ...base(fact),
      year: Number(fact.values['year']),
      members: fact.values['staff'] as number,
      women: fact.values['women'] as number | null,
      completed: fact.values['completed'] as number | null,
      disciplinedWarning: fact.values['disciplined'] as number | null,
      titles: {
        ...(fact.values['ldtt'] === null ? {} : { LDTT: fact.values['ldtt'] as number }),
        ...(fact.values['cstdcs'] === null ? {} : { CSTDCS: fact.values['cstdcs'] as number }),
      },
    })),
  };
}

/** Dated posts by title; of two that overlap under one title the later begins after the earlier. */
function postsOf(subject: RawSubject, on: Day): NonNullable<FactsInput['posts']> {
  const dated = subject.posts.filter((post) => post.validFrom !== null && post.validFrom <= on);
  const shown: { id: string; code: string; title: string; from: Day; to: Day | null }[] = [];
  for (const post of [...dated].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))) {
    const code = post.title.slice(0, 60);
    const from = post.validFrom ?? '';
    if (shown.some((one) => one.code === code && (one.to === null || from <= one.to))) continue;
    shown.push({ id: `post:${post.id}`, code, title: post.title, from, to: post.validTo });
  }
  return shown;
}

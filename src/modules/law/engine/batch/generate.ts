import { factsFormat, type FactsInput } from '../facts.ts';
import { achievementKinds, declaredTopics, disciplineForms, holdKinds, initiativeLevels, ratingLevels, scopes } from '../scales.ts';

/** A small seeded generator (mulberry32): equal seeds give equal subjects on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Dice {
  readonly chance: (share: number) => boolean;
  readonly one: <T>(list: readonly T[]) => T;
  readonly int: (from: number, to: number) => number;
}

const diceOf = (next: () => number): Dice => ({
  chance: (share) => next() < share,
  one: (list) => list[Math.floor(next() * list.length)] as never,
  int: (from, to) => from + Math.floor(next() * (to - from + 1)),
});

const titles = ['LDTT', 'CSTDCS', 'CSTD_BBNT', 'CSTDTQ'] as const;
const forms = ['BK_BBNT', 'BK_TTG', 'HCLD_3', 'HCLD_2', 'HCLD_1', 'GK'] as const;
const unitAwards = ['TTLDTT', 'TTLDXS', 'CO_BBNT', 'CO_CP', 'BK_BBNT', 'BK_TTG', 'HCLD_2'] as const;

/** A made-up life for proofs and benchmarks, with gaps, doubts, cancelled awards, discipline and leave. Never real data. */
export function madeUpFacts(seed: number, kind: 'person' | 'collective', asOf: string): FactsInput {
  const dice = diceOf(random(seed));
  const last = Number(asOf.slice(0, 4));
  const { chance, one, int } = dice;
  const first = last - int(1, 18);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const good = int(40, 100) / 100;
  const certainty = () => (chance(0.04) ? ('unsure' as const) : ('sure' as const));
  const uses = () => (chance(0.1) ? null : chance(0.75) ? [] : [{ award: one([...titles, ...forms]), year: int(first, last) }]);
  const yes = (share: number) => (chance(share) ? true : chance(0.5) ? false : null);
  let serial = 0;
  const id = (prefix: string) => `${prefix}${(serial += 1)}`;
  const span = () => (chance(0.15) ? undefined : { from: chance(0.6) ? null : int(first - 1, last), to: chance(0.8) ? last : null });
  const dayOf = (year: number) => `${year}-${String(int(1, 12)).padStart(2, '0')}-${String(int(1, 28)).padStart(2, '0')}`;
  const days = () => (chance(0.12) ? undefined : { from: chance(0.7) ? null : dayOf(int(first, last)), to: null });
  const awarded = (code: string, year: number, share: number) =>
    chance(share)
      ? [
          {
            id: id('a'),
            code,
            year: chance(0.03) ? null : year,
            decidedOn: chance(0.5) ? `${year}-06-30` : null,
            type: one(['cong_trang', 'cong_trang', 'cong_trang', 'dot_xuat', 'chuyen_de', null] as const),
            certainty: certainty(),
            cancelled: chance(0.02) ? { on: asOf, reason: 'made up' } : null,
          },
        ]
      : [];
  const work = (year: number) => ({ id: id('w'), year, level: one(initiativeLevels), certainty: certainty(), uses: uses() });
  /** An award before may have used it, nobody noted. */
  const mayBeUsed = (year: number) => (serial % 3 === 0 ? { maybeUses: [{ award: serial % 2 === 0 ? 'CSTDCS' : 'BK_BBNT', year }] } : {});
  const known = Object.fromEntries(
    [
      ...(
        ['ratings', 'awards', 'initiatives', 'scienceWorks', 'combatIngenuity', 'achievements', 'clusters', 'movements', 'registrations'] as const
      ).map((list) => [list, span()] as const),
      ...(['posts', 'discipline', 'holds', 'leave', 'training', 'transfers'] as const).map((list) => [list, days()] as const),
    ].filter(([, value]) => value !== undefined),
  );
  const person = kind === 'person';
  return {
    format: factsFormat,
    asOf,
    subject: person
      ? {
          kind,
          id: `p${seed}`,
          sex: one(['female', 'male', null] as const),
          sector: one(['state', 'state', 'state', 'non_state', 'armed_forces', null] as const),
          servedFrom: chance(0.5) ? `${first}-01-01` : null,
        }
      : { kind, id: `c${seed}`, establishedOn: chance(0.5) ? `${first}-01-01` : null, dissolvedOn: chance(0.03) ? asOf : null },
    known,
    ratings: years
      .filter(() => chance(0.95))
      .map((year) => ({ id: id('r'), year, level: chance(good) ? one(['HTXSNV', 'HTTNV'] as const) : one(ratingLevels), certainty: certainty() })),
    awards: years.flatMap((year) =>
      person
        ? [
            ...awarded('LDTT', year, good),
            ...awarded('CSTDCS', year, good * 0.8),
            ...awarded('CSTD_BBNT', year, 0.15),
            ...forms.flatMap((code) => awarded(code, year, 0.07)),
          ]
        : unitAwards.flatMap((code) => awarded(code, year, 0.2)),
    ),
    initiatives: years.filter(() => chance(0.6)).map((year) => ({ ...work(year), ...mayBeUsed(year), recognised: yes(0.9), applied: yes(0.9) })),
    scienceWorks: years.filter(() => chance(0.1)).map((year) => ({ ...work(year), ...mayBeUsed(year), accepted: yes(0.8), applied: yes(0.7) })),
    combatIngenuity: years.filter(() => chance(0.03)).map((year) => work(year)),
    achievements: years
      .filter(() => chance(0.2))
      .map((year) => ({ id: id('v'), year, kind: one(achievementKinds), scope: one(scopes), certainty: certainty(), rewardedBy: uses() })),
    clusters: person
      ? []
      : years
          .filter(() => chance(0.3))
          .map((year) => ({
            id: id('k'),
            year,
            cluster: 'made up',
            organiser: one(['BBNT', 'TRUNG_UONG'] as const),
            leader: chance(0.6),
            certainty: certainty(),
          })),
    movements: years
      .filter(() => chance(0.15))
      .map((year) => ({
        id: id('m'),
        year,
        movement: 'made up',
        launchedBy: one(['DON_VI', 'BBNT', 'TTG'] as const),
        from: `${year - int(0, 6)}-01-01`,
        to: `${year}-12-31`,
        review: one(['so_ket', 'tong_ket'] as const),
        leader: chance(0.5),
        outstanding: chance(0.5),
        certainty: certainty(),
        rewardedBy: uses(),
      })),
    discipline: chance(0.08)
      ? [
          {
            id: id('d'),
            form: one(disciplineForms),
            from: `${int(first, last)}-03-01`,
            to: chance(0.8) ? `${last}-${one(['03-15', '11-30', '12-31'] as const)}` : null,
            certainty: certainty(),
          },
        ]
      : [],
    holds: chance(0.05)
      ? [{ id: id('h'), kind: one(holdKinds), from: `${last}-01-10`, to: chance(0.5) ? null : `${last}-05-01`, certainty: certainty() }]
      : [],
    leave: chance(0.15)
      ? [
          {
            id: id('l'),
            kind: one(['thai_san', 'khong_luong', 'om_dau'] as const),
            from: `${int(first, last)}-02-01`,
            to: null,
            certainty: certainty(),
          },
        ]
      : [],
    training: chance(0.05) ? [{ id: id('t'), from: `${last - 1}-01-01`, to: `${last}-03-31`, result: one(['duoi_kha', 'kha', null] as const) }] : [],
    declarations: [last - 1, last].flatMap((year) =>
      declaredTopics.filter(() => chance(0.9)).map((topic) => ({ id: id('q'), year, topic, value: chance(0.93), certainty: certainty() })),
    ),
    strength: person
      ? []
      : years
          .filter(() => chance(0.9))
          .map((year) => {
            const members = int(0, 40);
            const titles: Record<string, number> = chance(0.9)
              ? { LDTT: int(Math.floor(members / 2), members), CSTT: int(0, members), CSTDCS: int(0, Math.floor(members / 8)) }
              : {};
            return {
              id: id('s'),
              year,
              members,
              women: int(0, members),
              completed: chance(0.7) ? members : int(0, members),
              disciplinedWarning: chance(0.9) ? 0 : Math.min(1, members),
              titles,
              certainty: certainty(),
            };
          }),
  };
}

import type { Text } from '#platform/text.ts';
import type { Facts } from './facts.ts';
import { declaredTopics, initiativeLevels } from './scales.ts';
import { say } from './say.ts';
import { topicWords } from './words.ts';

/** One thing assumed about a coming year, in words; `lower` is the lesser thing that may do as well. */
export interface Assumed {
  readonly list: 'ratings' | 'awards' | 'initiatives' | 'declarations' | 'clusters' | 'strength';
  readonly year: number;
  readonly words: Text;
  readonly item: { readonly id: string; readonly [key: string]: unknown };
  readonly lower?: Assumed;
}

/** The facts with the future open: known from now on, running matters and terms over by the end of this year. */
export function openFuture(facts: Facts, fromYear: number): { facts: Facts; assumptions: Text[] } {
  const end = `${fromYear}-12-31`;
  const years = (span: { from: number | null; to: number | null } | undefined) =>
    span !== undefined && (span.to === null || span.to >= fromYear - 1) ? { ...span, to: null } : { from: fromYear, to: null };
  const days = (span: { from: string | null; to: string | null } | undefined) =>
    span !== undefined && (span.to === null || span.to >= `${fromYear - 1}-12-31`) ? { ...span, to: null } : { from: `${fromYear}-01-01`, to: null };
  const { known } = facts;
  const openHold = facts.holds.some((one) => one.to === null);
  const openTerm = facts.discipline.some((one) => one.to === null);
  return {
    facts: {
      ...facts,
      known: {
        ratings: years(known.ratings),
        awards: years(known.awards),
        initiatives: years(known.initiatives),
        scienceWorks: years(known.scienceWorks),
        combatIngenuity: years(known.combatIngenuity),
        achievements: years(known.achievements),
        clusters: years(known.clusters),
        movements: years(known.movements),
        registrations: years(known.registrations),
        posts: days(known.posts),
        discipline: days(known.discipline),
        holds: days(known.holds),
        leave: days(known.leave),
        training: days(known.training),
        transfers: days(known.transfers),
      },
      holds: facts.holds.map((one) => (one.to === null ? { ...one, to: one.from > end ? one.from : end } : one)),
      discipline: facts.discipline.map((one) => (one.to === null ? { ...one, to: one.from > end ? one.from : end } : one)),
    },
    assumptions: [
      ...(openHold
        ? [{ vi: `Việc đang xem xét được kết luận không vi phạm trong năm ${fromYear}.`, en: `Open matters are cleared in ${fromYear}.` }]
        : []),
      ...(openTerm ? [{ vi: `Thời hạn kỷ luật hết trong năm ${fromYear}.`, en: `The disciplinary term ends in ${fromYear}.` }] : []),
    ],
  };
}

/** The best a year can bring, without awards: those follow from the rules. */
export function assumedYear(facts: Facts, year: number): Assumed[] {
  const { kind } = facts.subject;
  const fact = (id: string) => ({ id: `assumed.${id}.${year}`, certainty: 'sure' as const, source: null });
  const declarations = declaredTopics.map((topic): Assumed => ({
    list: 'declarations',
    year,
    words: {
      vi: `đơn vị nhận xét năm ${year}: ${topicWords[topic].vi}`,
      en: `declared by the unit for ${year}: ${topicWords[topic].en}`,
    },
    item: { ...fact(topic), year, topic, value: true, by: null },
  }));
  const rating = (level: 'HTXSNV' | 'HTTNV', lower?: Assumed): Assumed => ({
    list: 'ratings',
    year,
    words: {
      vi: `năm ${year} xếp loại ${say.rating(level).vi}${level === 'HTTNV' ? ' trở lên' : ''}`,
      en: `${year} rated ${say.rating(level).en}${level === 'HTTNV' ? ' or better' : ''}`,
    },
    item: { ...fact('rating'), year, level, scale: null, basis: null, decidedOn: null },
    ...(lower ? { lower } : {}),
  });
  const rated = facts.ratings.some((one) => one.year === year);
  const ratings = kind === 'household' || rated ? [] : [rating('HTXSNV', rating('HTTNV'))];
  if (kind === 'person') return [...declarations, ...ratings, ...initiatives(year, fact)];
  if (kind === 'household') return declarations;
  return [
    ...declarations,
    ...ratings,
    {
      list: 'clusters',
      year,
      words: { vi: `dẫn đầu cụm, khối thi đua năm ${year}`, en: `leads its cluster or block in ${year}` },
      item: { ...fact('cluster'), year, cluster: '—', organiser: 'BBNT', leader: true },
    },
    {
      list: 'strength',
      year,
      words: {
        vi: `năm ${year}: đủ tỷ lệ Lao động tiên tiến, có Chiến sĩ thi đua, 100% hoàn thành nhiệm vụ, không ai bị kỷ luật`,
        en: `${year}: enough advanced workers, a fighter, everybody completes tasks, nobody disciplined`,
      },
      item: { ...fact('strength'), year, members: 10, women: null, completed: 10, disciplinedWarning: 0, titles: { LDTT: 10, CSTT: 10, CSTDCS: 1 } },
    },
  ];
}

/** For each scope one initiative for a title and one for a form: one initiative serves one proposal. */
function initiatives(year: number, fact: (id: string) => { readonly id: string; readonly certainty: 'sure'; readonly source: null }): Assumed[] {
  return initiativeLevels.flatMap((level) =>
    [1, 2].map((copy): Assumed => ({
      list: 'initiatives',
      year,
      words: { vi: `thêm 1 sáng kiến ${say.level(level).vi} trong năm ${year}`, en: `one more initiative ${say.level(level).en} in ${year}` },
      item: {
        ...fact(`initiative.${level}.${copy}`),
        decisionNo: null,
        decidedOn: null,
        issuer: null,
        year,
        level,
        recognised: true,
        applied: true,
        authors: [],
        uses: [],
      },
    })),
  );
}

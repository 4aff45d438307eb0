import type { Text } from '#platform/text.ts';
import { allOf, anyOf, between, dayKnown, judgedOn, yearKnown, type Answer, type Asked } from './ask.ts';
import { consecutive, countWorks, streak, withinStreak } from './chains.ts';
import { countOfMembers, registered, shareOfMembers, timeInPost, trainingResult, moverComment, serviceMonths } from './figures.ts';
import type { Params, PredicateName } from './rules.ts';
import { say } from './say.ts';
import { scopes } from './scales.ts';
import type { Verdict } from './verdict.ts';
import { earliest, held, heldIn, ratedIn } from './years.ts';

const answer = (verdict: Verdict, facts: readonly string[], found: Text | null, unmet: Text, unknown: Text): Answer => ({
  verdict,
  facts,
  found,
  missing: say.either(verdict, unmet, unknown),
});

function has(asked: Asked, params: Params<'has'>): Answer {
  const list = held(asked, params.award, true);
  const names = params.award.map((code) => asked.nameOf(code));
  const name = { vi: names.map((one) => one.vi).join(' / '), en: names.map((one) => one.en).join(' / ') };
  const there = params.inYear
    ? heldIn(asked, list, asked.year).verdict
    : (({ sure, maybe }) => between(sure !== null, maybe !== null))(earliest(asked, list, asked.year));
  const used = list.filter((one) => one.year === null || (params.inYear ? one.year === asked.year : one.year <= asked.year)).map((one) => one.award);
  return answer(
    there,
    used.map((one) => one.id),
    say.awards(asked, used),
    { vi: `chưa có ${name.vi}`, en: `no ${name.en}` },
    { vi: `chưa rõ đã có ${name.vi} hay chưa`, en: `whether ${name.en} was given is not known` },
  );
}

function notRewarded(asked: Asked, params: Params<'not_rewarded'>): Answer {
  const code = params.award === 'SELF' ? asked.award : params.award;
  const list = held(asked, [code], false);
  const years = Array.from({ length: params.years }, (_, at) => asked.year - at);
  const there = years.map((year) => heldIn(asked, list, year));
  const name = asked.nameOf(code);
  const verdict = allOf(there.map((one) => (one.verdict === 'met' ? 'unmet' : one.verdict === 'unmet' ? 'met' : 'unknown')));
  const facts = [...new Set(there.flatMap((one) => one.facts))];
  return answer(
    verdict,
    facts,
    say.awards(
      asked,
      list.map((one) => one.award).filter((one) => facts.includes(one.id)),
    ),
    { vi: `thành tích của thời gian này đã được tặng ${name.vi}`, en: `the achievement of this time was already rewarded with ${name.en}` },
    { vi: `chưa rõ thành tích của thời gian này đã được tặng ${name.vi} chưa`, en: `whether it was already rewarded with ${name.en} is not known` },
  );
}

function awardsInYear(asked: Asked, params: Params<'awards_in_year'>): Answer {
  const list = held(asked, params.awards, false).filter((one) => one.award.code !== asked.award);
  const sure = list.filter((one) => one.sure && one.year === asked.year);
  const maybe = list.filter((one) => one.year === null || one.year === asked.year);
  const enough = sure.length > params.max;
  const verdict: Verdict = enough ? 'unmet' : maybe.length > params.max || !yearKnown(asked.facts, 'awards', asked.year) ? 'unknown' : 'met';
  return answer(
    verdict,
    maybe.map((one) => one.award.id),
    say.awards(
      asked,
      maybe.map((one) => one.award),
    ),
    { vi: `năm ${asked.year} đã có hình thức cấp Nhà nước khác`, en: `another state-level form was given in ${asked.year}` },
    {
      vi: `chưa rõ năm ${asked.year} đã có hình thức cấp Nhà nước khác chưa`,
      en: `whether another state-level form was given in ${asked.year} is not known`,
    },
  );
}

/** X1: an achievement already rewarded cannot be rewarded again. */
const unrewarded = (uses: readonly { award: string; year: number }[] | null, asked: Asked): boolean | null =>
  uses === null ? null : uses.every((use) => use.award === asked.award && use.year === asked.year);

function achievement(asked: Asked, params: Params<'achievement'>): Answer {
  const wide = (scope: (typeof scopes)[number]) => scopes.indexOf(scope) >= scopes.indexOf(params.scope);
  const mine = asked.facts.achievements
    .filter((one) => one.year === asked.year && params.kinds.includes(one.kind) && wide(one.scope))
    .map((one) => ({ id: one.id, free: unrewarded(one.rewardedBy, asked), sure: one.certainty === 'sure' }))
    .filter((one) => one.free !== false);
  const sure = mine.filter((one) => one.sure && one.free === true);
  const verdict = between(sure.length >= params.min, mine.length >= params.min || !yearKnown(asked.facts, 'achievements', asked.year));
  return answer(
    verdict,
    mine.map((one) => one.id),
    { vi: `${sure.length} thành tích`, en: `${sure.length} achievements` },
    { vi: 'chưa có thành tích như vậy, chưa được khen', en: 'no such unrewarded achievement' },
    { vi: 'chưa rõ có thành tích như vậy hay không', en: 'whether there is such an achievement is not known' },
  );
}

function movement(asked: Asked, params: Params<'movement'>): Answer {
  const long = (from: string, to: string) => `${Number(from.slice(0, 4)) + params.minYears}${from.slice(4)}` <= nextDay(to);
  const mine = asked.facts.movements
    .filter((one) => one.year === asked.year && params.launchedBy.includes(one.launchedBy) && (!params.finalOnly || one.review === 'tong_ket'))
    .filter((one) => (params.role === 'leader' ? one.leader : one.outstanding || one.leader) && long(one.from, one.to ?? asked.acceptedOn))
    .map((one) => ({ id: one.id, free: unrewarded(one.rewardedBy, asked), sure: one.certainty === 'sure' }))
    .filter((one) => one.free !== false);
  const sure = mine.some((one) => one.sure && one.free === true);
  return answer(
    between(sure, mine.length > 0 || !yearKnown(asked.facts, 'movements', asked.year)),
    mine.map((one) => one.id),
    null,
    { vi: 'chưa có kết quả phong trào như vậy', en: 'no such result in a movement' },
    { vi: 'chưa rõ kết quả phong trào', en: 'the result in a movement is not known' },
  );
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

function leaderOfCluster(asked: Asked, params: Params<'leader_of_cluster'>): Answer {
  const mine = asked.facts.clusters.filter((one) => one.year === asked.year && one.organiser === params.organiser && one.leader);
  const sure = mine.some((one) => one.certainty === 'sure');
  return answer(
    between(sure, mine.length > 0 || !yearKnown(asked.facts, 'clusters', asked.year)),
    mine.map((one) => one.id),
    null,
    { vi: `không dẫn đầu cụm, khối năm ${asked.year}`, en: `did not lead a cluster or block in ${asked.year}` },
    { vi: `chưa rõ kết quả cụm, khối năm ${asked.year}`, en: `the cluster or block result of ${asked.year} is not known` },
  );
}

/** X5: no disciplinary term runs on the day by which the year is judged. */
function disciplineFree(asked: Asked): Answer {
  const day = judgedOn(asked);
  const running = asked.facts.discipline.filter((one) => one.from <= day && (one.to === null || one.to >= day));
  const sure = running.some((one) => one.certainty === 'sure');
  const verdict: Verdict = sure ? 'unmet' : running.length > 0 || !dayKnown(asked.facts, 'discipline', day) ? 'unknown' : 'met';
  return answer(
    verdict,
    running.map((one) => one.id),
    null,
    { vi: 'đang trong thời hạn kỷ luật', en: 'a disciplinary term is running' },
    { vi: 'chưa rõ về kỷ luật', en: 'discipline is not known' },
  );
}

/** X4: is one of these matters open on the day the dossier is accepted? */
function hold(asked: Asked, params: Params<'hold'>): Answer {
  const day = asked.acceptedOn;
  const open = asked.facts.holds.filter((one) => params.kinds.includes(one.kind) && one.from <= day && (one.to === null || one.to > day));
  const sure = open.some((one) => one.certainty === 'sure');
  return answer(
    between(sure, open.length > 0 || !dayKnown(asked.facts, 'holds', day)),
    open.map((one) => one.id),
    sure ? { vi: 'đang bị xem xét', en: 'a matter is open' } : null,
    { vi: 'không có việc đang xem xét', en: 'no matter is open' },
    { vi: 'chưa rõ có đang bị xem xét, thanh tra, khiếu nại hay không', en: 'whether a matter is open is not known' },
  );
}

function declared(asked: Asked, params: Params<'declared'>): Answer {
  const mine = asked.facts.declarations.filter((one) => one.year === asked.year && one.topic === params.topic);
  const sure = mine.filter((one) => one.certainty === 'sure');
  const verdict: Verdict =
    mine.length === 0 || sure.length === 0 ? 'unknown' : sure.every((one) => one.value) ? 'met' : sure.some((one) => one.value) ? 'unknown' : 'unmet';
  return answer(
    verdict,
    mine.map((one) => one.id),
    null,
    { vi: 'đơn vị nhận xét là không đạt', en: 'declared not to be so' },
    { vi: 'chưa có nhận xét của đơn vị', en: 'not declared by the unit' },
  );
}

function attribute(asked: Asked, params: Params<'attribute'>): Answer {
  const value = (asked.facts.subject as unknown as Readonly<Record<string, unknown>>)[params.name];
  const verdict: Verdict = value === undefined || value === null ? 'unknown' : value === params.is ? 'met' : 'unmet';
  return answer(
    verdict,
    [],
    null,
    { vi: 'không thuộc trường hợp này', en: 'not this case' },
    { vi: 'chưa rõ thuộc trường hợp nào', en: 'the case is not known' },
  );
}

function notDissolved(asked: Asked): Answer {
  const { subject } = asked.facts;
  const gone = subject.kind === 'collective' && subject.dissolvedOn !== null && subject.dissolvedOn < asked.acceptedOn;
  return answer(gone ? 'unmet' : 'met', [], null, { vi: 'tập thể đã giải thể', en: 'the body was dissolved' }, { vi: '', en: '' });
}

/** Continuous service: from the first day of service to the day by which the year is judged, full years. */
function serviceYears(asked: Asked, params: Params<'service_years'>): Answer {
  const { subject } = asked.facts;
  const from = subject.kind === 'person' ? subject.servedFrom : null;
  const full = from === null ? null : `${Number(from.slice(0, 4)) + params.min}${from.slice(4)}`;
  return answer(
    full === null ? 'unknown' : full <= nextDay(judgedOn(asked)) ? 'met' : 'unmet',
    [],
    null,
    { vi: `chưa đủ ${params.min} năm phục vụ liên tục`, en: `less than ${params.min} years of continuous service` },
    { vi: 'chưa rõ ngày bắt đầu phục vụ', en: 'the first day of service is not known' },
  );
}

const unread: Answer = answer(
  'unknown',
  [],
  null,
  { vi: '', en: '' },
  { vi: 'chưa đọc được lời văn tiêu chuẩn', en: 'the wording of the standard was not read' },
);

/** The standard of another award, or that award already given for the same year. */
function meets(asked: Asked, params: Params<'meets'>): Answer {
  const given = heldIn(asked, held(asked, [params.award], false), asked.year);
  const other = asked.meets(params.award);
  // Not knowing whether the title was given says nothing new: the standard decides, unless it surely was given.
  const verdict = given.verdict === 'met' ? 'met' : anyOf([other.verdict, given.facts.length > 0 ? given.verdict : 'unmet']);
  return {
    verdict,
    facts: [...given.facts, ...other.facts],
    found: given.verdict === 'met' ? asked.nameOf(params.award) : other.found,
    missing: verdict === 'met' ? null : other.missing,
    nodes: other.nodes ?? [],
  };
}

/** Every predicate by name. Each answers for itself; nothing here knows an award. */
export const leaves: { readonly [K in PredicateName]: (asked: Asked, params: Params<K>) => Answer } = {
  rating(asked, { atLeast }) {
    const { verdict, facts } = ratedIn(asked.facts, asked.year, atLeast);
    const level = asked.facts.ratings.find((one) => one.year === asked.year)?.level ?? null;
    return {
      verdict,
      facts,
      found: say.ratingFound(level, asked.year),
      missing: verdict === 'met' ? null : say.ratingMissing(atLeast, asked.year, verdict),
    };
  },
  streak,
  within_streak: withinStreak,
  consecutive,
  has,
  not_rewarded: notRewarded,
  awards_in_year: awardsInYear,
  initiative: (asked, params) => countWorks(asked, 'initiatives', params),
  science_work: (asked, params) => countWorks(asked, 'scienceWorks', params),
  combat_ingenuity: (asked, params) => countWorks(asked, 'combatIngenuity', params),
  achievement,
  movement,
  leader_of_cluster: leaderOfCluster,
  share_of_members: shareOfMembers,
  count_of_members: countOfMembers,
  discipline_free: disciplineFree,
  hold,
  declared,
  attribute,
  time_in_post: timeInPost,
  service_months: serviceMonths,
  training_result: trainingResult,
  mover_comment: moverComment,
  registered,
  not_dissolved: notDissolved,
  service_years: serviceYears,
  unread: () => unread,
  meets,
};

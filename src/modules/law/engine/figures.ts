import { dayKnown, yearKnown, type Answer, type Asked } from './ask.ts';
import type { Facts, StrengthFact } from './facts.ts';
import type { Params } from './rules.ts';
import type { Verdict } from './verdict.ts';

/** Predicates over figures: members of a unit, months in a post, months of service. Exact integers only. */
type Measure = Pick<Params<'share_of_members'>, 'title' | 'field'>;

const strengthOf = (facts: Facts, year: number): StrengthFact | undefined => facts.strength.find((one) => one.year === year);
const measured = (strength: StrengthFact, { title, field }: Measure): number | null =>
  field !== undefined ? strength[field] : title !== undefined ? (strength.titles[title] ?? null) : null;

const unknownFigure = (year: number): Answer['missing'] => ({
  vi: `chưa có số liệu thành viên năm ${year}`,
  en: `member figures of ${year} are not known`,
});

/** `part × 100 ≥ percent × members`, without rounding first; nobody in the unit proves nothing. */
export function shareOfMembers(asked: Asked, params: Params<'share_of_members'>): Answer {
  const strength = strengthOf(asked.facts, asked.year);
  const part = strength ? measured(strength, params) : null;
  const whole = strength?.members ?? null;
  const facts = strength ? [strength.id] : [];
  if (strength === undefined || strength.certainty === 'unsure' || part === null || whole === null || whole === 0)
    return { verdict: 'unknown', facts, found: null, missing: unknownFigure(asked.year) };
  const enough = params.strictly ? part * 100 > params.percent * whole : part * 100 >= params.percent * whole;
  // How many more holders would be enough, were the strength unchanged.
  const needed = params.strictly ? Math.floor((params.percent * whole) / 100) + 1 : Math.ceil((params.percent * whole) / 100);
  return {
    verdict: enough ? 'met' : 'unmet',
    facts,
    found: { vi: `${part}/${whole} người`, en: `${part} of ${whole} members` },
    missing: enough ? null : { vi: `còn thiếu ${needed - part} người`, en: `${needed - part} more members` },
  };
}

export function countOfMembers(asked: Asked, params: Params<'count_of_members'>): Answer {
  const strength = strengthOf(asked.facts, asked.year);
  const count = strength ? measured(strength, params) : null;
  const facts = strength ? [strength.id] : [];
  if (strength === undefined || strength.certainty === 'unsure' || count === null)
    return { verdict: 'unknown', facts, found: null, missing: unknownFigure(asked.year) };
  const verdict: Verdict = count >= (params.min ?? 0) && count <= (params.max ?? Infinity) ? 'met' : 'unmet';
  const bound =
    params.min === undefined
      ? { vi: `chỉ được ${params.max}`, en: `at most ${params.max}` }
      : { vi: `cần ${params.min}`, en: `${params.min} needed` };
  return {
    verdict,
    facts,
    found: { vi: `${count} người`, en: `${count} members` },
    missing: verdict === 'met' ? null : { vi: `${count} người, ${bound.vi}`, en: `${count} members, ${bound.en}` },
  };
}

/** Whole months from a day to a day, both counted: 1 January to 31 March is 3. */
export function monthsBetween(from: string, to: string): number {
  const end = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000);
  const start = new Date(`${from}T00:00:00Z`);
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return end.getUTCDate() < start.getUTCDate() ? months - 1 : months;
}

/** Months wanted of a woman leader are a third fewer, unless a higher retirement age applies to her (X8). `null` = not known. */
function wantedMonths(asked: Asked, months: number): { least: number; most: number } {
  const { subject } = asked.facts;
  const reduced = asked.womenPostDivisor === null ? months : Math.ceil(months - months / asked.womenPostDivisor);
  if (subject.kind !== 'person' || subject.sex === 'male' || reduced === months) return { least: months, most: months };
  if (subject.sex === 'female' && subject.higherRetirementAge === false) return { least: reduced, most: reduced };
  if (subject.sex === 'female' && subject.higherRetirementAge === true) return { least: months, most: months };
  return { least: reduced, most: months };
}

/** Time in the listed posts, added up; `below` closes the class from above. */
export function timeInPost(asked: Asked, params: Params<'time_in_post'>): Answer {
  const posts = asked.facts.posts.filter((one) => params.posts.includes(one.code) && one.from <= asked.acceptedOn);
  const months = (list: typeof posts) =>
    list.reduce((sum, one) => sum + monthsBetween(one.from, one.to === null || one.to > asked.acceptedOn ? asked.acceptedOn : one.to), 0);
  const sure = months(posts.filter((one) => one.certainty === 'sure'));
  const all = months(posts);
  const wanted = wantedMonths(asked, params.months);
  const under = params.below === undefined ? Infinity : wantedMonths(asked, params.below).least;
  const complete = dayKnown(asked.facts, 'posts', asked.acceptedOn);
  const verdict: Verdict =
    sure >= wanted.most && all < under && complete
      ? 'met'
      : (all < wanted.least && complete) || sure >= under
        ? 'unmet'
        : sure >= wanted.most && params.below === undefined
          ? 'met'
          : 'unknown';
  return {
    verdict,
    facts: posts.map((one) => one.id),
    found: { vi: `${sure} tháng giữ chức vụ`, en: `${sure} months in post` },
    missing: verdict === 'met' ? null : { vi: `cần từ ${wanted.most} tháng giữ chức vụ`, en: `${wanted.most} months in post needed` },
  };
}

/** Months of the year in service. Maternity and treatment after saving others count as service (X6). */
export function serviceMonths(asked: Asked, params: Params<'service_months'>): Answer {
  const { subject, leave } = asked.facts;
  const [first, last] = [`${asked.year}-01-01`, `${asked.year}-12-31`];
  const missing = (vi: string, en: string): Answer['missing'] => ({ vi, en });
  if (subject.kind !== 'person' || subject.servedFrom === null)
    return { verdict: 'unknown', facts: [], found: null, missing: missing('chưa rõ ngày vào làm việc', 'the first day of service is not known') };
  const start = subject.servedFrom > first ? subject.servedFrom : first;
  const away = leave.filter(
    (one) => one.kind !== 'thai_san' && one.kind !== 'bi_thuong_cuu_nguoi' && one.from <= last && (one.to === null || one.to >= start),
  );
  const monthsOf = (list: typeof away) =>
    list.reduce((sum, one) => sum + monthsBetween(one.from > start ? one.from : start, one.to === null || one.to > last ? last : one.to), 0);
  const served = start > last ? 0 : monthsBetween(start, last);
  const [least, most] = [served - monthsOf(away), served - monthsOf(away.filter((one) => one.certainty === 'sure'))];
  const verdict: Verdict = most < params.min ? 'unmet' : least >= params.min && yearKnown(asked.facts, 'leave', asked.year) ? 'met' : 'unknown';
  return {
    verdict,
    facts: away.map((one) => one.id),
    found: { vi: `${least} tháng công tác`, en: `${least} months of service` },
    missing:
      verdict === 'met' ? null : missing(`cần từ ${params.min} tháng công tác trong năm`, `${params.min} months of service in the year needed`),
  };
}

const results = ['duoi_kha', 'kha', 'gioi', 'xuat_sac'] as const;

/** Sent on training: under a year compliance is enough; a year and more needs a result (91/2017 Art 10). */
export function trainingResult(asked: Asked, params: Params<'training_result'>): Answer {
  const mine = asked.facts.training.filter((one) => one.from <= `${asked.year}-12-31` && one.to >= `${asked.year}-01-01`);
  const judged = mine.map((one): Verdict => {
    if (one.certainty === 'unsure') return 'unknown';
    if (monthsBetween(one.from, one.to) < 12) return one.complied === null ? 'unknown' : one.complied ? 'met' : 'unmet';
    return one.result === null ? 'unknown' : results.indexOf(one.result) >= results.indexOf(params.atLeast) ? 'met' : 'unmet';
  });
  const known = yearKnown(asked.facts, 'training', asked.year);
  const verdict: Verdict = judged.includes('unmet') ? 'unmet' : judged.includes('unknown') || !known ? 'unknown' : 'met';
  return {
    verdict,
    facts: mine.map((one) => one.id),
    found: mine.length === 0 && known ? { vi: 'không đi đào tạo', en: 'not on training' } : null,
    missing:
      verdict === 'met'
        ? null
        : verdict === 'unmet'
          ? { vi: 'kết quả đào tạo chưa đạt', en: 'the training result is too low' }
          : { vi: 'chưa rõ kết quả đào tạo', en: 'the training result is not known' },
  };
}

/** Moved after six months and more at the old unit: its comment is needed. */
export function moverComment(asked: Asked, params: Params<'mover_comment'>): Answer {
  const moved = asked.facts.transfers.filter((one) => one.on.startsWith(`${asked.year}-`) && one.monthsAtOldUnit >= params.months);
  const lacking = moved.some((one) => one.comment === false);
  const open = moved.some((one) => one.comment === null || one.certainty === 'unsure') || !yearKnown(asked.facts, 'transfers', asked.year);
  const verdict: Verdict = lacking ? 'unmet' : open ? 'unknown' : 'met';
  return {
    verdict,
    facts: moved.map((one) => one.id),
    found: null,
    missing: verdict === 'met' ? null : { vi: 'cần nhận xét của đơn vị cũ', en: 'the former unit’s comment is needed' },
  };
}

export function registered(asked: Asked): Answer {
  const mine = asked.facts.registrations.filter((one) => one.year === asked.year && one.award === asked.award);
  const sure = mine.some((one) => one.certainty === 'sure');
  const verdict: Verdict = sure ? 'met' : mine.length > 0 || !yearKnown(asked.facts, 'registrations', asked.year) ? 'unknown' : 'unmet';
  return {
    verdict,
    facts: mine.map((one) => one.id),
    found: null,
    missing: verdict === 'met' ? null : { vi: `chưa thấy đăng ký thi đua năm ${asked.year}`, en: `no registration for ${asked.year} seen` },
  };
}

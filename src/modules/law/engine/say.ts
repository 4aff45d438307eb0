import type { Text } from '#platform/text.ts';
import type { Asked } from './ask.ts';
import type { CountedList } from './counts.ts';
import type { AwardFact } from './facts.ts';
import type { InitiativeLevel, RatingLevel } from './scales.ts';
import type { Verdict } from './verdict.ts';

/** Short sentences of findings and gaps, in both languages. */
const ratings: Record<RatingLevel, Text> = {
  HTXSNV: { vi: 'hoàn thành xuất sắc nhiệm vụ', en: 'excellent completion of tasks' },
  HTTNV: { vi: 'hoàn thành tốt nhiệm vụ', en: 'good completion of tasks' },
  HTNV: { vi: 'hoàn thành nhiệm vụ', en: 'completion of tasks' },
  KHTNV: { vi: 'không hoàn thành nhiệm vụ', en: 'tasks not completed' },
  KHONG_XEP_LOAI: { vi: 'không xếp loại', en: 'not rated' },
};
const levels: Record<InitiativeLevel, Text> = {
  CO_SO: { vi: 'cấp cơ sở', en: 'at base level' },
  BBNT: { vi: 'phạm vi bộ, ban, ngành, tỉnh', en: 'of ministry or province scope' },
  TOAN_QUOC: { vi: 'phạm vi toàn quốc', en: 'of nationwide scope' },
};
const works: Record<CountedList, Text> = {
  initiatives: { vi: 'sáng kiến', en: 'initiative' },
  scienceWorks: { vi: 'đề tài, công trình khoa học', en: 'science work' },
  combatIngenuity: { vi: 'mưu trí, sáng tạo trong chiến đấu', en: 'combat ingenuity' },
};
const yearsOf = (years: readonly number[]) => [...years].sort((a, b) => a - b).join(', ');

interface WorksLacking {
  readonly list: CountedList;
  readonly level: InitiativeLevel;
  readonly lacking: number;
  readonly verdict: Verdict;
  /** Awards that may have used some of them, in words. */
  readonly doubts: readonly Text[];
}

export const say = {
  rating: (level: RatingLevel): Text => ratings[level],
  level: (level: InitiativeLevel): Text => levels[level],
  work: (list: CountedList): Text => works[list],
  ratingFound: (level: RatingLevel | null, year: number): Text =>
    level === null
      ? { vi: `chưa có xếp loại năm ${year}`, en: `no rating for ${year}` }
      : { vi: `năm ${year}: ${ratings[level].vi}`, en: `${year}: ${ratings[level].en}` },
  ratingMissing: (level: RatingLevel, year: number, verdict: Verdict): Text =>
    verdict === 'unknown'
      ? { vi: `chưa rõ xếp loại năm ${year}`, en: `the rating of ${year} is not known` }
      : { vi: `năm ${year} chưa đạt mức ${ratings[level].vi}`, en: `${year} is below ${ratings[level].en}` },
  streakFound: (sure: number, wanted: number): Text => ({ vi: `${sure}/${wanted} năm đủ căn cứ`, en: `${sure} of ${wanted} years proven` }),
  streakMissing(
    asked: Asked,
    params: { readonly after?: readonly string[] | undefined },
    gap: { broken: readonly number[]; open: readonly number[]; after: { sure: number | null; maybe: number | null } | null },
  ): Text {
    const parts: Text[] = [];
    if (gap.broken.length > 0) parts.push({ vi: `năm không đạt: ${yearsOf(gap.broken)}`, en: `years that fail: ${yearsOf(gap.broken)}` });
    if (gap.open.length > 0) parts.push({ vi: `năm chưa rõ: ${yearsOf(gap.open)}`, en: `years not known: ${yearsOf(gap.open)}` });
    const names = (params.after ?? []).map((code) => asked.nameOf(code));
    const name = { vi: names.map((one) => one.vi).join(' / '), en: names.map((one) => one.en).join(' / ') };
    if (gap.after && gap.after.maybe === null) parts.push({ vi: `chưa có ${name.vi} trước thời gian tính`, en: `no ${name.en} before these years` });
    else if (gap.after && gap.after.sure === null)
      parts.push({
        vi: `chưa rõ đã có ${name.vi} trước thời gian tính hay chưa`,
        en: `whether ${name.en} was given before these years is not known`,
      });
    return { vi: parts.map((one) => one.vi).join('; '), en: parts.map((one) => one.en).join('; ') };
  },
  timesFound: (what: Text, years: readonly number[]): Text => ({
    vi: years.length === 0 ? `chưa có ${what.vi}` : `${what.vi}: ${yearsOf(years)}`,
    en: years.length === 0 ? `no ${what.en}` : `${what.en}: ${yearsOf(years)}`,
  }),
  timesMissing: (what: Text, lacking: number, open: number): Text => ({
    vi: `còn thiếu ${lacking} lần ${what.vi}${open > 0 ? ` (${open} năm chưa rõ)` : ''}`,
    en: `${lacking} more × ${what.en}${open > 0 ? ` (${open} years not known)` : ''}`,
  }),
  chainMissing: (what: Text, lacking: number, open: boolean): Text => ({
    vi: open ? `chưa rõ đủ chuỗi liên tục ${what.vi}; còn phải chứng minh ${lacking} lần` : `còn thiếu ${lacking} lần liên tục ${what.vi}`,
    en: open ? `the unbroken chain of ${what.en} is not known; ${lacking} still to be proven` : `${lacking} more consecutive ${what.en}`,
  }),
  worksFound: (list: CountedList, count: number): Text => ({ vi: `${count} ${works[list].vi} dùng được`, en: `${count} usable × ${works[list].en}` }),
  worksMissing: ({ list, level, lacking, verdict, doubts }: WorksLacking): Text =>
    verdict === 'unknown'
      ? {
          vi: `chưa rõ đủ ${works[list].vi} ${levels[level].vi} chưa dùng hay không${doubts.length === 0 ? '' : `: ${doubts.map((one) => one.vi).join(', ')} có thể đã dùng, chưa ghi đã dùng ${works[list].vi} nào`}`,
          en: `whether enough unused ${works[list].en} ${levels[level].en} exists is not known${doubts.length === 0 ? '' : `: ${doubts.map((one) => one.en).join(', ')} may have used one; which one is not noted`}`,
        }
      : { vi: `còn thiếu ${lacking} ${works[list].vi} ${levels[level].vi}`, en: `${lacking} more × ${works[list].en} ${levels[level].en}` },
  reused: (list: CountedList, asked: Asked, uses: readonly { readonly award: string; readonly year: number }[]): Text => {
    const names = (lang: keyof Text) => [...new Set(uses.map((use) => `${asked.nameOf(use.award)[lang]} ${use.year}`))].join(', ');
    return { vi: `${works[list].vi} đã dùng cho ${names('vi')}`, en: `the ${works[list].en} already served ${names('en')}` };
  },
  awards: (asked: Asked, awards: readonly AwardFact[]): Text => {
    const each = awards.map((award) => {
      const name = asked.nameOf(award.code);
      const when = award.year ?? (award.decidedOn === null ? '' : award.decidedOn.slice(0, 4));
      return { vi: `${name.vi} ${when}`.trim(), en: `${name.en} ${when}`.trim() };
    });
    return {
      vi: each.length === 0 ? 'không thấy' : each.map((one) => one.vi).join(', '),
      en: each.length === 0 ? 'none found' : each.map((one) => one.en).join(', '),
    };
  },
  either: (verdict: Verdict, unmet: Text, unknown: Text): Text | null => (verdict === 'met' ? null : verdict === 'unmet' ? unmet : unknown),
};

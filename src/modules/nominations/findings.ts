import { showDate } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import type { Verdict } from './labels.ts';
import { isFlag, unitAgrees, type Route } from './rules.ts';

/** What is known about a dossier when it is checked; `null` = not known. */
export interface Facts {
  readonly awardCode: string;
  /** The title exists on the day of acceptance, with the words of its legal basis. */
  readonly award: { readonly name: string; readonly basis: string } | null;
  /** Where “one achievement, one award” is written on the day of acceptance, in words. */
  readonly oneAward: string;
  readonly regime: string;
  readonly acceptedOn: string;
  readonly year: number;
  readonly route: Route;
  readonly subjectKind: 'unit' | 'person';
  readonly papersMissing: readonly string[];
  readonly proofs: number;
  readonly minute: { readonly yes: number; readonly members: number } | null;
  /** Other live dossiers and given awards of this subject in this year. */
  readonly others: readonly { readonly awardCode: string | null; readonly label: string }[];
  readonly group: { readonly name: string; readonly rank: number | null; readonly conditionFailed: boolean; readonly published: boolean } | null;
  /** Whoever prepared the dossier is the person it is about. */
  readonly preparedBySubject: boolean;
  /** Is a post of this person in the proposing unit on record? */
  readonly personsUnit: 'here' | 'elsewhere' | null;
}

export interface Finding {
  readonly code: string;
  readonly verdict: Verdict;
  readonly text: Text;
  readonly basis: string;
}

const say = (vi: string, en: string): Text => ({ vi, en });
const from = (value: boolean): Verdict => (value ? 'MET' : 'UNMET');

type Check = (facts: Facts) => Finding | undefined;

const titleValid: Check = ({ award, acceptedOn, awardCode }) => ({
  code: 'title-valid',
  verdict: from(award !== null),
  text: award
    ? say(
        `${award.name} có trong quy định tại ngày tiếp nhận ${showDate(acceptedOn)}`,
        `The title existed on the day of acceptance, ${showDate(acceptedOn)}`,
      )
    : say('Danh hiệu này không có tại ngày tiếp nhận', `There was no ${awardCode} on the day of acceptance`),
  basis: award?.basis ?? '',
});

const papers: Check = ({ papersMissing }) => ({
  code: 'papers',
  verdict: from(papersMissing.length === 0),
  text:
    papersMissing.length === 0
      ? say('Đủ giấy tờ bắt buộc', 'All required papers are there')
      : say(`Còn thiếu: ${papersMissing.join(', ')}`, `Missing: ${papersMissing.join(', ')}`),
  basis: '',
});

const proof: Check = ({ proofs }) => ({
  code: 'proof',
  verdict: from(proofs > 0),
  text: proofs > 0 ? say(`Có ${proofs} minh chứng`, `${proofs} proofs are attached`) : say('Chưa có minh chứng nào', 'There is no proof'),
  basis: '',
});

/** One achievement, one award (law.md X1): the same title for the same year twice is certain. */
const sameAward: Check = ({ others, awardCode, oneAward }) => {
  const same = others.filter((one) => one.awardCode === awardCode);
  return {
    code: 'same-award',
    verdict: from(same.length === 0),
    text:
      same.length === 0
        ? say('Không có hồ sơ hoặc quyết định trùng cùng danh hiệu trong năm', 'No second dossier or award of this title for the year')
        : say(`Trùng: ${same.map((one) => one.label).join('; ')}`, `Duplicate: ${same.map((one) => one.label).join('; ')}`),
    basis: `Một thành tích không tặng nhiều lần, nhiều hình thức (${oneAward})`,
  };
};

/** Another form in the same year may rest on another achievement: people must look. */
const otherAward: Check = ({ others, awardCode, oneAward }) => {
  const different = others.filter((one) => one.awardCode !== awardCode);
  return {
    code: 'other-award',
    verdict: different.length === 0 ? 'MET' : 'UNKNOWN',
    text:
      different.length === 0
        ? say('Chưa thấy hình thức khác cho cùng đối tượng trong năm', 'No other form for this subject in the year is on record')
        : say(
            `Cùng năm còn: ${different.map((one) => one.label).join('; ')}. Cần đối chiếu có cùng một thành tích không`,
            `Same year: ${different.map((one) => one.label).join('; ')}. Compare whether it is the same achievement`,
          ),
    basis: oneAward,
  };
};

const leadsGroup: Check = ({ awardCode, award, group }) => {
  if (!isFlag(awardCode)) return undefined;
  const basis = `Cờ thi đua tặng tập thể dẫn đầu khối, cụm${award ? ` (${award.basis})` : ''}`;
  const code = 'leads-group';
  if (!group)
    return {
      code,
      verdict: 'UNKNOWN',
      text: say('Chưa rõ đơn vị thuộc khối, cụm nào trong năm', 'The group of this unit in the year is not known'),
      basis,
    };
  if (group.conditionFailed)
    return {
      code,
      verdict: 'UNMET',
      text: say(`Không đạt điều kiện bắt buộc khi xếp hạng ${group.name}`, `Failed a hard condition in the ranking of ${group.name}`),
      basis,
    };
  if (!group.published || group.rank === null)
    return { code, verdict: 'UNKNOWN', text: say(`${group.name} chưa công bố xếp hạng`, `${group.name} has not published its ranking`), basis };
  return {
    code,
    verdict: from(group.rank === 1),
    text: say(`Xếp thứ ${group.rank} trong ${group.name}`, `Ranks ${group.rank} in ${group.name}`),
    basis,
  };
};

const unitMinute: Check = ({ route, minute }) => {
  if (route === 'in-time') return undefined;
  const code = 'unit-minute';
  if (!minute)
    return { code, verdict: 'UNKNOWN', text: say('Chưa có kết quả bình xét của đơn vị', 'The vote of the unit is not on record'), basis: '' };
  return {
    code,
    verdict: from(unitAgrees(minute.yes, minute.members)),
    text: say(`Đơn vị bình xét: ${minute.yes}/${minute.members} đồng ý`, `Vote of the unit: ${minute.yes} of ${minute.members}`),
    basis: '',
  };
};

const notOwnHand: Check = ({ subjectKind, preparedBySubject }) =>
  subjectKind === 'unit'
    ? undefined
    : {
        code: 'own-hand',
        verdict: from(!preparedBySubject),
        text: preparedBySubject
          ? say('Người lập hồ sơ chính là người được đề nghị', 'Whoever prepared the dossier is its subject')
          : say('Người lập hồ sơ không phải người được đề nghị', 'Prepared by somebody else than its subject'),
        basis: '',
      };

const belongsHere: Check = ({ subjectKind, personsUnit }) => {
  if (subjectKind === 'unit') return undefined;
  const words = {
    here: say('Cá nhân công tác tại đơn vị đề nghị', 'Works in the proposing unit'),
    elsewhere: say('Chức vụ đang ghi là ở đơn vị khác', 'The post on record is in another unit'),
  };
  return {
    code: 'belongs-here',
    verdict: personsUnit === null ? 'UNKNOWN' : from(personsUnit === 'here'),
    text: personsUnit === null ? say('Chưa có dữ liệu về nơi công tác', 'Where this person works is not on record') : words[personsUnit],
    basis: '',
  };
};

/** The list of checks; the law's own conditions join it here, one function each. */
const checks: readonly Check[] = [titleValid, papers, proof, unitMinute, sameAward, otherAward, leadsGroup, notOwnHand, belongsHere];

/** Computes what can be said today. A fact that is missing gives UNKNOWN, never MET. */
export function findingsOf(facts: Facts): Finding[] {
  return checks.flatMap((check) => check(facts) ?? []);
}

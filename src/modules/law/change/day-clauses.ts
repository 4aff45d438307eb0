import { within, type Day } from '#platform/dates.ts';
import type { Text } from '#platform/text.ts';
import { capital, clausesOn as inWords, quotaWords, type LawClause } from '../clauses.ts';
import { instrumentKinds, subjectLabels, type AwardType } from '../contract.ts';
import { bookOf } from '../current.ts';
import type { QuotaEntry } from '../desk-files.ts';
import type { ReadyClause, ReadyStandard } from '../engine/rulebook.ts';
import type { Standard } from '../engine/rules.ts';
import type { Mark } from '../files.ts';
import { lawOf } from '../library.ts';
import type { Library } from '../load.ts';
import { numberClauses } from './day-values.ts';
import type { DiffArea } from './labels.ts';

/** One thing the rules of a day say, in the parts that can change one by one. */
export interface DayClause {
  readonly area: DiffArea;
  /** Award, instrument or step with what stands below it; the same in both libraries when the clause is the same. */
  readonly code: string;
  readonly award: { readonly code: string; readonly name: Text } | null;
  /** What of the award it is: the number of an instrument, the subject of a standard. */
  readonly label: Text;
  readonly says: Text;
  readonly cite: string;
  readonly mark: Mark | null;
  /** `null`: nothing that binds or reminds. */
  readonly binds: boolean | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

const subjectWords = { person: subjectLabels.person, collective: subjectLabels.unit, household: subjectLabels.household };
const text = ({ vi, en }: Text): Text => ({ vi, en });
const labels = {
  regime: { vi: 'Giai đoạn luật', en: 'Regime' },
  summary: { vi: 'Tiêu chuẩn (tóm tắt)', en: 'Standard in short' },
  authority: { vi: 'Người quyết định', en: 'Who decides' },
  ballot: { vi: 'Bỏ phiếu của Hội đồng', en: 'Ballot of the council' },
  paper: { vi: 'Thành phần hồ sơ', en: 'Paper' },
  publicity: { vi: 'Công khai lấy ý kiến', en: 'Published for comment' },
  general: { vi: 'Quy định chung', en: 'General rule' },
  parameter: { vi: 'Con số, lựa chọn', en: 'Number or switch' },
  quota: { vi: 'Hạn mức', en: 'Cap' },
  bonus: { vi: 'Tiền thưởng', en: 'Bonus' },
  base_salary: { vi: 'Mức lương cơ sở', en: 'Base salary' },
  rounding: { vi: 'Cách làm tròn', en: 'Rounding' },
  household: { vi: 'Hộ gia đình', en: 'Households' },
  organising: { vi: 'Quỹ thi đua, khen thưởng', en: 'Fund' },
  deadline: { vi: 'Thời hạn', en: 'Time limit' },
} satisfies Readonly<Record<string, Text>>;

type TableArea = 'publicity' | 'bonus' | 'base_salary' | 'rounding' | 'household' | 'organising' | 'deadline';
const moneyAreas: Readonly<Record<string, TableArea>> = {
  'money/base-salary': 'base_salary',
  'money/rounding': 'rounding',
  'money/household': 'household',
  'money/organising': 'organising',
};

/** Clauses told as one sentence elsewhere too; the others are told here leaf by leaf. */
const areaOf = ({ id, topic }: LawClause): TableArea | null =>
  topic === 'publicity' ? 'publicity' : topic === 'limit' ? 'deadline' : topic === 'money' ? (moneyAreas[id] ?? 'bonus') : null;

/** Clauses a reader can act on, in order; what stands under a “not” reads the wrong way round, so the “not” itself is one. */
const leavesOf = (clause: ReadyClause): readonly ReadyClause[] =>
  clause.children.length === 0 || clause.op === 'not' ? [clause] : clause.children.flatMap(leavesOf);

/**
 * Everything that holds on one day, clause by clause; a general rule once, not again for each award. Of `later` days only the
 * numbers and switches that hold on them. Pure.
 */
export function dayClauses(library: Library, day: Day, overlays: readonly string[], later: readonly Day[] = []): DayClause[] {
  const law = lawOf(library);
  const regime = law.regimeOn(day);
  const awards = new Map(library.awards.map(({ value }) => [value.code, { code: value.code, name: text(value.name) }]));
  const found: DayClause[] = [];
  const add: Add = (area, code, award, label, says, rest) =>
    void found.push({
      area,
      code,
      award,
      label: text(label),
      says: { vi: capital(says.vi), en: capital(says.en) },
      from: null,
      to: null,
      ...rest,
    });
  const unsaid = { cite: '', mark: null, binds: null };
  add('regime', 'regime', null, labels.regime, regime.name, { ...unsaid, mark: regime.confidence, from: regime.from, to: regime.to });
  for (const one of law.instrumentsOn(day)) {
    const label = { vi: `${instrumentKinds[one.kind].vi} ${one.number}`, en: `${instrumentKinds[one.kind].en} ${one.number}` };
    add('instrument', one.code, null, label, one.title, { ...unsaid, mark: one.confidence, from: one.from, to: one.to });
  }
  for (const award of law.catalogueOn(day)) awardClauses(add, awards.get(award.code) ?? null, award);
  standardClauses(add, library, day, overlays, (code) => awards.get(code) ?? null);
  const principles = new Set(library.principles.map(({ value }) => value.code));
  for (const one of inWords(library, day)) {
    const area = principles.has(one.id) ? 'general' : areaOf(one);
    if (area === null) continue;
    const span = area === 'base_salary' ? { from: one.from, to: one.to } : {};
    const award = one.award === null ? null : (awards.get(one.award) ?? null);
    add(area, one.id, award, labels[area], one.words, { cite: one.source, mark: one.confidence, binds: !one.soft, ...span });
  }
  for (const { area, code, says, ...rest } of numberClauses(library, day, later)) add(area, code, null, labels[area], says, rest);
  for (const one of law.quotasOn(day, overlays))
    if (one.measure !== 'member-share') {
      const rating = one.measure === 'rating-cap' ? (one.award as NonNullable<QuotaEntry['rating']>) : undefined;
      add('quota', one.code, awards.get(one.award) ?? null, labels.quota, quotaWords(one.base, one.percent, rating), {
        cite: one.basis,
        mark: one.confidence,
        binds: !one.soft,
      });
    }
  return found;
}

type Add = (
  area: DiffArea,
  code: string,
  award: DayClause['award'],
  label: Text,
  says: Text,
  rest: Pick<DayClause, 'cite' | 'mark' | 'binds'> & Partial<Pick<DayClause, 'from' | 'to'>>,
) => void;

function awardClauses(add: Add, award: DayClause['award'], it: AwardType): void {
  const rest = { cite: it.basis, mark: it.confidence, binds: !it.soft };
  const unused = { vi: 'Không dùng', en: 'Not in use' };
  add('award', `${it.code}/summary`, award, labels.summary, it.enabled ? it.standard : unused, rest);
  add('award', `${it.code}/authority`, award, labels.authority, it.decidedBy, rest);
  if (it.ballot) {
    const secret = it.ballot.secret ? { vi: ', bỏ phiếu kín', en: ', secret ballot' } : { vi: '', en: '' };
    const says = {
      vi: `Từ ${it.ballot.thresholdPercent}% tổng số thành viên Hội đồng${secret.vi}`,
      en: `At least ${it.ballot.thresholdPercent} % of all members of the council${secret.en}`,
    };
    add('ballot', it.code, award, labels.ballot, says, { cite: it.ballot.basis, mark: it.ballot.confidence, binds: !it.ballot.soft });
  }
  for (const paper of it.papers)
    add('papers', `${it.code}/${paper.code}`, award, labels.paper, paper.title, { cite: paper.basis, mark: null, binds: paper.required });
}

function standardClauses(add: Add, library: Library, day: Day, overlays: readonly string[], awardOf: (code: string) => DayClause['award']): void {
  const regime = bookOf(library).regimeOn(day).code;
  const known = overlays.filter((code) => library.overlays.some(({ value }) => value.code === code && within(day, value.from, value.to)));
  const general = new Set(library.general.map(({ value }) => value.id));
  const told = new Set<string>();
  const tell = (standard: ReadyStandard, value: Standard, clause: ReadyClause) => {
    const tail = clause.id.slice(standard.id.length + 1);
    const rest = { cite: clause.cite, mark: clause.confidence, binds: standard.binding && clause.severity === 'block' };
    const rule = tail.split('/')[0] ?? '';
    if (!general.has(rule))
      return add(
        'standard',
        [value.award, value.subject, value.branch, tail].join('/'),
        awardOf(value.award),
        subjectWords[value.subject],
        clause.words,
        rest,
      );
    if (told.has(tail)) return undefined;
    told.add(tail);
    // Whether a general rule blocks is its own matter; a doubtful standard beside it does not soften it.
    return add('general', tail, null, labels.general, clause.words, { ...rest, binds: clause.severity === 'block' });
  };
  for (const { value } of library.standards) {
    if (!value.regimes.includes(regime)) continue;
    const ready = bookOf(library).ready(value.award, value.subject, day, known);
    for (const standard of ready.standards.filter((one) => one.id === value.id))
      for (const clause of leavesOf(standard.root)) tell(standard, value, clause);
  }
}

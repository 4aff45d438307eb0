import type { Day } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { within } from '#platform/dates.ts';
import { canonicalJson } from '#platform/ids.ts';
import { showMoney } from '#platform/number-words.ts';
import type { AwardType } from '../contract.ts';
import { lawOf } from '../library.ts';
import type { Library } from '../load.ts';
import type { BonusRule, DeadlineRule } from '../parameters/files.ts';

export const diffAreas = [
  'regime',
  'instrument',
  'award',
  'ballot',
  'papers',
  'bonus',
  'base_salary',
  'rounding',
  'household',
  'organising',
  'deadline',
  'standard',
] as const;
export type DiffArea = (typeof diffAreas)[number];

/** One clause before and after; `null` = was or will not be there. */
export interface Changed {
  readonly area: DiffArea;
  /** Code of the award, instrument or step. */
  readonly code: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Clauses = Map<string, Omit<Changed, 'before' | 'after'> & { readonly says: string }>;

const awardSays = (award: AwardType) =>
  [
    award.enabled ? award.standard.vi : 'không dùng',
    `người quyết định: ${award.decidedBy.vi}`,
    award.basis,
    award.soft ? 'chỉ nhắc' : '',
    `mức tin cậy ${award.confidence}`,
  ]
    .filter(Boolean)
    .join(' · ');

const limitSays = ({ limit }: DeadlineRule) =>
  'local' in limit
    ? 'bộ, ngành, địa phương tự quy định'
    : 'dayOfYear' in limit
      ? `trước hết ngày ${limit.dayOfYear}${limit.year === 'next' ? ' năm sau' : ''}`
      : `${limit.workingDays} ngày làm việc`;

const bonusSays = (rule: BonusRule) => `${rule.atMost ? 'tối đa ' : ''}${showHundredths(rule.coefficient, 'vi', 0)}${rule.issuer ? ' (cấp xã)' : ''}`;

/** Everything that holds on one day, clause by clause. */
function clausesOn(library: Library, day: Day): Clauses {
  const found: Clauses = new Map();
  const add = (area: DiffArea, code: string, label: string, says: string) => void found.set(`${area}/${code}/${label}`, { area, code, label, says });
  const law = lawOf(library);
  const regime = law.regimeOn(day);
  const basis = (one: { basis: readonly { instrument: string; article: string | null }[]; confidence: string }) =>
    `${one.basis.map(({ instrument, article }) => [article, instrument].filter(Boolean).join(' ')).join('; ')} · ${one.confidence}`;
  add('regime', 'regime', 'Giai đoạn luật', `${regime.code}: ${regime.name.vi}`);
  for (const one of law.instrumentsOn(day)) add('instrument', one.code, one.number, one.title.vi);
  for (const award of law.catalogueOn(day)) {
    add('award', award.code, award.name.vi, awardSays(award));
    if (award.ballot)
      add(
        'ballot',
        award.code,
        award.name.vi,
        `từ ${award.ballot.thresholdPercent}% tổng số thành viên${award.ballot.secret ? ', phiếu kín' : ''} · ${award.ballot.basis}`,
      );
    for (const paper of award.papers)
      add('papers', `${award.code}/${paper.code}`, `${award.name.vi}: ${paper.title.vi}`, paper.required ? 'bắt buộc' : 'nên có');
  }
  const { parameters } = library;
  const names = new Map(library.awards.map(({ value }) => [value.code, value.name.vi]));
  const salary = parameters.baseSalaries.find(({ value }) => within(day, value.from, value.to))?.value;
  if (salary) add('base_salary', 'base_salary', 'Mức lương cơ sở', `${showMoney(salary.amount)} · ${basis(salary)}`);
  for (const { value } of parameters.bonuses)
    for (const rule of value.rules)
      if (rule.regimes.includes(regime.code))
        add(
          'bonus',
          `${value.award}/${rule.subject}/${rule.issuer ?? ''}`,
          `${names.get(value.award) ?? value.award} (${rule.subject === 'unit' ? 'tập thể' : 'cá nhân'}${rule.issuer ? ', cấp xã' : ''})`,
          `${bonusSays(rule)} · ${basis(rule)}`,
        );
  for (const { value } of parameters.deadlines)
    for (const rule of value.rules)
      if (rule.regimes.includes(regime.code)) add('deadline', value.code, value.name.vi, `${limitSays(rule)} · ${basis(rule)}`);
  for (const { value } of parameters.rounding)
    if (value.regimes.includes(regime.code)) add('rounding', 'rounding', 'Làm tròn lên', `${showMoney(value.roundUpTo)} · ${basis(value)}`);
  for (const { value } of parameters.household)
    if (value.regimes.includes(regime.code))
      add('household', 'household', 'Hộ gia đình', `${showHundredths(value.factor, 'vi', 0)} × cá nhân · ${basis(value)}`);
  for (const { value } of parameters.organisingShare)
    if (value.regimes.includes(regime.code)) add('organising', 'organising', 'Phần Quỹ cho tổ chức', `${value.percent}% · ${basis(value)}`);
  return found;
}

/** Which clauses of a day read otherwise in the second library; in the order of the areas, then by name. Pure. */
export function diffOf(before: Library, after: Library, day: Day): Changed[] {
  const old = clausesOn(before, day);
  const fresh = clausesOn(after, day);
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return keys
    .flatMap((key): Changed[] => {
      const [was, will] = [old.get(key), fresh.get(key)];
      const about = will ?? was;
      if (!about || was?.says === will?.says) return [];
      const { area, code, label } = about;
      return [{ area, code, label, before: was?.says ?? null, after: will?.says ?? null }];
    })
    .sort((a, b) => diffAreas.indexOf(a.area) - diffAreas.indexOf(b.area) || a.label.localeCompare(b.label, 'vi'));
}

/** Two libraries that answer alike have equal hashes, whatever file a rule stands in. */
export const libraryContent = (library: Library): string =>
  canonicalJson(JSON.parse(JSON.stringify(library, (key, value) => (key === 'file' || key === 'path' ? undefined : value))));

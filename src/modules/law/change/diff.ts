import type { Day } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { within } from '#platform/dates.ts';
import { canonicalJson } from '#platform/ids.ts';
import { showMoney } from '#platform/number-words.ts';
import type { AwardType } from '../contract.ts';
import { clausesOn as inWords } from '../clauses.ts';
import { bookOf } from '../current.ts';
import type { ReadyClause } from '../engine/rulebook.ts';
import { diffAreaLabels } from './labels.ts';
import { lawOf } from '../library.ts';
import type { Library } from '../load.ts';
import type { BonusIssuer, BonusRule, DeadlineRule } from '../tables/files.ts';

const diffAreas = Object.keys(diffAreaLabels) as readonly DiffArea[];
export type DiffArea = keyof typeof diffAreaLabels;

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

const issuerWords: Readonly<Record<BonusIssuer, string>> = { commune: 'cấp xã', national_assembly: 'Ủy ban Thường vụ Quốc hội' };

const bonusSays = (rule: BonusRule) =>
  `${rule.atMost ? 'tối đa ' : ''}${showHundredths(rule.coefficient, 'vi', 0)}${rule.issuer ? ` (${issuerWords[rule.issuer]})` : ''}`;

/** Everything that holds on one day, clause by clause. */
function clausesOn(library: Library, day: Day, overlays: readonly string[]): Clauses {
  const found: Clauses = new Map();
  const add = (area: DiffArea, code: string, label: string, says: string) => void found.set(`${area}/${code}/${label}`, { area, code, label, says });
  const law = lawOf(library);
  const names = new Map(library.awards.map(({ value }) => [value.code, value.name.vi]));
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
  const read = new Set(library.principles.map(({ value }) => value.code));
  for (const one of inWords(library, day).filter(({ id }) => read.has(id)))
    add('general', one.id, one.words.vi, `${one.soft ? 'chỉ nhắc' : 'bắt buộc'} · ${one.source} · ${one.confidence}`);
  for (const one of law.quotasOn(day, overlays))
    if (one.measure !== 'member-share')
      add(
        'quota',
        one.code,
        one.measure === 'cap' ? (names.get(one.award) ?? one.award) : one.award,
        `không quá ${one.percent}% của ${one.base} · ${one.soft ? 'chỉ nhắc' : 'bắt buộc'} · ${one.basis} · ${one.confidence}`,
      );
  for (const { value } of library.standards) {
    if (!value.regimes.includes(regime.code)) continue;
    const ready = bookOf(library).ready(
      value.award,
      value.subject,
      day,
      overlays.filter((code) => library.overlays.some((one) => one.value.code === code && within(day, one.value.from, one.value.to))),
    );
    for (const standard of ready.standards.filter((one) => one.id === value.id))
      for (const clause of leavesOf(standard.root))
        add(
          'standard',
          `${value.award}/${value.subject}/${value.branch}/${clause.id.slice(standard.id.length + 1)}`,
          `${names.get(value.award) ?? value.award}: ${clause.words.vi}`,
          `${standard.binding && clause.severity === 'block' ? 'bắt buộc' : 'chỉ nhắc'} · ${clause.cite} · ${clause.confidence}`,
        );
  }
  const { tables } = library;
  const salary = tables.baseSalaries.find(({ value }) => within(day, value.from, value.to))?.value;
  if (salary) add('base_salary', 'base_salary', 'Mức lương cơ sở', `${showMoney(salary.amount)} · ${basis(salary)}`);
  for (const { value } of tables.bonuses)
    for (const rule of value.rules)
      if (rule.regimes.includes(regime.code))
        add(
          'bonus',
          `${value.award}/${rule.subject}/${rule.issuer ?? ''}`,
          `${names.get(value.award) ?? value.award} (${rule.subject === 'unit' ? 'tập thể' : 'cá nhân'}${rule.issuer ? `, ${issuerWords[rule.issuer]}` : ''})`,
          `${bonusSays(rule)} · ${basis(rule)}`,
        );
  for (const { value } of tables.deadlines)
    for (const rule of value.rules)
      if (rule.regimes.includes(regime.code)) add('deadline', value.code, value.name.vi, `${limitSays(rule)} · ${basis(rule)}`);
  for (const { value } of tables.rounding)
    if (value.regimes.includes(regime.code)) add('rounding', 'rounding', 'Làm tròn lên', `${showMoney(value.roundUpTo)} · ${basis(value)}`);
  for (const { value } of tables.household)
    if (value.regimes.includes(regime.code))
      add('household', 'household', 'Hộ gia đình', `${showHundredths(value.factor, 'vi', 0)} × cá nhân · ${basis(value)}`);
  for (const { value } of tables.organisingShare)
    if (value.regimes.includes(regime.code)) add('organising', 'organising', 'Phần Quỹ cho tổ chức', `${value.percent}% · ${basis(value)}`);
  return found;
}

/** Leaves of a tree of clauses, in order. */
const leavesOf = (clause: ReadyClause): readonly ReadyClause[] => (clause.children.length === 0 ? [clause] : clause.children.flatMap(leavesOf));

/** Which clauses of a day read otherwise in the second library; in the order of the areas, then by name. Pure. */
export function diffOf(before: Library, after: Library, day: Day, overlays: readonly string[] = []): Changed[] {
  const old = clausesOn(before, day, overlays);
  const fresh = clausesOn(after, day, overlays);
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

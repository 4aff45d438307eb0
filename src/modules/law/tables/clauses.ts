import { showHundredths } from '#platform/decimal.ts';
import { within } from '#platform/dates.ts';
import { showMoney } from '#platform/number-words.ts';
import type { Text } from '#platform/text.ts';
import type { DayReading, LawClause } from '../clauses.ts';
import type { Tables } from './check.ts';
import type { BonusRule, DeadlineEntry, DeadlineRule } from './files.ts';

const lower = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

function bonusWords({ coefficient, subject, issuer, atMost }: BonusRule): Text {
  const factor = { vi: showHundredths(coefficient, 'vi', 0), en: showHundredths(coefficient, 'en', 0) };
  const who = subject === 'person' ? { vi: 'cá nhân', en: 'individual' } : { vi: 'tập thể', en: 'collective' };
  const by = issuer === 'commune' ? { vi: ' khi cấp xã quyết định', en: ' when a commune decides' } : { vi: '', en: '' };
  return {
    vi: `tiền thưởng ${who.vi}${by.vi}: ${atMost ? 'không quá ' : ''}${factor.vi} lần mức lương cơ sở`,
    en: `bonus of ${who.en === 'individual' ? 'an' : 'a'} ${who.en}${by.en}: ${atMost ? 'at most ' : ''}${factor.en} × the base salary`,
  };
}

function limitWords({ name, starts }: DeadlineEntry, { limit }: DeadlineRule): Text {
  if ('local' in limit) return { vi: `${name.vi}: bộ, ngành, địa phương tự quy định thời hạn`, en: `${name.en}: set by each ministry or province` };
  if ('dayOfYear' in limit) {
    const [month, day] = limit.dayOfYear.split('-');
    const year = limit.year === 'next' ? { vi: 'của năm sau', en: 'of the year after' } : { vi: 'của năm', en: 'of the year' };
    return {
      vi: `${name.vi}: trước hết ngày ${day}/${month} ${year.vi} (${lower(starts.vi)})`,
      en: `${name.en}: by ${day}/${month} ${year.en} (${lower(starts.en)})`,
    };
  }
  const days = limit.earliest === undefined ? String(limit.workingDays) : `${limit.earliest}–${limit.workingDays}`;
  return {
    vi: `${name.vi}: ${days} ngày làm việc, tính sau ${lower(starts.vi)}`,
    en: `${name.en}: ${days} working days after ${lower(starts.en)}`,
  };
}

/** `mức lương cơ sở 2.340.000 đ`; whole đồng. */
export const baseSalaryWords = (amount: number): Text => ({
  vi: `mức lương cơ sở ${showMoney(amount, 'vi')}`,
  en: `base salary ${showMoney(amount, 'en')}`,
});

/** Money and time limits of a day as clauses, beside those of standards: coefficients, base salary, rounding, steps. */
export function tableClauses(tables: Tables, { day, stands, frame, awards }: DayReading): LawClause[] {
  const found: LawClause[] = [];
  const add = (topic: 'money' | 'limit', id: string, words: Text, rule: Parameters<DayReading['frame']>[0], award?: (typeof awards)[number]) =>
    found.push({ id, topic, award: award?.code ?? null, awardName: award?.name ?? null, words, ...frame(rule) });
  for (const award of awards) {
    const rules = tables.bonuses.find(({ value }) => value.award === award.code)?.value.rules.filter(stands) ?? [];
    for (const rule of rules)
      add('money', `${award.code}/bonus/${rule.subject}${rule.issuer ? `/${rule.issuer}` : ''}`, bonusWords(rule), rule, award);
  }
  const salary = tables.baseSalaries.find(({ value }) => within(day, value.from, value.to) && value.enabled !== false)?.value;
  if (salary) {
    const words = baseSalaryWords(salary.amount);
    // A base salary lasts its own time, whatever regime runs.
    const span = { from: salary.from, to: salary.to };
    found.push({ id: 'money/base-salary', topic: 'money', award: null, awardName: null, words, ...frame(salary), ...span });
  }
  for (const { value } of tables.rounding.filter(({ value: rule }) => stands(rule))) {
    const step = { vi: showMoney(value.roundUpTo, 'vi'), en: showMoney(value.roundUpTo, 'en') };
    add('money', 'money/rounding', { vi: `tiền thưởng làm tròn lên đến ${step.vi}`, en: `bonuses are rounded up to ${step.en}` }, value);
  }
  for (const { value } of tables.household.filter(({ value: rule }) => stands(rule))) {
    const factor = { vi: showHundredths(value.factor, 'vi', 0), en: showHundredths(value.factor, 'en', 0) };
    const words = { vi: `hộ gia đình: ${factor.vi} lần tiền thưởng của cá nhân`, en: `households: ${factor.en} × the individual's bonus` };
    add('money', 'money/household', words, value);
  }
  for (const { value } of tables.organisingShare.filter(({ value: rule }) => stands(rule))) {
    const words = {
      vi: `${value.percent}% Quỹ thi đua, khen thưởng dành cho tổ chức phong trào, sơ kết, tổng kết, tuyên truyền, kiểm tra`,
      en: `${value.percent} % of the fund goes to organising movements, reviews, propaganda and inspection`,
    };
    add('money', 'money/organising', words, value);
  }
  for (const { value: entry } of tables.deadlines) {
    const rule = entry.rules.find(stands);
    if (rule) add('limit', `limit/${entry.code}`, limitWords(entry, rule), rule);
  }
  return found;
}

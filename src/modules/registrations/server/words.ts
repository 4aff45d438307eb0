import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import type { CurrentLaw } from '#modules/law/index.ts';
import { initiativeFields } from '../contract.ts';
import { changedFields, type Content } from '../rules.ts';
import { awardName } from './lists.ts';

const both = (vi: string, en: string): Text => ({ vi, en });

/** "Chỉ tiêu 2: Hai sáng kiến được công nhận"; never the code of a field. */
export function fieldLabel(field: string, content: Content): Text {
  if (field === 'targets') return both('Phần chỉ tiêu', 'Targets');
  if (field === 'initiatives') return both('Phần sáng kiến', 'Initiatives');
  if (field === 'titles') return both('Danh hiệu phấn đấu', 'Titles aimed at');
  const [kind, id] = field.split(':');
  const target = content.targets.findIndex((row) => row.id === id);
  if (kind === 'target')
    return target < 0
      ? both('Chỉ tiêu đã bỏ', 'A target taken out')
      : both(`Chỉ tiêu ${target + 1}: ${content.targets[target]?.text}`, `Target ${target + 1}: ${content.targets[target]?.text}`);
  const initiative = content.initiatives.findIndex((row) => row.id === id);
  return initiative < 0
    ? both('Sáng kiến đã bỏ', 'An initiative taken out')
    : both(
        `Sáng kiến ${initiative + 1}: ${content.initiatives[initiative]?.title}`,
        `Initiative ${initiative + 1}: ${content.initiatives[initiative]?.title}`,
      );
}

function fieldText(law: CurrentLaw, field: string, content: Content, year: number): string | null {
  const [kind, id] = field.split(':');
  if (field === 'titles')
    return content.titles.length > 0
      ? content.titles.map((code) => awardName(law, code, year).vi).join('; ')
      : `Không đăng ký: ${content.noTitleReason}`;
  if (kind === 'target') {
    const target = content.targets.find((row) => row.id === id);
    if (!target) return null;
    const amount = target.targetHundredths === null ? '' : ` · ${showHundredths(target.targetHundredths, 'vi', 0)} ${target.targetUnit}`;
    return `${target.text}${amount}${target.dueOn ? ` · ${showDate(target.dueOn)}` : ''}`;
  }
  const initiative = content.initiatives.find((row) => row.id === id);
  return initiative
    ? `${initiative.title} · ${initiativeFields[initiative.field as keyof typeof initiativeFields].vi} · ${initiative.authors.join(', ')}`
    : null;
}

/** Before and after of a change, field by field, for people. */
export function differencesOf(
  law: CurrentLaw,
  before: Content,
  after: Content,
  year: number,
): { label: Text; before: string | null; after: string | null }[] {
  return changedFields(before, after).map((field) => ({
    label: fieldLabel(field, fieldText(law, field, after, year) === null ? before : after),
    before: fieldText(law, field, before, year),
    after: fieldText(law, field, after, year),
  }));
}

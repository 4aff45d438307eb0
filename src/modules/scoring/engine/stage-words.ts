import type { Text } from '#platform/text.ts';
import type { stages } from './settings.ts';

/** What the stages of a chain are called. */
export const stageWords: Readonly<Record<(typeof stages)[number], Text>> = {
  self: { vi: 'tự chấm', en: 'self-score' },
  department: { vi: 'bộ phận chuyên môn chấm', en: 'departments' },
  check: { vi: 'thẩm định', en: 'check' },
  explanation: { vi: 'giải trình', en: 'explanation' },
  second_check: { vi: 'thẩm định lại', en: 'second check' },
  meeting: { vi: 'họp xác nhận', en: 'meeting' },
  final: { vi: 'chốt', en: 'final' },
};

import type { Text } from '#platform/text.ts';
import type { scorers, stages } from './settings.ts';

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

/** Who does a stage. */
export const scorerWords: Readonly<Record<(typeof scorers)[number], Text>> = {
  unit: { vi: 'đơn vị', en: 'the unit' },
  department: { vi: 'bộ phận chuyên môn', en: 'departments' },
  head: { vi: 'trưởng khối, cụm', en: 'the head' },
  deputy: { vi: 'phó khối, cụm', en: 'the deputy' },
  group: { vi: 'cả khối, cụm', en: 'the group' },
  standing: { vi: 'Thường trực', en: 'the standing body' },
  council: { vi: 'Hội đồng', en: 'the council' },
};

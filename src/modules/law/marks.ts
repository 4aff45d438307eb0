import { defineLabels } from '#platform/text.ts';

/** How sure we are of a rule, in the words of the screen. */
export const confidenceLabels = defineLabels({
  V: { vi: 'Đã đọc nguyên văn', en: 'Wording read', tone: 'ok' },
  M: { vi: 'Cần đối chiếu', en: 'To be confirmed', tone: 'warn' },
  S: { vi: 'Mới đọc tóm tắt', en: 'Summary read only', tone: 'warn' },
  D: { vi: 'Mới có dự thảo', en: 'Draft read only', tone: 'warn' },
  '?': { vi: 'Chưa rõ', en: 'Unsure', tone: 'danger' },
});

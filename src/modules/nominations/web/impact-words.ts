import { defineText } from '#ui/index.ts';

export const impactWords = defineText({
  looking: { vi: 'Đang tìm hồ sơ, khen thưởng dựa trên mục này…', en: 'Looking for what stands on this…' },
  nothing: { vi: 'Không ảnh hưởng gì', en: 'Nothing is affected' },
  nothingText: { vi: 'Không có hồ sơ, khen thưởng nào phải xem xét lại.', en: 'No dossier or award has to be looked at again.' },
  wouldFlag: {
    vi: (n: number) => `Sẽ đánh dấu ${n} hồ sơ, khen thưởng để xem xét`,
    en: (n: number) => `${n} dossiers and awards will be flagged`,
  },
  onwards: { vi: 'qua khen thưởng ở trên', en: 'through an award above' },
  hidden: {
    vi: (dossiers: number, awards: number) =>
      `Ngoài ra, bạn không xem được tên: ${[dossiers > 0 && `${dossiers} hồ sơ`, awards > 0 && `${awards} khen thưởng`].filter(Boolean).join(', ')}.`,
    en: (dossiers: number, awards: number) =>
      `And without names you may see: ${[dossiers > 0 && `${dossiers} dossiers`, awards > 0 && `${awards} awards`].filter(Boolean).join(', ')}.`,
  },
  after: {
    vi: 'Không gì tự thay đổi: Thường trực Hội đồng nhận việc xem xét từng mục.',
    en: 'Nothing changes by itself: the standing body is asked to look at each.',
  },
  incomplete: {
    vi: 'Điền đủ nội dung để biết việc đính chính ảnh hưởng tới đâu.',
    en: 'Fill in the fields to learn what the correction affects.',
  },
});

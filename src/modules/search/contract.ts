import { z } from 'zod';
import { get } from '#platform/contract.ts';
import { defineLabels } from '#platform/text.ts';

/** What kinds of things are found, and the word over their hits. Kinds without a word here stand under "other". */
export const findableTypes = defineLabels({
  group: { vi: 'Khối, cụm thi đua', en: 'Blocks and clusters', tone: 'neutral' },
  unit: { vi: 'Đơn vị', en: 'Units', tone: 'neutral' },
  person: { vi: 'Cá nhân', en: 'People', tone: 'neutral' },
  document: { vi: 'Văn bản', en: 'Documents', tone: 'neutral' },
  movement: { vi: 'Phong trào thi đua', en: 'Movements', tone: 'neutral' },
  agreement: { vi: 'Giao ước', en: 'Agreements', tone: 'neutral' },
  nomination: { vi: 'Hồ sơ khen thưởng', en: 'Award dossiers', tone: 'neutral' },
  decision: { vi: 'Quyết định', en: 'Decisions', tone: 'neutral' },
  award: { vi: 'Khen thưởng', en: 'Awards', tone: 'neutral' },
  model: { vi: 'Điển hình tiên tiến', en: 'Advanced models', tone: 'neutral' },
  other: { vi: 'Khác', en: 'Other', tone: 'neutral' },
});
export type FindableType = keyof typeof findableTypes;

export const hit = z.object({
  type: z.string(),
  id: z.uuid(),
  title: z.string(),
  subtitle: z.string(),
  link: z.string(),
  /** The other name that was met, when it is not the title: "Cụm 1". */
  metName: z.string().nullable(),
});
export type Hit = z.output<typeof hit>;

export const searchApi = {
  find: get('/api/search', {
    access: 'signed-in',
    summary: 'Anything by any of its names: accents optional, words in any order, old names too; typed accents narrow (R-002, R-153)',
    query: z.object({ q: z.string().max(200), type: z.string().max(40).optional() }),
    response: z.object({
      /** Kind by kind, the kind with the best hit first; at most eight of a kind. */
      rows: z.array(hit),
    }),
  }),
};

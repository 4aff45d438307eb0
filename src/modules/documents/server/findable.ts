import type { Findable } from '#modules/search/index.ts';
import type { Fields } from './repository.ts';

export function findableOf(id: string, fields: Fields): Findable {
  const label = [fields.type, fields.number].filter(Boolean).join(' ');
  return {
    type: 'document',
    id,
    title: label,
    subtitle: fields.title,
    link: `/van-ban/${id}`,
    names: [fields.number ?? '', `${label} ${fields.title}`],
    weight: 10,
  };
}

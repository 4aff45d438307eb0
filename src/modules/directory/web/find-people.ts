import { call } from '#ui/index.ts';
import { directoryApi } from '../contract.ts';

/** People for a choice field, found by name, accents optional; the hint tells namesakes apart. */
export const findPeople = (q: string) =>
  call(directoryApi.people, { query: { q, limit: 20 } }).then((page) =>
    page.rows.map((person) => ({
      value: person.id,
      label: person.fullName,
      hint: person.post ? `${person.post.title}, ${person.post.unitName}` : '',
    })),
  );

import { call } from '#ui/index.ts';
import { documentsApi } from '#modules/documents/contract.ts';

/** Documents of the register for a choice field, found by number or title. */
export const findDocuments = (q: string) =>
  call(documentsApi.list, { query: { q, limit: 20 } }).then((page) =>
    page.rows.map((row) => ({ value: row.id, label: [row.type, row.number].filter(Boolean).join(' '), hint: row.title })),
  );

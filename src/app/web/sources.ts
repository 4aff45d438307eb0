import { call } from '#ui/api.ts';
import type { SourceResolver } from '#ui/origin.tsx';
import { documentsApi } from '#modules/documents/contract.ts';

let titles: Promise<ReadonlyMap<string, { title: string; url: string | null }>> | undefined;

/** Titles of the sources that facts cite, read once when somebody first opens one. `S0:L15` is line 15 of source S0. */
export const resolveSources: SourceResolver = async (references) => {
  titles ??= call(documentsApi.sources, {}).then((rows) => new Map(rows.map((row) => [row.code, row])));
  const known = await titles;
  return references.map((reference) => {
    const [code = reference, line] = reference.split(':L');
    const source = known.get(code);
    return {
      id: reference,
      title: source ? `${source.title}${line ? `, dòng ${line}` : ''}` : reference,
      ...(source?.url ? { to: source.url } : {}),
    };
  });
};

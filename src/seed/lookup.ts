import { seedId } from '#platform/ids.ts';

/** Our id of a record of the file; unknown stays unknown. */
export const idOrNull = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : seedId(id));

/** Finds records of one part by id. The file was checked before, so a missing one is our bug. */
export function finder<T extends { readonly id: string }>(records: readonly T[]): (id: string) => T {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`the checked file has no record ${id}`);
    return found;
  };
}

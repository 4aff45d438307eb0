import type { Origin } from '#platform/schema.ts';
import type { SeedFile } from './file-schema.ts';

/** What a record of the file says about where it comes from; every kind of record says some of it. */
export interface Traced {
  readonly id?: string;
  readonly provenance?: 'seed' | 'external';
  readonly sources?: readonly string[];
  readonly source?: string;
  readonly certainty?: string;
  readonly note?: string;
  readonly synthetic?: boolean;
}

interface More {
  /** For parts without an id of their own: `<parent>/<key>`. */
  readonly seedId?: string;
  /** The record it is a part of: its provenance and sources hold for parts that name none. */
  readonly within?: Traced;
  readonly certainty?: readonly (string | undefined)[];
  readonly notes?: readonly (string | undefined)[];
  readonly conflicts?: NonNullable<Origin>['conflicts'];
}

const said = (values: readonly (string | undefined)[], separator: string): string | undefined =>
  values.filter((value) => value !== undefined && value !== '').join(separator) || undefined;

const sourcesOf = (traced: Traced | undefined): string[] | undefined =>
  traced?.sources ? [...traced.sources] : traced?.source === undefined ? undefined : [traced.source];

/** The doubts the file notes about one record; how each was handled stands in `reports.data_issue`. */
const doubtsAbout = (file: SeedFile, id: string): string[] =>
  file.dataIssues.filter((issue) => issue.field.split('.')[1] === id).map((issue) => issue.issue);

/**
 * The `origin` column of a loaded row: seed id, provenance (missing means `seed`, says the file's README),
 * sources as a list, certainty, notes and the doubts noted under `dataIssues`, disputed values.
 */
export function originOf(file: SeedFile, record: Traced, more: More = {}): NonNullable<Origin> {
  const id = record.id ?? more.seedId;
  const note = said([record.note, ...(more.notes ?? []), ...(record.id === undefined ? [] : doubtsAbout(file, record.id))], ' · ');
  const certainty = said([record.certainty, ...(more.certainty ?? [])], '; ');
  return {
    ...(id === undefined ? {} : { seedId: id }),
    provenance: record.provenance ?? more.within?.provenance ?? 'seed',
    sources: sourcesOf(record) ?? sourcesOf(more.within) ?? [],
    ...(certainty === undefined ? {} : { certainty }),
    ...(note === undefined ? {} : { note }),
    ...(record.synthetic === true ? { synthetic: true } : {}),
    ...(more.conflicts?.length ? { conflicts: more.conflicts } : {}),
  };
}

import { fileURLToPath } from 'node:url';
import type { Day } from '#platform/dates.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { sha256 } from '#platform/ids.ts';
import { compose } from '../change/compose.ts';
import { libraryContent } from '../change/diff.ts';
import { readDraft } from '../change/read-draft.ts';
import { lawAcross, type CurrentLaw } from '../current.ts';
import { parseLibrary, readLawFiles, type Library } from '../load.ts';

/** Read once, when the program starts: a law file that cannot be trusted stops the start, not a dossier in May. */
const shipped = parseLibrary(readLawFiles(fileURLToPath(new URL('../../../../law', import.meta.url))));

/** The shipped files alone, without what was published: for tests and the command line that runs without a database. */
export const shippedLaw: CurrentLaw = lawAcross(() => shipped, shipped);
export const shippedLibrary: Library = shipped;

/** A published version, in the order in which they are laid. */
export interface Published {
  readonly id: string;
  readonly hash: string;
  readonly effectiveOn: Day;
}

export const publishedVersions = (tx: Tx): Promise<Published[]> =>
  tx.many<Published>(sql`select id, hash, effective_on from law.published_versions()`);

/** Libraries by the hashes of the versions laid, oldest use first. Texts never change, so an entry is never stale. */
const made = new Map<string, Library>();
const mostMade = 40;

const keyOf = (versions: readonly Published[]) => versions.map((one) => one.hash).join('/');

/** Files with these versions laid over them one after the other. */
export async function libraryOf(tx: Tx, versions: readonly Published[]): Promise<Library> {
  const last = versions.at(-1);
  if (!last) return shipped;
  const key = keyOf(versions);
  const known = made.get(key);
  if (known) {
    made.delete(key);
    made.set(key, known);
    return known;
  }
  const base = await libraryOf(tx, versions.slice(0, -1));
  const { source } = await tx.one<{ source: string }>(sql`select law.published_text(${last.id}) as source`);
  const library = compose(base, readDraft(last.id, source), last.id);
  made.set(key, library);
  for (const oldest of made.keys()) {
    if (made.size <= mostMade) break;
    made.delete(oldest);
  }
  return library;
}

/** Codes of the overlays among published texts: they bind this body. */
const overlayCodes = (libraries: readonly Library[]) => {
  const first = new Set(shipped.overlays.map(({ value }) => value.code));
  return new Set(libraries.flatMap((library) => library.overlays.map(({ value }) => value.code)).filter((code) => !first.has(code)));
};

const perTransaction = new WeakMap<Tx, Promise<CurrentLaw>>();

async function readCurrent(tx: Tx): Promise<CurrentLaw> {
  const versions = await publishedVersions(tx);
  if (versions.length === 0) return shippedLaw;
  const libraries: Library[] = [shipped];
  for (let count = 1; count <= versions.length; count += 1) libraries.push(await libraryOf(tx, versions.slice(0, count)));
  const on = (day: Day) => libraries[versions.filter((one) => one.effectiveOn <= day).length] ?? shipped;
  return lawAcross(on, libraries.at(-1) ?? shipped, overlayCodes(libraries));
}

/**
 * The law as this transaction sees it: the files, and every version published by now from the day it takes effect. Each
 * transaction asks the database which versions there are, so every process answers alike without a restart; the libraries
 * themselves are kept by hash.
 */
export function currentLaw(tx: Tx): Promise<CurrentLaw> {
  const known = perTransaction.get(tx);
  if (known) return known;
  const reading = readCurrent(tx);
  perTransaction.set(tx, reading);
  return reading;
}

const hashes = new WeakMap<Library, string>();

/** SHA-256 of what a library says; equal whatever files its rules stand in. */
export function hashOf(library: Library): string {
  const known = hashes.get(library);
  if (known !== undefined) return known;
  const hash = sha256(libraryContent(library));
  hashes.set(library, hash);
  return hash;
}

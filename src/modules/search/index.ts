import { join, sql, type Sql, type Tx } from '#platform/db/database.ts';
import { likeEscaped, readQuery } from './rules.ts';

export interface Findable {
  readonly type: string;
  readonly id: string;
  /** How it is shown in the list of hits. */
  readonly title: string;
  readonly subtitle?: string;
  readonly link: string;
  /** Every name it answers to, old names and other spellings included. */
  readonly names: readonly string[];
  /** Set when only this unit and overseers may find it. */
  readonly unitId?: string | null;
  /** Higher comes first among equal matches: groups 30, units 20, people and documents 10. */
  readonly weight?: number;
}

const distinct = (names: readonly string[]) => [...new Set(names.map((name) => name.normalize('NFC').trim()).filter(Boolean))];

/** Replaces what the index knows of one object, in the transaction that changed it: an edit is found at once. */
export async function makeFindable(tx: Tx, thing: Findable): Promise<void> {
  await tx.run(sql`
    select search.put(${thing.type}, ${thing.id}, ${distinct([thing.title, ...thing.names])}::text[], ${thing.title}, ${thing.subtitle ?? ''}, ${thing.link},
      ${thing.weight ?? 0}, ${thing.unitId ?? null})`);
}

/** The object is no longer found by anybody. */
export async function forget(tx: Tx, type: string, id: string): Promise<void> {
  await tx.run(sql`select search.put(${type}, ${id}, '{}'::text[], '', '', '', 0, null)`);
}

/** One name of a loaded object. */
export interface SeedName {
  readonly objectType: string;
  readonly objectId: string;
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly link: string;
}

const seedWeights: Readonly<Record<string, number>> = { group: 30, unit: 20 };
const batchSize = 5000;

/**
 * Files the names of loaded data for everybody to find. Doing it twice changes nothing; an object whose names people
 * have edited since keeps them. All names of one object must come next to each other.
 */
export async function indexSeedNames(tx: Tx, names: readonly SeedName[]): Promise<void> {
  for (const batch of batches(names)) {
    const rows = batch.map((one) => ({
      object_type: one.objectType,
      object_id: one.objectId,
      name: one.name.normalize('NFC'),
      title: one.title,
      subtitle: one.subtitle,
      link: one.link,
      weight: seedWeights[one.objectType] ?? 10,
    }));
    await tx.run(sql`select search.put_seeded(${JSON.stringify(rows)}::jsonb)`);
  }
}

/** Cuts between objects, never inside one: a batch replaces all names of its objects. */
function* batches(names: readonly SeedName[]): Generator<readonly SeedName[]> {
  let from = 0;
  while (from < names.length) {
    let to = Math.min(from + batchSize, names.length);
    while (to < names.length && names[to]?.objectId === names[to - 1]?.objectId) to += 1;
    yield names.slice(from, to);
    from = to;
  }
}

/**
 * SQL: every typed word occurs in the name, in any order; accents count only where they were typed. `kd` is the
 * folded column of `name`.
 */
export function nameMeets(name: Sql, kd: Sql, typed: string): Sql {
  const { words, accented } = readQuery(typed);
  const parts = [
    ...words.map((word) => sql`${kd} like '%' || platform.f_kd(${likeEscaped(word)}) || '%'`),
    ...accented.map((word) => sql`search.tones(${name}) like '%' || search.tones(${likeEscaped(word)}) || '%'`),
  ];
  return parts.length === 0 ? sql`true` : sql`(${join(parts, ' and ')})`;
}

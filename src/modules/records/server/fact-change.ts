import { sql, type Tx } from '#platform/db/database.ts';
import { demand, no, refuse, yes } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { RawFact } from '../assemble.ts';
import { factBody, factSpecs, type FactKind } from '../kinds.ts';
import { recordRefusals } from '../refusals.ts';
import type { ChangeRef } from './fact-changed-job.ts';
import { wordsOfFact } from './fact-refs.ts';
import { readFact, valuesOfBody, valuesOfRow, type FactValue, type StoredFact } from './fact-store.ts';
import { mayKeep } from './policy.ts';
import { subjectOf, type Subject } from './subjects.ts';

/** One fact before and after a correction or withdrawal. */
export interface FactChange {
  readonly subject: Subject;
  readonly kind: FactKind;
  readonly id: string;
  /** Before the change. */
  readonly version: number;
  readonly before: RawFact;
  /** `null`: off the record. */
  readonly after: RawFact | null;
  /** What it was, in words; of a sensitive fact only its kind. */
  readonly label: Text;
  /** Why it was changed; empty while only asked, and for sensitive facts. */
  readonly reason: string;
}

const aboutOf = ({ personId, unitId }: Pick<StoredFact, 'personId' | 'unitId'>) =>
  personId === null ? ({ kind: 'unit', id: unitId ?? '' } as const) : ({ kind: 'person', id: personId } as const);

/** A change somebody may make and thinks about; `undefined` = missing or hidden. Throws like the change itself. */
export async function changeWanted(
  tx: Tx,
  kind: FactKind,
  id: string,
  to: { fact: unknown; certainty: RawFact['certainty'] } | null,
): Promise<FactChange | undefined> {
  const stored = await readFact(tx, kind, id);
  const subject = stored && (await subjectOf(tx, aboutOf(stored)));
  if (!stored || !subject) return undefined;
  demand(mayKeep(tx.actor, subject));
  demand(stored.withdrawnOn === null ? yes : no(recordRefusals.withdrawn));
  const wanted = to && factBody.safeParse(to.fact);
  if (wanted && (!wanted.success || wanted.data.kind !== kind)) throw refuse(recordRefusals.notAFact, {}, { field: 'to' });
  const after: RawFact | null = wanted && to ? { id, kind, source: stored.source, values: valuesOfBody(wanted.data), certainty: to.certainty } : null;
  return { subject, kind, id, version: stored.version, before: stored, after, label: labelOf(stored), reason: '' };
}

interface WasRow {
  readonly version: number;
  readonly was: Readonly<Record<string, FactValue>>;
  readonly reason: string;
  readonly personId: string | null;
  readonly unitId: string | null;
}

/** A change that was made, read back from the trail of corrections; `undefined` when there is none of that version. */
export async function changeMade(tx: Tx, { kind, id, version }: ChangeRef): Promise<FactChange | undefined> {
  const rows = await tx.many<WasRow>(sql`
    select version, was, reason, person_id, unit_id from records.earlier where fact_id = ${id} and kind = ${kind} and version in (${version}, ${version + 1}) order by version`);
  const was = rows.find((row) => row.version === version);
  const subject = was && (await subjectOf(tx, aboutOf(was)));
  if (!was || !subject) return undefined;
  const factOf = (row: WasRow['was']): RawFact => ({
    id,
    kind,
    source: String(row['source']),
    certainty: row['certainty'] as RawFact['certainty'],
    values: valuesOfRow(kind, row),
  });
  const next = rows.find((row) => row.version === version + 1);
  const now = next ? factOf(next.was) : await readFact(tx, kind, id);
  const before = factOf(was.was);
  return {
    subject,
    kind,
    id,
    version,
    before,
    after: now && !('withdrawnOn' in now && now.withdrawnOn !== null) ? now : null,
    label: labelOf(before),
    reason: factSpecs[kind].sensitive ? '' : was.reason,
  };
}

function labelOf(fact: RawFact): Text {
  const { label, detail } = wordsOfFact(fact);
  const both = (lang: 'vi' | 'en') => [label[lang], detail[lang]].filter(Boolean).join(' · ');
  return { vi: both('vi'), en: both('en') };
}

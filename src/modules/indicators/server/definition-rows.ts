import { sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import type { Definition } from '../contract.ts';
import { shippedDefinitions, shippedLevels } from '../shipped.ts';

export interface NewDefinition {
  readonly code: string;
  readonly edition: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly unit: Definition['unit'];
  readonly period: Definition['period'];
  readonly counting: Definition['counting'];
  readonly feed: Definition['feed'];
  readonly factKind: Definition['factKind'];
  readonly parts: Definition['parts'];
  readonly formula: Definition['formula'] | { readonly kind: string };
  readonly pendingDays: number | null;
  readonly target: { readonly comparison: string; readonly target: string } | null;
  readonly postTitle: string;
  readonly proofVi: string;
  readonly proofEn: string;
  readonly source: string;
  readonly validFrom: Day;
  readonly reason: string;
}

export async function insertDefinition(tx: Tx, authorityId: string, one: NewDefinition, position?: number): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into indicators.definition (id, authority_unit_id, code, edition, position, name_vi, name_en, unit, period, counting, feed, fact_kind, parts, formula,
      pending_days, comparison, target, post_title, proof_vi, proof_en, source, valid_from, reason)
    values (${id}, ${authorityId}, ${one.code}, ${one.edition},
      coalesce(${position ?? null}::int, (select position from indicators.definition where authority_unit_id = ${authorityId} and code = ${one.code} limit 1),
        (select coalesce(max(position), 0) + 1 from indicators.definition where authority_unit_id = ${authorityId})),
      ${one.nameVi}, ${one.nameEn}, ${one.unit}, ${one.period}, ${one.counting}, ${one.feed}, ${one.factKind}, ${JSON.stringify(one.parts)}::jsonb,
      ${JSON.stringify(one.formula)}::jsonb, ${one.pendingDays}, ${one.target?.comparison ?? null}, ${one.target?.target ?? null}::numeric, ${one.postTitle},
      ${one.proofVi}, ${one.proofEn}, ${one.source}, ${one.validFrom}, ${one.reason})`);
  return id;
}

/** The old edition ends; its number stays readable for the months it counted. */
export async function reviseRow(tx: Tx, id: string, version: number, lastDay: Day): Promise<void> {
  await tx.run(sql`update indicators.definition set valid_to = ${lastDay}, version = version + 1 where id = ${id} and version = ${version}`);
}

/** Takes over what is shipped and not there yet; answers how many definitions were added. Doing it twice changes nothing. */
export async function adoptShipped(tx: Tx, authorityId: string, validFrom: Day): Promise<number> {
  const known = new Set(
    (await tx.many<{ code: string }>(sql`select code from indicators.definition where authority_unit_id = ${authorityId}`)).map((row) => row.code),
  );
  const fresh = shippedDefinitions.filter((one) => !known.has(one.code));
  for (const one of fresh) {
    const words = { ...one, edition: 1, nameVi: one.vi, nameEn: one.en, proofVi: one.proof.vi, proofEn: one.proof.en, validFrom, reason: '' };
    await insertDefinition(tx, authorityId, { ...words, parts: [...one.parts] }, shippedDefinitions.indexOf(one) + 1);
  }
  for (const [index, level] of shippedLevels.entries()) {
    await tx.run(sql`
      insert into indicators.service_level (authority_unit_id, code, position, name_vi, name_en, counts_online)
      values (${authorityId}, ${level.code}, ${index + 1}, ${level.vi}, ${level.en}, ${level.countsOnline}) on conflict do nothing`);
  }
  return fresh.length;
}

interface LevelWords {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly countsOnline: boolean;
  readonly version: number | null;
}

/** `version: null` adds a level. False when the code is taken, or somebody else changed the level. */
export async function saveLevel(tx: Tx, authorityId: string, level: LevelWords): Promise<boolean> {
  if (level.version === null) {
    return (
      (await tx.run(sql`
        insert into indicators.service_level (authority_unit_id, code, position, name_vi, name_en, counts_online)
        values (${authorityId}, ${level.code}, (select coalesce(max(position), 0) + 1 from indicators.service_level where authority_unit_id = ${authorityId}),
          ${level.nameVi}, ${level.nameEn}, ${level.countsOnline}) on conflict do nothing`)) === 1
    );
  }
  return (
    (await tx.run(sql`
      update indicators.service_level set name_vi = ${level.nameVi}, name_en = ${level.nameEn}, counts_online = ${level.countsOnline}, version = version + 1
      where authority_unit_id = ${authorityId} and code = ${level.code} and version = ${level.version}`)) === 1
  );
}

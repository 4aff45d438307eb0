import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { makeFindable } from '#modules/search/index.ts';
import { findableOf } from './findable.ts';
import { insertDocument, type Fields } from './repository.ts';

/** A paper another module has just issued. */
export interface IssuedPaper {
  readonly type: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly title: string;
  /** `null`: issued above or outside the authority. */
  readonly issuerUnitId: string | null;
}

/**
 * Enters an issued paper in the register, inside the transaction that issues it. A clerk may have entered the same
 * number and day by hand before: then that row is meant, and nothing is written twice. Answers the document's id.
 */
export async function enterIssued(tx: Tx, paper: IssuedPaper): Promise<string> {
  const known = await tx.maybe<{ id: string }>(sql`
    select id from documents.document where number = ${paper.number} and type = ${paper.type} and issued_on = ${paper.issuedOn}
      and issuer_unit_id is not distinct from ${paper.issuerUnitId}::uuid and status <> 'void' order by id limit 1`);
  if (known) return known.id;
  const id = newId();
  const fields: Fields = { ...paper, effectiveFrom: paper.issuedOn, status: 'issued', replacedById: null, note: '' };
  await insertDocument(tx, id, fields);
  await makeFindable(tx, findableOf(id, fields));
  return id;
}

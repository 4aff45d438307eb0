import { sql, type Sql, type Tx } from '#platform/db/database.ts';
import type { complaintKinds, ComplaintState } from '../../complaints/labels.ts';

export interface StoredComplaint {
  readonly id: string;
  readonly termId: string;
  readonly groupName: string;
  readonly rankingId: string;
  readonly rankingNo: number;
  readonly sheetId: string;
  readonly itemId: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly year: number;
  readonly kind: keyof typeof complaintKinds;
  readonly state: ComplaintState;
  readonly reason: string;
  readonly asked: number | null;
  readonly published: number | null;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly dueOn: string;
  readonly answer: string;
  readonly answered: number | null;
  readonly answeredOn: string | null;
  readonly answeredBy: string;
  readonly correctedSheetId: string | null;
  readonly version: number;
}

/**
 * A complaint with the words around it. The published points come from the sheet it is about, which every reader of the
 * complaint may read; for a reader who may not they are unknown.
 */
export const complaintRows: Sql = sql`
  select c.id, c.term_id, g.name as group_name, c.ranking_id, k.ranking_no, c.sheet_id, c.item_id, i.code, i.title, i.max_hundredths as max, c.unit_id,
    u.name as unit_name, c.year, c.kind, c.state, c.reason, c.asked_hundredths as asked, l.final_hundredths as published, c.raised_on, c.raised_by, c.due_on,
    c.answer, c.answered_hundredths as answered, c.answered_on, c.answered_by, c.corrected_sheet_id, c.version
  from scoring.complaint c join groups.term t on t.id = c.term_id join groups.emulation_group g on g.id = t.group_id
    join scoring.ranking k on k.id = c.ranking_id join scoring.rule_item i on i.id = c.item_id join directory.unit u on u.id = c.unit_id
    left join scoring.line l on l.sheet_id = c.sheet_id and l.item_id = c.item_id`;

export const readComplaint = (tx: Tx, id: string): Promise<StoredComplaint | undefined> =>
  tx.maybe<StoredComplaint>(sql`${complaintRows} where c.id = ${id}`);

export const lockComplaint = (tx: Tx, id: string): Promise<StoredComplaint | undefined> =>
  tx.maybe<StoredComplaint>(sql`${complaintRows} where c.id = ${id} for update of c`);

/** False when somebody else changed it since `seen`. */
export async function changeComplaint(tx: Tx, id: string, seen: number, sets: Sql): Promise<boolean> {
  return (await tx.run(sql`update scoring.complaint set ${sets}, version = version + 1 where id = ${id} and version = ${seen}`)) === 1;
}

/** Accepted complaints of a sheet that no correction has followed yet. */
export const awaitingCorrection = (tx: Tx, sheetId: string): Promise<StoredComplaint[]> =>
  tx.many<StoredComplaint>(
    sql`${complaintRows} where c.sheet_id = ${sheetId} and c.state in ('ACCEPTED', 'PARTLY') and c.corrected_sheet_id is null order by i.ord`,
  );

export interface Publication {
  readonly id: string;
  readonly publishedOn: string;
  /** The sheet stands in its rows. */
  readonly ranked: boolean;
}

/** The standing publication of the group's ranking. */
export const publicationOf = (tx: Tx, termId: string, sheetId: string): Promise<Publication | undefined> =>
  tx.maybe<Publication>(sql`
    select k.id, k.published_on, exists (select 1 from jsonb_array_elements(k.rows) row where row ->> 'sheetId' = ${sheetId} and row ->> 'rank' is not null) as ranked
    from scoring.ranking k where k.term_id = ${termId} and k.state = 'PUBLISHED'`);

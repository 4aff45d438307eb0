import { sql, type Tx } from '#platform/db/database.ts';

export interface Previous {
  readonly id: string;
  readonly title: string;
  readonly year: number;
}

/** The last agreement of the same group that was in force. */
export async function previousOf(tx: Tx, term: { readonly groupId: string; readonly year: number }): Promise<Previous | undefined> {
  const rows = await tx.many<Previous>(sql`
    select a.id, a.title, a.year from agreements.agreement a join groups.term t on t.id = a.term_id
    where t.group_id = ${term.groupId} and a.year < ${term.year} and a.state in ('IN_FORCE', 'ASSESSED', 'ARCHIVED') order by a.year desc limit 1`);
  return rows[0];
}

/**
 * What last year left open: commitments judged "not met", reservations its members signed with, and
 * limits it had itself dismissed for the time being.
 */
export async function carriedLimits(tx: Tx, agreementId: string): Promise<string[]> {
  const rows = await tx.many<{ text: string }>(sql`
    select text from (
      select 1 as kind, k.ord, c.ord as place, 'Chưa đạt: ' || c.title || coalesce(' (' || string_agg(u.short_name, ', ' order by u.short_name) || ')', '')
          || coalesce('. ' || max(j.note), '') as text
        from agreements.judgement j join agreements.commitment c on c.id = j.commitment_id join agreements.clause k on k.id = c.clause_id
          left join directory.unit u on u.id = j.unit_id
        where k.agreement_id = ${agreementId} and j.outcome = 'NOT_MET' group by k.ord, c.ord, c.id
      union all
      select 2, 0, 0, 'Bảo lưu khi ký (' || u.short_name || '): ' || s.reservation
        from agreements.signature s join directory.unit u on u.id = s.unit_id join agreements.agreement a on a.id = s.agreement_id
        where s.agreement_id = ${agreementId} and s.revision = a.revision and s.reservation <> ''
      union all
      select 3, 0, 0, 'Gác lại năm trước: ' || l.text from agreements.carried_limit l where l.agreement_id = ${agreementId} and l.answer = ''
    ) open order by kind, ord, place, text`);
  return rows.map((row) => row.text.slice(0, 1000));
}

import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { currentLaw } from '#modules/law/index.ts';
import type { registrationsApi } from '../contract.ts';
import type { Content } from '../rules.ts';
import { awardsOfYear, criteriaOfYear } from './lists.ts';
import { canOf } from './policy.ts';
import { presentRow, presentWindow, rowColumns, rowSource } from './queries.ts';
import { readWhole } from './subject.ts';
import { differencesOf, fieldLabel } from './words.ts';

type Detail = z.input<(typeof registrationsApi.detail)['response']>;
type Stored = Parameters<typeof presentRow>[1] &
  Pick<Detail, 'submittedBy' | 'confirmedBy' | 'confirmedOn' | 'evaluatedBy' | 'evaluatedOn' | 'copiedFromYear' | 'version'>;
type Change = Omit<Detail['changes'][number], 'differences'> & { before: Content; proposed: Content };

const targetRows = (tx: Tx, id: string): Promise<Detail['targets']> =>
  tx.many(sql`
    select t.id, t.text, t.criterion_id, t.target_hundredths, t.target_unit, t.due_on, c.text as criterion, t.outcome, t.outcome_note,
      (select count(*)::int from evidence.use e where e.object_type = 'target' and e.object_id = t.id) as proofs
    from registrations.target t left join movements.criterion c on c.id = t.criterion_id where t.registration_id = ${id} order by t.ord, t.id`);

const returnRows = (tx: Tx, id: string): Promise<Omit<Detail['returns'][number], 'label'>[]> =>
  tx.many(
    sql`select id, field, reason, due_on, made_on, made_by, resolved_on from registrations.field_return where registration_id = ${id} order by made_on desc, id desc`,
  );

const changeRows = (tx: Tx, id: string): Promise<Change[]> =>
  tx.many(
    sql`select id, reason, state, made_on, made_by, answer, answered_on, before, proposed from registrations.change_request where registration_id = ${id} order by made_on desc, id desc`,
  );

/** What was done, without the autosaves; the trail's own rules say who may read which event. */
const historyRows = (tx: Tx, id: string): Promise<Detail['history']> =>
  tx.many(sql`
    select business_at as at, actor_name as who, action, from_state as "from", to_state as "to", reason from audit.event
    where object_type = 'registration' and object_id = ${id} and action <> 'registrations.save' order by seq desc limit 100`);

export async function registrationDetail(tx: Tx, id: string): Promise<Detail | undefined> {
  const whole = await readWhole(tx, id);
  if (!whole) return undefined;
  const { it, content, window } = whole;
  const stored = await tx.one<Stored>(sql`
    select ${rowColumns}, r.submitted_by, r.confirmed_by, r.confirmed_on, r.evaluated_by, r.evaluated_on, r.version,
      (select x.year from registrations.registration x where x.id = r.copied_from_id) as copied_from_year
    from ${rowSource} where r.id = ${id}`);
  const law = await currentLaw(tx);
  const changes = await changeRows(tx, id);
  const initiatives = content.initiatives.map((initiative) => ({ ...initiative, authors: [...initiative.authors] }));
  return {
    ...presentRow(law, stored),
    targets: await targetRows(tx, id),
    initiatives: initiatives as Detail['initiatives'],
    titleCodes: [...content.titles],
    noTitleReason: content.noTitleReason,
    window: window ? presentWindow(tx, window) : null,
    returns: (await returnRows(tx, id)).map((one) => ({ ...one, label: fieldLabel(one.field, content) })),
    changes: changes.map(({ before, proposed, ...change }) => ({ ...change, differences: differencesOf(law, before, proposed, it.year) })),
    history: await historyRows(tx, id),
    awards: awardsOfYear(law, it.year, it.subjectKind),
    criteria: await criteriaOfYear(tx, it.year, it.subjectKind),
    can: canOf(tx.actor, whole, tx.today),
  };
}

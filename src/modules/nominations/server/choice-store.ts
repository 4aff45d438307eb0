import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import type { ChosenSubject } from '../choose-contract.ts';
import { deadStates } from '../labels.ts';

/** A name that counts for an award of a year: on the list, in a dossier that is alive, or honoured already. */
export interface Counted {
  readonly award: string;
  readonly kind: 'unit' | 'person';
  readonly id: string;
}

export interface Choice extends Counted {
  readonly choiceId: string;
  readonly name: string;
  readonly chosenBy: string;
  readonly dossier: { readonly id: string; readonly state: string } | null;
}

export interface ChoiceList {
  /** `null`: nothing was ever ticked. */
  readonly id: string | null;
  readonly version: number;
  readonly choices: readonly Choice[];
}

/** The list of a unit and year; `lock` for changes, so that two clerks tick one after the other. */
export async function choiceListOf(tx: Tx, unitId: string, year: number, { lock = false } = {}): Promise<ChoiceList> {
  if (lock) await tx.many(sql`select 1 from nominations.choice_list where unit_id = ${unitId} and year = ${year} for update`);
  const list = await tx.maybe<{ id: string; version: number }>(
    sql`select id, version from nominations.choice_list where unit_id = ${unitId} and year = ${year}`,
  );
  if (!list) return { id: null, version: 0, choices: [] };
  const choices = await tx.many<Choice>(sql`
    select c.id as choice_id, c.award_code as award, c.subject_kind as kind, coalesce(c.subject_unit_id, c.subject_person_id) as id,
      coalesce(u.name, p.full_name) as name, c.chosen_by,
      case when n.id is null then null else json_build_object('id', n.id, 'state', n.state) end as dossier
    from nominations.choice c left join directory.unit u on u.id = c.subject_unit_id left join directory.person p on p.id = c.subject_person_id
      left join nominations.nomination n on n.id = c.nomination_id
    where c.list_id = ${list.id} and c.dropped_on is null order by c.award_code, name collate "vi-x-icu"`);
  return { ...list, choices };
}

/** Opens the list when it does not exist, or moves it one version on. Throws `common.stale`. Answers its id. */
export async function touchList(tx: Tx, list: ChoiceList, unitId: string, year: number, seen: number): Promise<string> {
  if (list.version !== seen) throw refuse(commonRefusals.stale);
  if (list.id === null) {
    const id = newId();
    const made = await tx.run(sql`
      insert into nominations.choice_list (id, unit_id, year, version) values (${id}, ${unitId}, ${year}, 1) on conflict (unit_id, year) do nothing`);
    if (made === 0) throw refuse(commonRefusals.stale);
    return id;
  }
  const changed = await tx.run(sql`update nominations.choice_list set version = version + 1 where id = ${list.id} and version = ${seen}`);
  if (changed === 0) throw refuse(commonRefusals.stale);
  return list.id;
}

/** Ticks names; those ticked already stay as they are. Answers how many are new. */
export function tick(tx: Tx, listId: string, award: string, subjects: readonly ChosenSubject[]): Promise<number> {
  const rows = subjects.map((subject) => ({ id: newId(), kind: subject.kind, subject: subject.id }));
  return tx.run(sql`
    insert into nominations.choice (id, list_id, award_code, subject_kind, subject_unit_id, subject_person_id, chosen_by, chosen_on)
    select r.id, ${listId}, ${award}, r.kind, case when r.kind = 'unit' then r.subject end, case when r.kind = 'person' then r.subject end, ${tx.actor.name}, ${tx.today}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, subject uuid) on conflict do nothing`);
}

/** Unticks names whose dossier was not made yet; the rows stay. */
export function untick(tx: Tx, listId: string, award: string, subjects: readonly ChosenSubject[]): Promise<number> {
  return tx.run(sql`
    update nominations.choice set dropped_by = ${tx.actor.name}, dropped_on = ${tx.today}
    where list_id = ${listId} and award_code = ${award} and dropped_on is null and nomination_id is null
      and coalesce(subject_unit_id, subject_person_id) = any (${subjects.map((subject) => subject.id)}::uuid[])`);
}

export const noteDossier = (tx: Tx, choiceId: string, nominationId: string): Promise<number> =>
  tx.run(sql`update nominations.choice set nomination_id = ${nominationId} where id = ${choiceId}`);

export interface LiveDossier extends Counted {
  readonly dossierId: string;
  readonly state: string;
}

/** Dossiers of a unit and year that are alive, as far as the caller may see them. */
export const liveDossiersOf = (tx: Tx, unitId: string, year: number): Promise<LiveDossier[]> =>
  tx.many<LiveDossier>(sql`
    select award_code as award, subject_kind as kind, coalesce(subject_unit_id, subject_person_id) as id, id as dossier_id, state
    from nominations.nomination where unit_id = ${unitId} and year = ${year} and state <> all (${[...deadStates]}::text[]) order by id`);

/** Awards of a year given to these people and collectives. */
export const givenIn = (tx: Tx, year: number, ids: readonly string[]): Promise<Counted[]> =>
  tx.many<Counted>(sql`
    select award_code as award, case when unit_id is null then 'person' else 'unit' end as kind, coalesce(unit_id, person_id) as id
    from decisions.award where year = ${year} and state in ('DECIDED', 'AWARDED') and award_code is not null
      and (unit_id = any (${[...ids]}::uuid[]) or person_id = any (${[...ids]}::uuid[]))`);

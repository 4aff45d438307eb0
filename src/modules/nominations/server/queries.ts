import type { z } from 'zod';
import { hasRole } from '#platform/actor.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { clausesBeside, currentLaw } from '#modules/law/index.ts';
import { meetingsTaking, sittingsOf } from '#modules/councils/index.ts';
import { termOf } from '#modules/groups/index.ts';
import type { nominationsApi } from '../contract.ts';
import { bindingBallot, lawHeld, loadDossier, papersOf, storedFindings, type Dossier } from './dossier.ts';
import { canOf, mayCreate, proposingUnit } from './policy.ts';
import { papersFor } from '../rules.ts';
import { openFlags } from './flags.ts';
import { limitsOf } from './limits.ts';
import { publicityView } from './publicity.ts';
import { offeredInitiatives } from './used-initiatives.ts';

type Answer<K extends keyof typeof nominationsApi> = z.input<(typeof nominationsApi)[K]['response']>;

export async function nominationDetail(tx: Tx, id: string): Promise<Answer<'detail'> | undefined> {
  const dossier = await loadDossier(tx, id, { lock: false });
  if (!dossier) return undefined;
  const { award, unitYes, unitMembers, unitMinuteOn } = dossier;
  const law = await currentLaw(tx);
  const { day: lawDay, library } = lawHeld(law, dossier);
  const regime = law.regimeOn(lawDay);
  const term = dossier.termId === null ? undefined : await termOf(tx, dossier.termId);
  return {
    ...pick(dossier),
    decidedBy: award?.decidedBy ?? null,
    awardBasis: award?.basis ?? '',
    papersNote: dossier.route === 'in-time' ? null : (award?.papersNote ?? null),
    groupName: term ? `${term.groupName} năm ${term.year}` : null,
    minute:
      unitYes === null || unitMembers === null || unitMinuteOn === null
        ? null
        : { number: dossier.unitMinuteNumber, on: unitMinuteOn, yes: unitYes, members: unitMembers },
    regime: { code: regime.code, name: regime.name, law: regime.law },
    today: tx.today,
    ballot: bindingBallot(award),
    papers: [...dossier.papers].map((paper) => ({ ...paper, evidence: [...paper.evidence] })),
    findings: [...dossier.findings],
    notes: clausesBeside(library, lawDay, {
      subject: dossier.subjectKind === 'unit' ? 'collective' : 'person',
      kind: award?.kind ?? 'commendation',
    }),
    sittings: await sittingsOf(tx, { type: 'nomination', id }),
    submission: (await submissionOf(tx, id)) ?? null,
    award: await awardOf(tx, dossier),
    meetings: hasRole(tx.actor, 'standing') ? await meetingsTaking(tx) : [],
    history: await historyOf(tx, id),
    publicity: await publicityView(tx, dossier),
    pinned: (dossier.pinned ?? null) as Answer<'detail'>['pinned'],
    initiatives: (await offeredInitiatives(tx, dossier)).map((one) => ({ ...one, uses: [...one.uses], against: [...one.against] })),
    flags: await openFlags(tx, id),
    limits: await limitsOf(tx, dossier),
    can: canOf(tx.actor, dossier),
  };
}

const pick = (d: Dossier) => ({
  id: d.id,
  year: d.year,
  awardCode: d.awardCode,
  awardName: d.awardName,
  subjectKind: d.subjectKind,
  subjectUnitId: d.subjectUnitId,
  subjectPersonId: d.subjectPersonId,
  subjectName: d.subjectName,
  unitId: d.unitId,
  unitName: d.unitName,
  route: d.route,
  state: d.state,
  stateLevel: d.stateLevel,
  rankInGroup: d.rankInGroup,
  achievement: d.achievement,
  createdOn: d.createdOn,
  submittedOn: d.submittedOn,
  submittedBy: d.submittedBy,
  acceptedOn: d.acceptedOn,
  supplementUntil: d.supplementUntil,
  byStanding: d.byStanding,
  stateReason: d.stateReason,
  appraisedBy: d.appraisedBy,
  myPart: d.myPart,
  synthetic: d.synthetic,
  version: d.version,
});

const submissionOf = (tx: Tx, id: string) =>
  tx.maybe<{ id: string; title: string }>(sql`
    select s.id, s.title from decisions.submission_item i join decisions.submission s on s.id = i.submission_id
    where i.object_type = 'nomination' and i.object_id = ${id} order by s.submitted_on desc, s.id desc limit 1`);

const awardOf = async (tx: Tx, { id }: Dossier) =>
  (await tx.maybe<NonNullable<Answer<'detail'>['award']>>(sql`
    select a.id, a.state, case when d.id is null then null else json_build_object('id', d.id, 'number', d.number) end as decision
    from decisions.award a left join decisions.decision d on d.id = a.decision_id where a.object_type = 'nomination' and a.object_id = ${id} order by a.id desc limit 1`)) ??
  null;

/** The trail of one dossier, the newest first, as far as the caller may read it. */
const historyOf = (tx: Tx, id: string) =>
  tx.many<Answer<'detail'>['history'][number]>(sql`
    select id, business_at as at, actor_name as who, action, from_state as from, to_state as to, reason from audit.event
    where object_type = 'nomination' and object_id = ${id} and action <> 'nominations.save' order by seq desc limit 200`);

/** Titles of today for both kinds of subject; a title for both stands in both lists. */
export async function newOptions(tx: Tx): Promise<Answer<'options'>> {
  const law = await currentLaw(tx);
  const regime = law.regimeOn(tx.today);
  const unitId = proposingUnit(tx.actor);
  const units = await tx.many<{ id: string; name: string }>(sql`select id, name from directory.unit where id = ${unitId}`);
  const subjects = await tx.many<{ id: string; name: string }>(sql`
    select id, name from directory.unit where (id = ${unitId} or ${unitId}::uuid = any (ancestor_ids)) and (valid_to is null or valid_to >= ${tx.today})
    order by id = ${unitId} desc, name collate "vi-x-icu" limit 300`);
  const kinds = ['unit', 'person'] as const;
  const awards = kinds.flatMap((subject) =>
    law.awardsOn(tx.today, subject).map(({ code, name, kind, decidedBy, basis, soft, ...award }) => ({
      code,
      name,
      subject,
      kind,
      decidedBy,
      basis,
      soft,
      papers: papersFor({ code, papers: award.papers, shortPapers: award.shortPapers }, 'yearly').map(({ title, required }) => ({ title, required })),
    })),
  );
  return {
    today: tx.today,
    regime: { code: regime.code, name: regime.name, law: regime.law },
    units,
    subjects,
    awards,
    can: { create: mayCreate(tx.actor, unitId) },
  };
}

/** Proposals about one unit or person over the years; row-level security leaves only what the caller may see. */
export function proposalHistory(
  tx: Tx,
  { unitId, personId }: { unitId?: string | undefined; personId?: string | undefined },
): Promise<Answer<'history'>> {
  return tx.many(sql`
    select id, year, award_name, route, state, synthetic from nominations.nomination
    where subject_unit_id = ${unitId ?? null}::uuid or subject_person_id = ${personId ?? null}::uuid order by year desc, id desc limit 500`);
}

/** The cases of one meeting in the order of its agenda. */
export async function meetingCases(tx: Tx, meetingId: string): Promise<Answer<'cases'>> {
  const rows = await tx.many<Omit<Answer<'cases'>[number], 'papers' | 'findings'>>(sql`
    select n.id as object_id, n.subject_name, n.subject_unit_id, n.subject_person_id, n.award_name, n.year, u.name as unit_name, n.route, n.achievement,
      case when n.unit_yes is null then null else json_build_object('yes', n.unit_yes, 'members', n.unit_members) end as minute
    from councils.agenda_item i join nominations.nomination n on n.id = i.object_id join directory.unit u on u.id = n.unit_id
    where i.meeting_id = ${meetingId} and i.object_type = 'nomination' order by i.ord`);
  const ids = rows.map((row) => row.objectId);
  const papers = await papersOf(tx, ids);
  const findings = await storedFindings(tx, ids);
  return rows.map((row) => ({
    ...row,
    papers: (papers.get(row.objectId) ?? []).map((paper) => ({ ...paper, evidence: [...paper.evidence] })),
    findings: findings.get(row.objectId) ?? [],
  }));
}

import { sql, type Tx } from '#platform/db/database.ts';
import { clausesBeside, currentLaw, markedSource, type CurrentLaw } from '#modules/law/index.ts';
import { rankOf } from '#modules/scoring/index.ts';
import { termOf } from '#modules/groups/index.ts';
import type { Facts } from '../findings.ts';
import { deadStates, nominationStates } from '../labels.ts';
import { lawHeld, missingPapers, type Dossier } from './dossier.ts';

/** Other dossiers and awards of the same subject in the same year; a dossier that has its award counts once. */
async function othersOf(tx: Tx, dossier: Dossier): Promise<Facts['others']> {
  const { id, year, subjectUnitId: unitId, subjectPersonId: personId } = dossier;
  const dossiers = await tx.many<{ awardCode: string; awardName: string; state: keyof typeof nominationStates }>(sql`
    select award_code, award_name, state from nominations.nomination
    where id <> ${id} and year = ${year} and (subject_unit_id = ${unitId}::uuid or subject_person_id = ${personId}::uuid) and state <> all (${[...deadStates]}::text[])`);
  const awards = await tx.many<{ awardCode: string | null; awardName: string; number: string | null }>(sql`
    select a.award_code, a.award_name, d.number from decisions.award a left join decisions.decision d on d.id = a.decision_id
    where a.year = ${year} and (a.unit_id = ${unitId}::uuid or a.person_id = ${personId}::uuid) and a.state in ('DECIDED', 'AWARDED')
      and (a.object_type is null or a.object_type <> 'nomination')`);
  return [
    ...dossiers.map((one) => ({
      awardCode: one.awardCode,
      label: `hồ sơ ${one.awardName} (${nominationStates[one.state].vi.toLocaleLowerCase('vi')})`,
    })),
    ...awards.map((one) => ({ awardCode: one.awardCode, label: `${one.awardName}${one.number === null ? '' : `, ${one.number}`}` })),
  ];
}

async function groupOf(tx: Tx, dossier: Dossier): Promise<Facts['group']> {
  if (dossier.termId === null || dossier.subjectUnitId === null) return null;
  const term = await termOf(tx, dossier.termId);
  if (!term) return null;
  const ranks = await rankOf(tx, dossier.termId);
  const mine = ranks.find((one) => one.unitId === dossier.subjectUnitId);
  return {
    name: `${term.groupName} năm ${term.year}`,
    published: ranks.length > 0,
    rank: mine?.rank ?? null,
    conditionFailed: mine?.conditionFailed ?? false,
  };
}

/** Posts valid on the day of acceptance: in the proposing unit or below, elsewhere, or not on record. */
async function personsUnit(tx: Tx, dossier: Dossier, on: string): Promise<Facts['personsUnit']> {
  if (dossier.subjectPersonId === null) return null;
  const posts = await tx.many<{ here: boolean }>(sql`
    select (u.id = ${dossier.unitId} or ${dossier.unitId}::uuid = any (u.ancestor_ids)) as here from directory.post o join directory.unit u on u.id = o.unit_id
    where o.person_id = ${dossier.subjectPersonId} and (o.valid_from is null or o.valid_from <= ${on}::date) and (o.valid_to is null or ${on}::date <= o.valid_to)`);
  if (posts.length === 0) return null;
  return posts.some((post) => post.here) ? 'here' : 'elsewhere';
}

/** The article of the law a dossier is judged by for “one achievement, one award” (law.md X1). */
function oneAwardOn(law: CurrentLaw, dossier: Dossier): string {
  const { award, subjectKind } = dossier;
  const { library, day } = lawHeld(law, dossier);
  const beside = clausesBeside(library, day, { subject: subjectKind === 'unit' ? 'collective' : 'person', kind: award?.kind ?? 'title' });
  const clause = beside.find((one) => one.id.startsWith('X1.'));
  return clause ? markedSource(clause) : '';
}

/** Gathers what the findings rest on; nothing is guessed, what is not on record stays `null`. */
export async function factsOf(tx: Tx, dossier: Dossier): Promise<Facts> {
  const acceptedOn = dossier.acceptedOn ?? tx.today;
  const { award, unitYes, unitMembers } = dossier;
  const law = await currentLaw(tx);
  return {
    awardCode: dossier.awardCode,
    award: award ? { name: award.name.vi, basis: award.basis } : null,
    oneAward: oneAwardOn(law, dossier),
    regime: law.regimeOn(acceptedOn).code,
    acceptedOn,
    year: dossier.year,
    route: dossier.route,
    subjectKind: dossier.subjectKind,
    papersMissing: missingPapers(dossier),
    proofs: dossier.papers.reduce((sum, paper) => sum + paper.evidence.length + (paper.onPaper === '' ? 0 : 1), 0),
    minute: unitYes === null || unitMembers === null ? null : { yes: unitYes, members: unitMembers },
    others: await othersOf(tx, dossier),
    group: await groupOf(tx, dossier),
    preparedBySubject: dossier.subjectPersonId !== null && dossier.createdByPerson === dossier.subjectPersonId,
    personsUnit: await personsUnit(tx, dossier, acceptedOn),
  };
}

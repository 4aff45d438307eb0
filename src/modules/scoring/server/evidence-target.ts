import { sql, type Tx } from '#platform/db/database.ts';
import { yes } from '#platform/refusal.ts';
import { defineEvidenceTarget, type EvidenceTarget } from '#modules/evidence/index.ts';
import { complaintKinds } from '../complaints/labels.ts';
import { stillOpen } from '../complaints/rules.ts';
import { stateAllows, type SheetState } from '../rules.ts';
import { complaintLink } from './complaints/duties.ts';
import { readComplaint } from './complaints/repository.ts';
import { sheetLink } from './sheets/facts.ts';

interface Found {
  readonly sheetId: string;
  readonly unitId: string;
  readonly state: SheetState;
  readonly code: string;
  readonly title: string;
}

/** Proofs hang on unit, year and criterion; the sheet that stands now says whether they may change. */
async function criterionLine(tx: Tx, id: string): Promise<EvidenceTarget | undefined> {
  const [found] = await tx.many<Found>(sql`
    select s.id as sheet_id, s.unit_id, s.state, i.code, i.title from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
    where scoring.proof_id(s.unit_id, s.year, coalesce(i.criterion_id, i.id)) = ${id} order by s.sheet_no desc limit 1`);
  if (!found) return undefined;
  const open = found.state === 'SELF_DRAFT' || found.state === 'HEAD_REVIEWED';
  return {
    unitIds: [found.unitId],
    label: `Tiêu chí ${found.code}: ${found.title}`,
    link: `${sheetLink(found.sheetId)}?tieu-chi=${found.code}`,
    // a sheet that was sent keeps what it was sent with; explaining may add to it
    change: open ? yes : stateAllows('saveSelf', found.state),
  };
}

/** What a unit puts behind its complaint, until the answer. */
async function complaint(tx: Tx, id: string): Promise<EvidenceTarget | undefined> {
  const found = await readComplaint(tx, id);
  return (
    found && {
      unitIds: [found.unitId],
      label: `${complaintKinds[found.kind].vi} về tiêu chí ${found.code}: ${found.title}`,
      link: complaintLink(id),
      change: stillOpen(found.state),
    }
  );
}

export function defineScoringProofs(): void {
  defineEvidenceTarget('criterion-line', criterionLine);
  defineEvidenceTarget('score-complaint', complaint);
}

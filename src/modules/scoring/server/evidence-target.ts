import { sql, type Tx } from '#platform/db/database.ts';
import { no, yes, type Decision } from '#platform/refusal.ts';
import { defineEvidenceTarget, type EvidenceTarget } from '#modules/evidence/index.ts';
import { complaintKinds } from '../complaints/labels.ts';
import { stillOpen } from '../complaints/rules.ts';
import { scoringRefusals as refusals } from '../refusals.ts';
import { stateAllows, type SheetState } from '../rules.ts';
import { mendingOf, type Return } from '../sheet/path.ts';
import { complaintLink } from './complaints/duties.ts';
import { readComplaint } from './complaints/repository.ts';
import { sheetLink } from './sheets/facts.ts';

interface Found {
  readonly sheetId: string;
  readonly unitId: string;
  readonly rulebookId: string;
  readonly itemId: string;
  readonly state: SheetState;
  readonly returns: readonly Return[];
  readonly code: string;
  readonly title: string;
}

/** While a return is mended only what it names gets other proofs; row-level security asks the same (`scoring.proof_open`). */
async function mayChange(tx: Tx, { state, returns, itemId, rulebookId }: Found): Promise<Decision> {
  const mending = mendingOf({ returns });
  // a sheet that was sent keeps what it was sent with; explaining may add to it
  if (state !== 'SELF_DRAFT' && state !== 'HEAD_REVIEWED') return stateAllows('saveSelf', state);
  if (mending === null || mending.has(itemId)) return yes;
  const { codes } = await tx.one<{ codes: string }>(sql`
    select string_agg(i.code, ', ' order by i.ord) as codes from scoring.rule_item i where i.rulebook_id = ${rulebookId} and i.id = any (${[...mending]}::uuid[])`);
  return no(refusals.onlyNamed, { codes });
}

/** Proofs hang on unit, year and criterion; the sheet that stands now says whether they may change. */
async function criterionLine(tx: Tx, id: string): Promise<EvidenceTarget | undefined> {
  const [found] = await tx.many<Found>(sql`
    select s.id as sheet_id, s.rulebook_id, s.unit_id, s.state, s.returns, i.id as item_id, i.code, i.title from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
    where scoring.proof_id(s.unit_id, s.year, coalesce(i.criterion_id, i.id)) = ${id} order by s.sheet_no desc limit 1`);
  if (!found) return undefined;
  return {
    unitIds: [found.unitId],
    label: `Tiêu chí ${found.code}: ${found.title}`,
    link: `${sheetLink(found.sheetId)}?tieu-chi=${found.code}`,
    change: await mayChange(tx, found),
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

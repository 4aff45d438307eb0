import { sql, type Tx } from '#platform/db/database.ts';
import { reportNotes } from '#modules/progress/index.ts';
import type { GroupFacts, ProofUse, Words } from '../../integrity/signals.ts';
import type { Mark } from '../../integrity/scorers.ts';
import { sheetLink } from '../sheets/facts.ts';

/** What the signals of a year are computed from; read as the caller, so a reader without rights has nothing to ask about. */

/** Years back in which a unit's own words count as said again. */
const yearsBack = 3;

export async function groupFacts(tx: Tx, year: number): Promise<GroupFacts[]> {
  const groups = await tx.many<Omit<GroupFacts, 'marks'>>(sql`
    select t.id as term_id, g.name as group_name, max(r.scale_hundredths) as scale, coalesce(max(k.combine), 'mean') as method,
      coalesce(json_agg(json_build_object('unitId', s.unit_id, 'total', s.final_total_hundredths)) filter (where s.state = 'FINAL'), '[]') as totals,
      count(*) filter (where s.state <> 'FINAL')::int as missing
    from groups.term t join groups.emulation_group g on g.id = t.group_id
      join scoring.sheet s on s.term_id = t.id and s.state <> 'REPLACED' join scoring.rulebook r on r.id = s.rulebook_id
      left join scoring.cross_round k on k.term_id = t.id
    where t.year = ${year} group by t.id, g.name, g.kind, g.number order by g.kind, g.number`);
  const marks = await tx.many<Mark & { termId: string }>(sql`
    select k.term_id, m.scorer_unit_id as scorer, m.scored_unit_id as scored, m.item_id, i.max_hundredths as max, m.hundredths as points
    from scoring.cross_round k join scoring.cross_mark m on m.round_id = k.id join scoring.rule_item i on i.id = m.item_id
    where k.year = ${year} and m.hundredths is not null and i.max_hundredths > 0 order by m.item_id, m.scorer_unit_id, m.scored_unit_id`);
  return groups.map((group) => ({ ...group, marks: marks.filter((mark) => mark.termId === group.termId) }));
}

/** Proofs under criteria of the sheets that stand; equal bytes are one content, however often they were uploaded. */
export function proofUses(tx: Tx, year: number): Promise<ProofUse[]> {
  return tx.many<ProofUse>(sql`
    select coalesce(e.sha256, e.id::text) as content, e.id as item_id, e.title, s.unit_id, s.term_id, i.code
    from scoring.sheet s join scoring.rule_item i on i.rulebook_id = s.rulebook_id
      join evidence.use u on u.object_type = 'criterion-line' and u.object_id = scoring.proof_id(s.unit_id, s.year, coalesce(i.criterion_id, i.id))
      join evidence.item e on e.id = u.item_id
    where s.year = ${year} and s.state <> 'REPLACED' order by content, s.unit_id, i.ord`);
}

interface LineWords {
  readonly sheetId: string;
  readonly unitId: string;
  readonly year: number;
  readonly code: string;
  readonly note: string;
  readonly explanation: string;
}

/** Words of sheets and sent month reports, of this year and the three before. */
export async function wordsOfYear(tx: Tx, year: number): Promise<Words[]> {
  const lines = await tx.many<LineWords>(sql`
    select s.id as sheet_id, s.unit_id, s.year, i.code, l.self_note as note, l.explanation
    from scoring.sheet s join scoring.line l on l.sheet_id = s.id join scoring.rule_item i on i.id = l.item_id
    where s.year between ${year - yearsBack} and ${year} and s.state <> 'REPLACED' and s.self_submitted_on is not null
      and (l.self_note <> '' or l.explanation <> '') order by s.year, s.unit_id, i.ord`);
  const ofSheets = lines.flatMap((line) =>
    (['note', 'explanation'] as const).map((part) => ({
      key: `${part}:${line.unitId}:${line.year}:${line.code}`,
      unitId: line.unitId,
      year: line.year,
      text: line[part],
      place: {
        vi: `${part === 'note' ? 'tự chấm' : 'giải trình'} ${line.code}`,
        en: `${part === 'note' ? 'self-score' : 'explanation'} ${line.code}`,
      },
      link: `${sheetLink(line.sheetId)}?tieu-chi=${line.code}`,
    })),
  );
  const notes = await reportNotes(tx, year - yearsBack, year);
  const ofReports = notes.map(({ unitId, year: of, month, note }) => ({
    key: `report:${unitId}:${of}:${month}`,
    unitId,
    year: of,
    text: note,
    place: { vi: `báo cáo tháng ${month}`, en: `report of month ${month}` },
    link: `/ket-qua/bao-cao/${unitId}/${of}/${month}`,
  }));
  return [...ofSheets, ...ofReports];
}

import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { currentLaw, generalRulesOf } from '#modules/law/index.ts';
import type { VerdictReport } from '#modules/law/contract.ts';
import { findingsOf } from '../findings.ts';
import { lawFindingsOf } from '../law-findings.ts';
import { lawHeld, type Dossier } from './dossier.ts';
import { factsOf } from './facts.ts';
import { pinnedOf } from './pin.ts';

/** What a check found: the house's own conditions and the clauses of the law. */
export interface Checked {
  readonly rank: number | null;
  readonly verdicts: Readonly<Record<string, string>>;
}

/**
 * Computes the findings anew. An explanation stays as long as what it explains has not changed; a condition that is no
 * longer asked is dropped but stays on record.
 */
export async function renewFindings(tx: Tx, dossier: Dossier, report: VerdictReport | null): Promise<Checked> {
  // The verdict was pinned a moment ago: what is compared with it rests on the same rules.
  const judged = { ...dossier, pinned: await pinnedOf(tx, dossier.id) };
  const facts = await factsOf(tx, judged);
  const general = generalRulesOf(lawHeld(await currentLaw(tx), judged).library);
  const found = [
    ...(report ? lawFindingsOf(report, general).map((one) => ({ ...one, source: 'law' })) : [noStandard(dossier)]),
    ...findingsOf(facts).map((one) => ({ ...one, severity: 'block', facts: [] as readonly string[], source: 'house', held: false })),
  ];
  await tx.run(sql`
    update nominations.finding set dropped_on = ${tx.today} where nomination_id = ${dossier.id} and dropped_on is null and code <> all (${found.map((one) => one.code)}::text[])`);
  for (const [ord, { code, verdict, text, basis, severity, source, held, facts: used }] of found.entries()) {
    await tx.run(sql`
      insert into nominations.finding as f (id, nomination_id, code, verdict, text_vi, text_en, basis, severity, source, held, facts, ord)
      values (${newId()}, ${dossier.id}, ${code}, ${verdict}, ${text.vi}, ${text.en}, ${basis}, ${severity}, ${source}, ${held}, ${[...used]}::text[], ${ord})
      on conflict (nomination_id, code) do update set verdict = excluded.verdict, text_vi = excluded.text_vi, text_en = excluded.text_en, basis = excluded.basis,
        severity = excluded.severity, source = excluded.source, held = excluded.held, facts = excluded.facts, ord = excluded.ord, dropped_on = null,
        explanation = case when f.verdict = excluded.verdict and f.text_vi = excluded.text_vi then f.explanation else '' end,
        explained_by = case when f.verdict = excluded.verdict and f.text_vi = excluded.text_vi then f.explained_by end`);
  }
  return { rank: facts.group?.rank ?? null, verdicts: Object.fromEntries(found.map(({ code, verdict }) => [code, verdict])) };
}

/** Nothing was read about this award for such a subject that day: people compare by hand, nothing blocks. */
const noStandard = (dossier: Dossier) => ({
  code: 'law/none',
  verdict: 'UNKNOWN' as const,
  text: {
    vi: `Cơ sở quy định chưa có tiêu chuẩn ${dossier.awardName} cho đối tượng này; đối chiếu văn bản gốc`,
    en: `The rule base holds no standard of ${dossier.awardName} for such a subject; compare the paper`,
  },
  basis: dossier.award?.basis ?? '',
  severity: 'warn',
  facts: [] as readonly string[],
  source: 'law',
  held: false,
});

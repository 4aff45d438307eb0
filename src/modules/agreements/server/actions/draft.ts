import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { termOf, type Term } from '#modules/groups/index.ts';
import { agreementRefusals, agreementsApi } from '../../contract.ts';
import { templates, type ClauseSketch } from '../../templates.ts';
import { mayDraft } from '../policy.ts';
import { insertAgreement, saveClauses, saveLimits, withIds } from '../repository.ts';
import { carriedLimits, previousOf } from '../previous.ts';
import { contentOf, wholeOf } from '../whole.ts';

/**
 * Starts a draft for a group year. From last year's: content stays, dates and results go. Whatever the
 * start, what last year left open comes along and must be answered or dismissed.
 */
export const draftAgreement = defineAction({
  name: 'agreements.draft',
  input: agreementsApi.draft.body,
  load: (tx, input) => lockTerm(tx, input.termId),
  allow: (actor, term) => mayDraft(actor, term),
  async run(tx, term, input) {
    const living = await tx.maybe(sql`select 1 from agreements.agreement where term_id = ${term.id} and state <> 'VOID'`);
    if (living) throw refuse(agreementRefusals.alreadyExists, { group: term.groupName, year: term.year });
    const previous = await previousOf(tx, term);
    const start = await startOf(tx, term, input.from, input.template, previous?.id);
    const id = newId();
    const title = `Giao ước thi đua năm ${term.year} · ${term.groupName}`;
    await insertAgreement(tx, {
      id,
      termId: term.id,
      year: term.year,
      title,
      themeId: await themeOf(tx, term),
      aim: start.aim,
      copiedFromId: input.from === 'previous' ? (previous?.id ?? null) : null,
    });
    await saveClauses(tx, id, withIds(start.clauses));
    if (previous)
      await saveLimits(
        tx,
        id,
        (await carriedLimits(tx, previous.id)).map((text) => ({ id: newId(), text, answer: '', dismissedReason: '' })),
      );
    return {
      result: { id, state: 'DRAFT' as const, version: 0 },
      trace: {
        type: 'agreement',
        id,
        label: title,
        to: 'DRAFT',
        detail: { from: input.from, template: input.template, copiedFrom: input.from === 'previous' ? previous?.id : undefined },
      },
    };
  },
});

/** Two desks may press at once: the term's row makes the second wait and then read "already exists". */
async function lockTerm(tx: Tx, termId: string): Promise<Term | undefined> {
  await tx.maybe(sql`select 1 from groups.term where id = ${termId} for update`);
  return termOf(tx, termId);
}

async function startOf(
  tx: Tx,
  term: Term,
  from: 'previous' | 'template' | 'blank',
  key: string | null,
  previousId: string | undefined,
): Promise<{ aim: string; clauses: readonly ClauseSketch[] }> {
  if (from === 'blank') return { aim: '', clauses: [] };
  if (from === 'template') {
    const template = templates.find((one) => one.key === key) ?? templates.find((one) => one.key === (term.kind === 'cluster' ? 'cluster' : 'block'));
    return template ? { aim: template.aim, clauses: template.clauses(term.year) } : { aim: '', clauses: [] };
  }
  const last = previousId === undefined ? undefined : await wholeOf(tx, previousId);
  if (!last) throw refuse(agreementRefusals.nothingToCopy);
  const { aim, clauses } = contentOf(last);
  const isMember = (unitId: string | null) => unitId !== null && term.memberUnitIds.includes(unitId);
  return {
    aim,
    clauses: clauses.map((clause) => ({
      ...clause,
      commitments: clause.commitments.map((one) => ({ ...one, dueOn: null, ownerUnitId: isMember(one.ownerUnitId) ? one.ownerUnitId : null })),
    })),
  };
}

/** The theme of the year as the authority that organises the group has it. */
async function themeOf(tx: Tx, term: Term): Promise<string | null> {
  const year = await tx.maybe<{ themeId: string | null }>(sql`
    select theme_id from movements.emulation_year where authority_unit_id = ${term.organiserUnitId} and year = ${term.year}`);
  return year?.themeId ?? null;
}

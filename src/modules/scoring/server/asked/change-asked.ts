import { defineAction, type Trace } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, demand, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { termOf } from '#modules/groups/index.ts';
import { tell } from '#modules/notifications/index.ts';
import { remaining, type NotAssigned } from '../../sheet/asked.ts';
import { askedApi } from '../../sheet/asked-contract.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { labelOf, sheetLink } from '../sheets/facts.ts';
import { mayLead } from '../policy.ts';
import { rulebookOfTerm } from '../ranking/ranking.ts';
import { readItems, type StoredItem } from '../repository.ts';
import { askedSheets } from './queries.ts';

/** May these be left out? Each is of the table, none twice, and something is left to ask. */
export function leavesEnough(items: readonly StoredItem[], unitName: string, given: readonly { readonly code: string }[]): Decision {
  const known = new Set(items.map((item) => item.code));
  const wrong = given.find(({ code }, index) => !known.has(code) || given.findIndex((one) => one.code === code) !== index);
  if (wrong) return no(refusals.notAssignedUnknown, { code: wrong.code });
  const notAssigned = Object.fromEntries(given.map(({ code }) => [code, '']));
  const { asked } = remaining(items, notAssigned, 0, 'none');
  return given.length > 0 && asked === 0 ? no(refusals.nothingAsked, { unit: unitName }) : yes;
}

const changedCodes = (before: NotAssigned, after: NotAssigned): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((code) => before[code] !== after[code]).sort();

/** What units are not asked for, put right before their first score: all of them or none. */
export const changeAsked = defineAction({
  name: 'scoring.change-asked',
  input: askedApi.changeAsked.body.extend({ id }),
  async load(tx, input) {
    const term = await termOf(tx, input.id);
    const book = term && (await rulebookOfTerm(tx, term.id));
    return term && book && { term, items: await readItems(tx, book.id), sheets: await askedSheets(tx, term.id) };
  },
  allow: (actor, { term }) => mayLead(actor, term),
  async run(tx, { term, items, sheets }, { units }) {
    const traces: Trace[] = [];
    for (const { unitId, version, notAssigned: given } of units) {
      const sheet = sheets.find((one) => one.unitId === unitId);
      const name = term.members.find((one) => one.unitId === unitId)?.name ?? '';
      if (!sheet || sheet.scored || sheet.state !== 'SELF_DRAFT') throw refuse(refusals.scoredAlready, { unit: name });
      demand(leavesEnough(items, name, given));
      const fresh = Object.fromEntries(given.map(({ code, reason }) => [code, reason]));
      const codes = changedCodes(sheet.notAssigned, fresh);
      if (codes.length === 0) continue;
      const words = codes.map((code) => (Object.hasOwn(fresh, code) ? `${code}: ${fresh[code]}` : `${code}: giao lại`)).join('; ');
      const { changed } = await tx.one<{ changed: number }>(sql`
        select scoring.set_not_assigned(${sheet.sheetId}, ${version}, ${JSON.stringify(fresh)}::jsonb, ${newId()}, ${tx.now.toISOString()}::timestamptz,
          ${tx.actor.name}, ${words}) as changed`);
      if (changed !== 1) throw refuse(commonRefusals.stale);
      await tell(tx, {
        to: { role: 'officer', unitId },
        title: {
          vi: `Tiêu chí không giao cho đơn vị năm ${term.year} đã thay đổi`,
          en: `What your unit is not asked for in ${term.year} has changed`,
        },
        link: sheetLink(sheet.sheetId),
      });
      traces.push({
        type: 'score_sheet',
        id: sheet.sheetId,
        label: labelOf({ unitName: name, year: term.year }),
        unitId,
        reason: words,
        detail: { before: sheet.notAssigned, after: fresh },
      });
    }
    if (traces.length === 0) throw refuse(refusals.askedTheSame);
    return { result: { changed: traces.length }, trace: traces };
  },
});

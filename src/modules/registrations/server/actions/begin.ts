import { z } from 'zod';
import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals, refuse } from '#platform/refusal.ts';
import { year } from '#platform/schema.ts';
import { codesOf } from '#platform/text.ts';
import { registrationRefusals, subjectKinds } from '../../contract.ts';
import { startFrom, type SubjectKind } from '../../rules.ts';
import { currentLaw } from '#modules/law/index.ts';
import { awardsOfYear } from '../lists.ts';
import { mayStart, ownSubject } from '../policy.ts';
import { contentOf, insertRegistration, livingOf, writeContent } from '../repository.ts';
import { windowFor } from '../subject.ts';

const input = z.object({ year, subject: z.enum(codesOf(subjectKinds)), fromLastYear: z.boolean() }).strict();

/** What a start stands on: own unit or person, this year's window and registration, last year's. */
export async function startOf(tx: Tx, given: { year: number; subject: SubjectKind }) {
  const own = ownSubject(tx.actor, given.subject);
  if (!own) return { own, window: undefined, existing: undefined, last: undefined };
  return {
    own,
    window: await windowFor(tx, own.unitId, given.year, given.subject),
    existing: await livingOf(tx, own.unitId, own.personId, given.year),
    last: await livingOf(tx, own.unitId, own.personId, given.year - 1),
  };
}

/** Blank, or last year's plan as this year's draft. */
export const beginRegistration = defineAction({
  name: 'registrations.begin',
  input,
  load: (tx, given) => startOf(tx, given),
  allow: (actor, { window, existing }, given, tx) => mayStart(actor, given.subject, given.year, window, existing !== undefined, tx.today),
  async run(tx, { own, last }, given) {
    if (!own) throw refuse(commonRefusals.notFound);
    if (given.fromLastYear && !last) throw refuse(registrationRefusals.noLastYear);
    const source = given.fromLastYear ? last : undefined;
    const id = newId();
    const fresh = await insertRegistration(tx, { id, year: given.year, subjectKind: given.subject, ...own, copiedFromId: source?.id ?? null });
    if (!fresh) throw refuse(registrationRefusals.alreadyThere, { year: given.year });
    if (source) {
      const valid = new Set(awardsOfYear(await currentLaw(tx), given.year, given.subject).map((award) => award.code));
      await writeContent(tx, id, startFrom(await contentOf(tx, source), newId, valid));
    }
    return {
      result: { id, state: 'DRAFT' as const, version: 0 },
      trace: {
        type: 'registration',
        id,
        unitId: own.unitId,
        from: null,
        to: 'DRAFT',
        detail: { year: given.year, subject: given.subject, copiedFrom: source?.id ?? null },
      },
    };
  },
});

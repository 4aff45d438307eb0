import { defineAction } from '#platform/action.ts';
import type { Tx } from '#platform/db/database.ts';
import { demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { backEnterAward, lockEntry, withdrawEntry } from '#modules/decisions/index.ts';
import { recordsApi } from '../../contract.ts';
import { oldAwardFits } from '../../award-rules.ts';
import { recordRefusals } from '../../refusals.ts';
import { currentLaw } from '#modules/law/index.ts';
import { catalogueBegins, catalogueOfDay, everyAward } from '../catalogue.ts';
import { mayKeep } from '../policy.ts';
import { subjectOf, type Subject } from '../subjects.ts';

export interface OldAwardInput {
  readonly id?: string;
  readonly awardCode: string;
  readonly year: number;
  readonly paperNumber: string;
  readonly decidedOn: string | null;
  readonly issuerName: string;
  readonly branch: string | null;
  readonly source: string;
  readonly certainty: 'CERTAIN' | 'UNCERTAIN';
  readonly synthetic?: boolean;
}

const base = ['LDTT', 'CSTT', 'CSTDCS', 'TTLDTT', 'DVTT', 'GK', 'THON_VH', 'GDVH'];
const ministry = ['CSTD_BBNT', 'TTLDXS', 'DVQT', 'CO_BBNT', 'BK_BBNT', 'KNC', 'XPTB'];
/** Who decides (law.md §6), as the register groups it. */
const levelOf = (code: string) => (base.includes(code) ? 'base' : ministry.includes(code) ? 'ministry' : 'state');

/** Checks an old award against the catalogue of its day and puts it into the register; used by the form and the import. */
export async function writeOldAward(tx: Tx, subject: Subject, input: OldAwardInput): Promise<string> {
  const law = await currentLaw(tx);
  const award = everyAward(law, tx.today).find((one) => one.code === input.awardCode);
  if (!award) throw refuse(recordRefusals.unknownAward, { award: input.awardCode });
  demand(
    oldAwardFits({ award, subject: subject.kind, year: input.year, decidedOn: input.decidedOn }, catalogueOfDay(law), catalogueBegins, tx.today),
  );
  return backEnterAward(
    tx,
    {
      ...input,
      awardName: award.name.vi,
      level: levelOf(award.code),
      recipient: {
        unitId: subject.kind === 'unit' ? subject.id : null,
        personId: subject.kind === 'person' ? subject.id : null,
        name: subject.name,
      },
    },
    subject.ids,
  );
}

/** An award of earlier years enters the register from its paper. */
export const backEnter = defineAction({
  name: 'records.backEnterAward',
  input: recordsApi.backEnterAward.body,
  load: (tx, input) => subjectOf(tx, input.subject),
  allow: (actor, subject) => mayKeep(actor, subject),
  async run(tx, subject, { subject: _, ...input }) {
    const made = await writeOldAward(tx, subject, input);
    return {
      result: { id: made },
      trace: { type: subject.kind, id: subject.id, label: subject.name, unitId: subject.unitIds[0] ?? null, detail: { award: made, ...input } },
    };
  },
});

export const withdrawAward = defineAction({
  name: 'records.withdrawAward',
  input: recordsApi.withdrawAward.body.extend({ id }),
  load: async (tx, input) => {
    const entry = await lockEntry(tx, input.id);
    if (!entry) return undefined;
    const about = entry.personId ? ({ kind: 'person', id: entry.personId } as const) : ({ kind: 'unit', id: entry.unitId ?? '' } as const);
    const subject = await subjectOf(tx, about);
    return subject && { entry, subject };
  },
  allow: (actor, { subject }) => mayKeep(actor, subject),
  async run(tx, { entry, subject }, { version, reason }) {
    await withdrawEntry(tx, { id: entry.id, version }, reason);
    return {
      result: { id: entry.id },
      trace: {
        type: subject.kind,
        id: subject.id,
        label: `${subject.name}: ${entry.awardName} ${entry.year}`,
        unitId: subject.unitIds[0] ?? null,
        reason,
        detail: { award: entry.id },
      },
    };
  },
});

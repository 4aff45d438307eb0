import { defineAction } from '#platform/action.ts';
import { sql, type Tx } from '#platform/db/database.ts';
import { demand, refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { backEnterAward, lockEntry, withdrawEntry } from '#modules/decisions/index.ts';
import { recordsApi } from '../../contract.ts';
import { oldAwardFits, type CatalogueAward } from '../../award-rules.ts';
import { recordRefusals } from '../../refusals.ts';
import { currentLaw } from '#modules/law/index.ts';
import { catalogueBegins, catalogueOfDay, everyAward } from '../catalogue.ts';
import { forgetUsedWork, noteUsedWork, type UsedWork } from '../award-works.ts';
import { mayKeep } from '../policy.ts';
import { lockSubject, subjectOf, type Subject } from '../subjects.ts';

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
  /** On what it stood; `null` = nobody noted. */
  readonly usedWork?: UsedWork | null;
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
  const { usedWork, ...entry } = input;
  const made = await backEnterAward(
    tx,
    {
      ...entry,
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
  if (usedWork) await noteUsedWork(tx, subject, { ...of(award), id: made, year: input.year }, usedWork, input.source);
  return made;
}

const of = (award: CatalogueAward) => ({
  awardCode: award.code,
  awardName: award.name.vi,
  awardKind: award.kind === 'title' ? ('TITLE' as const) : ('FORM' as const),
});

interface AwardOfPerson {
  readonly id: string;
  readonly awardCode: string | null;
  readonly awardName: string;
  readonly year: number;
  readonly personId: string;
}

/** Somebody looked it up: the award stood on this work, or on none. */
export const stateUsedWork = defineAction({
  name: 'records.stateUsedWork',
  input: recordsApi.stateUsedWork.body.extend({ id }),
  load: async (tx, input) => {
    const award = await tx.maybe<AwardOfPerson>(sql`
      select id, award_code, award_name, year, person_id from decisions.award where id = ${input.id} and person_id is not null and not entry_withdrawn`);
    const subject = award && (await subjectOf(tx, { kind: 'person', id: award.personId }));
    return award && subject ? { award, subject } : undefined;
  },
  allow: (actor, { subject }) => mayKeep(actor, subject),
  async run(tx, { award, subject }, { usedWork, reason }) {
    const known = everyAward(await currentLaw(tx), tx.today).find((one) => one.code === award.awardCode);
    if (!known) throw refuse(recordRefusals.unknownAward, { award: award.awardName });
    await noteUsedWork(tx, subject, { ...of(known), id: award.id, year: award.year }, usedWork, reason);
    return {
      result: { id: award.id },
      trace: {
        type: subject.kind,
        id: subject.id,
        label: `${subject.name}: ${award.awardName} ${award.year}`,
        unitId: subject.unitIds[0] ?? null,
        detail: { award: award.id, usedWork },
      },
    };
  },
});

/** An award of earlier years enters the register from its paper. */
export const backEnter = defineAction({
  name: 'records.backEnterAward',
  input: recordsApi.backEnterAward.body,
  load: (tx, input) => lockSubject(tx, input.subject),
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
    await forgetUsedWork(tx, entry.id, reason);
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

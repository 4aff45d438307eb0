import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import { basisOf, currentLaw, deadlineFor } from '#modules/law/index.ts';
import type { limit } from '../shapes.ts';
import type { Dossier } from './dossier.ts';

type Limit = z.input<typeof limit>;

interface Running {
  readonly step: string;
  /** The day the limit is counted from; it is not counted itself. */
  readonly from: string;
}

const appraised: readonly Dossier['state'][] = ['RECEIVED', 'CHECKING', 'SUPPLEMENT'];
const goesUp: readonly Dossier['state'][] = [...appraised, 'ELIGIBLE', 'PUBLIC_COMMENT', 'AT_COUNCIL', 'PASSED', 'PRESENTED', 'DECIDED'];

/** Which limits of the law run on a dossier in its state (law.md §10). */
function runningOn({ state, stateLevel, awardCode, year, submittedOn, acceptedOn }: Dossier, decidedOn: string | null): Running[] {
  const found: Running[] = [];
  if (state === 'SUBMITTED' && submittedOn) found.push({ step: 'RETURN_INELIGIBLE', from: submittedOn });
  if (appraised.includes(state) && !stateLevel && acceptedOn) found.push({ step: 'MINISTRY_APPRAISAL', from: acceptedOn });
  if (awardCode === 'CSTDTQ' && goesUp.includes(state)) found.push({ step: 'BNV_RECEIVES_CSTDTQ', from: `${year}-12-31` });
  if (decidedOn && (state === 'STATE_DECIDED' || (state === 'DECIDED' && !stateLevel))) found.push({ step: 'AWARD_OBJECTS', from: decidedOn });
  return found;
}

/** Time limits of a dossier with their last day, over the days off; a day that cannot be counted says why. */
export async function limitsOf(tx: Tx, dossier: Dossier): Promise<Limit[]> {
  const decision = await tx.maybe<{ decidedOn: string }>(sql`
    select decided_on from decisions.award where object_type = 'nomination' and object_id = ${dossier.id} and length(decided_on) = 10 order by id desc limit 1`);
  const law = await currentLaw(tx);
  const regime = law.regimeOn(dossier.acceptedOn ?? dossier.submittedOn ?? tx.today).code;
  const limits: Limit[] = [];
  for (const { step, from } of runningOn(dossier, decision?.decidedOn ?? null)) {
    const found = await deadlineFor(tx, { step, from, regime });
    if (found.kind === 'unknown') {
      limits.push({
        step,
        from,
        kind: 'unknown',
        name: found.name,
        due: null,
        explained: found.why,
        basis: '',
        toConfirm: false,
        unconfirmedYears: [],
      });
      continue;
    }
    const due = found.kind === 'due';
    limits.push({
      step,
      from,
      kind: found.kind,
      name: found.name,
      due: due ? found.due : null,
      explained: found.explained,
      basis: basisOf(law.libraryOn(from), found.basis),
      toConfirm: found.confidence !== 'V',
      unconfirmedYears: due ? [...found.unconfirmedYears] : [],
    });
  }
  return limits;
}

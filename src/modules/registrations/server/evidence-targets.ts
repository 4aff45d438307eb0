import { sql } from '#platform/db/database.ts';
import { no, yes } from '#platform/refusal.ts';
import { defineEvidenceTarget } from '#modules/evidence/index.ts';
import { registrationRefusals, registrationStates } from '../contract.ts';
import type { RegistrationState } from '../rules.ts';
import { readWhole } from './subject.ts';

/** A registered target takes proofs of its unit until the registration is evaluated. */
export function registerEvidenceTargets(): void {
  defineEvidenceTarget('target', async (tx, id) => {
    const target = await tx.maybe<{ registrationId: string; text: string }>(
      sql`select registration_id, text from registrations.target where id = ${id}`,
    );
    const whole = target && (await readWhole(tx, target.registrationId));
    if (!target || !whole) return undefined;
    const { state, unitId } = whole.it;
    const closed: readonly RegistrationState[] = ['EVALUATED', 'WITHDRAWN'];
    return {
      unitIds: [unitId],
      label: `Chỉ tiêu: ${target.text}`,
      link: `/dang-ky/${target.registrationId}`,
      change: closed.includes(state) ? no(registrationRefusals.wrongState, { state: registrationStates[state].vi }) : yes,
    };
  });
}

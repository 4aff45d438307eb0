import { defineAction } from '#platform/action.ts';
import { hasRole } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { all, commonRefusals, no, refuse, yes, type Decision } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { groupRefusals, groupsApi, pairingStates } from '../../contract.ts';
import { leads, termPolicy } from '../../rules.ts';
import { pairingSides } from '../links.ts';
import { lockTerm, readTerm } from '../repository.ts';

export const pairTerms = defineAction({
  name: 'groups.pair',
  input: groupsApi.pair.body.extend({ id }),
  load: async (tx, input) => {
    const [term, other] = [await lockTerm(tx, input.id), await readTerm(tx, input.otherTermId)];
    return term && other && term.groupId !== other.groupId ? { term, other } : undefined;
  },
  allow: (actor, { term }) => termPolicy.pair(actor, term),
  async run(tx, { term, other }, input) {
    const pairingId = newId();
    const added = await tx.run(sql`
      insert into groups.pairing (id, year, term_a_id, term_b_id, purpose, state) values (${pairingId}, ${term.year}, ${term.id}, ${other.id}, ${input.purpose}, 'PROPOSED')
      on conflict do nothing`);
    if (added === 0) throw refuse(groupRefusals.alreadyPaired);
    const otherHead = other.headUnitId ?? other.hostUnitId;
    if (otherHead) {
      await owe(tx, {
        kind: 'groups.agreePairing',
        object: { type: 'pairing', id: pairingId },
        title: { vi: `Trả lời đề nghị kết nghĩa của ${term.groupName}`, en: `Answer the pairing proposed by ${term.groupName}` },
        verb: { vi: 'Xem và trả lời', en: 'Answer' },
        link: `/khoi-cum/nhiem-ky/${other.id}?muc=ket-nghia`,
        owner: { role: 'officer', unitId: otherHead },
        year: term.year,
      });
    }
    return { result: { id: pairingId }, trace: { type: 'pairing', id: pairingId, label: `${term.groupName} – ${other.groupName}`, to: 'PROPOSED' } };
  },
});

const inPairingState = (wanted: keyof typeof pairingStates, state: string): Decision =>
  state === wanted ? yes : no(groupRefusals.wrongState, { state: pairingStates[state as keyof typeof pairingStates].vi });

export const agreePairing = defineAction({
  name: 'groups.agreePairing',
  input: groupsApi.agreePairing.body.extend({ id }),
  load: (tx, input) => pairingSides(tx, input.id),
  allow: (actor, { pairing, b }) => all(hasRole(actor, 'standing') ? yes : leads(actor, b), inPairingState('PROPOSED', pairing.state)),
  async run(tx, { pairing, a, b }, input) {
    const changed = await tx.run(
      sql`update groups.pairing set state = 'AGREED', version = version + 1 where id = ${pairing.id} and version = ${input.version} and state = 'PROPOSED'`,
    );
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'pairing', id: pairing.id } });
    return {
      result: { id: pairing.id },
      trace: { type: 'pairing', id: pairing.id, label: `${a.groupName} – ${b.groupName}`, from: 'PROPOSED', to: 'AGREED' },
    };
  },
});

export const addActivity = defineAction({
  name: 'groups.addActivity',
  input: groupsApi.addActivity.body.extend({ id }),
  load: (tx, input) => pairingSides(tx, input.id),
  allow: (actor, { pairing, a, b }) => all(leads(actor, a).ok ? yes : leads(actor, b), inPairingState('AGREED', pairing.state)),
  async run(tx, { pairing }, input) {
    const activityId = newId();
    await tx.run(sql`
      insert into groups.pairing_activity (id, pairing_id, title, planned_on, held_on, form, place, result)
      values (${activityId}, ${pairing.id}, ${input.title}, ${input.plannedOn}, ${input.heldOn}, ${input.form}, ${input.place}, ${input.result})`);
    return { result: { id: activityId }, trace: { type: 'pairing', id: pairing.id, label: input.title, detail: input } };
  },
});

export const endPairing = defineAction({
  name: 'groups.endPairing',
  input: groupsApi.endPairing.body.extend({ id }),
  load: (tx, input) => pairingSides(tx, input.id),
  allow: (actor, { pairing, a, b }) =>
    all(
      hasRole(actor, 'standing') || leads(actor, a).ok ? yes : leads(actor, b),
      pairing.state === 'ENDED' ? inPairingState('AGREED', pairing.state) : yes,
    ),
  async run(tx, { pairing }, input) {
    const changed = await tx.run(
      sql`update groups.pairing set state = 'ENDED', version = version + 1 where id = ${pairing.id} and version = ${input.version}`,
    );
    if (changed === 0) throw refuse(commonRefusals.stale);
    await settle(tx, { object: { type: 'pairing', id: pairing.id } }, 'CANCELLED');
    return { result: { id: pairing.id }, trace: { type: 'pairing', id: pairing.id, from: pairing.state, to: 'ENDED', reason: input.reason } };
  },
});

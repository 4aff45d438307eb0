import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { addDays, type Day } from '#platform/dates.ts';
import { newId } from '#platform/ids.ts';
import { all, commonRefusals, demand, no, refuse, yes } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { directoryApi, directoryRefusals } from '../../contract.ts';
import { changeDay, knownFrom, stateOf } from '../../rules.ts';
import { findPersonByName } from '../findable.ts';
import { keepsPeopleOf, mayEndPost, mayTake } from '../policy.ts';
import { lockUnit } from '../repository.ts';

interface Post {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly title: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly seenOn: string | null;
}

const columns = sql`id, person_id, unit_id, title, valid_from, valid_to, seen_on`;

/** A person takes a post; the one it replaces may end the day before in the same step. */
export const givePost = defineAction({
  name: 'directory.givePost',
  input: directoryApi.givePost.body.extend({ id }),
  load: async (tx, input) => {
    const person = await tx.maybe<{ fullName: string }>(sql`select full_name from directory.person where id = ${input.id} for update`);
    const posts = await tx.many<Post>(sql`select ${columns} from directory.post where person_id = ${input.id} for update`);
    return person && { person, unit: await lockUnit(tx, input.unitId), posts };
  },
  allow: (actor, { posts }, input, tx) => {
    const old = posts.find((post) => post.id === input.endsPostId);
    return all(keepsPeopleOf(actor, input.unitId), old ? keepsPeopleOf(actor, old.unitId) : yes, mayTake(actor, posts, tx.today));
  },
  async run(tx, { person, unit, posts }, input) {
    if (!unit || stateOf(unit) === 'CLOSED') throw refuse(directoryRefusals.noUnit);
    demand(changeDay(input.validFrom, tx.today, null));
    const held = posts.find((post) => post.unitId === unit.id && post.title === input.title && post.validTo === null && post.validFrom !== null);
    if (held) throw refuse(directoryRefusals.postHeld, { title: input.title });
    if (input.endsPostId !== null) {
      const old = posts.find((post) => post.id === input.endsPostId);
      if (!old || old.validTo !== null) throw refuse(directoryRefusals.postElsewhere);
      demand(changeDay(input.validFrom, tx.today, old.validFrom));
      await tx.run(sql`update directory.post set valid_to = ${addDays(input.validFrom, -1)} where id = ${old.id}`);
    }
    await tx.run(sql`
      insert into directory.post (id, person_id, unit_id, title, valid_from) values (${newId()}, ${input.id}, ${unit.id}, ${input.title}, ${input.validFrom})`);
    await tx.run(sql`update directory.person set version = version + 1 where id = ${input.id}`);
    await findPersonByName(tx, input.id);
    return {
      result: { id: input.id },
      trace: {
        type: 'person',
        id: input.id,
        unitId: unit.id,
        label: person.fullName,
        detail: { post: input.title, unit: unit.name, from: input.validFrom },
      },
    };
  },
});

export const endPost = defineAction({
  name: 'directory.endPost',
  input: directoryApi.endPost.body.extend({ id }),
  load: (tx, input) => tx.maybe<Post>(sql`select ${columns} from directory.post where id = ${input.id} for update`),
  allow: (actor, post) => mayEndPost(actor, post),
  async run(tx, post, { on, reason }) {
    const first = knownFrom(post);
    demand(on > tx.today ? changeDay(on, tx.today, null) : first !== null && on < first ? no(directoryRefusals.wrongOrder) : yes);
    const changed = await tx.run(sql`update directory.post set valid_to = ${on} where id = ${post.id} and valid_to is null`);
    if (changed === 0) throw refuse(commonRefusals.stale);
    await tx.run(sql`update directory.person set version = version + 1 where id = ${post.personId}`);
    await findPersonByName(tx, post.personId);
    return {
      result: { id: post.id },
      trace: { type: 'person', id: post.personId, unitId: post.unitId, label: post.title, reason, detail: { endedPost: post.title, on } },
    };
  },
});

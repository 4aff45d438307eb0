import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { cite } from '#modules/documents/index.ts';
import { tell } from '#modules/notifications/index.ts';
import { groupRefusals, groupsApi } from '../../contract.ts';
import { memberUnitsOf, termPolicy } from '../../rules.ts';
import { closePost, insertPost, lockTerm, moveTerm, unitNames } from '../repository.ts';

const label = (term: { groupName: string; year: number }) => `${term.groupName} ${term.year}`;
const link = (term: { id: string }) => `/khoi-cum/nhiem-ky/${term.id}`;

export const decideTerm = defineAction({
  name: 'groups.decideTerm',
  input: groupsApi.decide.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.decide(actor, term),
  async run(tx, term, input) {
    const document = await tx.maybe<{ id: string }>(sql`select id from documents.document where id = ${input.documentId}`);
    if (!document) throw refuse(groupRefusals.decisionMissing);
    await moveTerm(tx, term, input.version, 'ACTIVE');
    await tx.run(sql`update groups.term set decision_document_id = ${input.documentId} where id = ${term.id}`);
    await tx.run(sql`update groups.term_post set valid_from = coalesce(valid_from, ${tx.today}) where term_id = ${term.id}`);
    await cite(tx, { documentId: input.documentId, object: { type: 'group_term', id: term.id }, label: label(term), link: link(term) });
    for (const unitId of term.memberUnitIds) {
      await tell(tx, {
        to: { role: 'officer', unitId },
        title: { vi: `${label(term)} đã có quyết định`, en: `${label(term)} is decided` },
        link: link(term),
      });
    }
    return {
      result: { id: term.id },
      trace: { type: 'group_term', id: term.id, label: label(term), from: term.state, to: 'ACTIVE', detail: { documentId: input.documentId } },
    };
  },
});

export const replacePost = defineAction({
  name: 'groups.replacePost',
  input: groupsApi.replaceHead.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.replaceHead(actor, term),
  async run(tx, term, input) {
    if (!term.memberUnitIds.includes(input.unitId)) {
      const [unit] = await unitNames(tx, [input.unitId]);
      throw refuse(groupRefusals.notMember, { unit: unit?.name ?? '—' });
    }
    const other = input.post === 'head' ? term.deputyUnitId : term.headUnitId;
    if (other === input.unitId) throw refuse(groupRefusals.sameUnit);
    await moveTerm(tx, term, input.version, term.state);
    await closePost(tx, term.id, input.post);
    await insertPost(tx, term.id, input.post, input.unitId, tx.today, input.reason);
    return {
      result: { id: term.id },
      trace: {
        type: 'group_term',
        id: term.id,
        label: label(term),
        reason: input.reason,
        detail: { post: input.post, before: input.post === 'head' ? term.headUnitId : term.deputyUnitId, after: input.unitId },
      },
    };
  },
});

export const setRepresentative = defineAction({
  name: 'groups.setRepresentative',
  input: groupsApi.setRepresentative.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.setRepresentative(actor, term),
  async run(tx, term, input) {
    await moveTerm(tx, term, input.version, term.state);
    await tx.run(
      sql`update groups.term_post set representative_person_id = ${input.personId} where term_id = ${term.id} and post = ${input.post} and valid_to is null`,
    );
    return {
      result: { id: term.id },
      trace: { type: 'group_term', id: term.id, label: label(term), detail: { post: input.post, personId: input.personId } },
    };
  },
});

export const describeTerm = defineAction({
  name: 'groups.describeTerm',
  input: groupsApi.describe.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.describe(actor, term),
  async run(tx, term, input) {
    await moveTerm(tx, term, input.version, term.state);
    await tx.run(sql`update groups.term set focus = ${input.focus}, regulation_document_id = ${input.regulationDocumentId} where id = ${term.id}`);
    return {
      result: { id: term.id },
      trace: { type: 'group_term', id: term.id, label: label(term), detail: { focus: input.focus, regulation: input.regulationDocumentId } },
    };
  },
});

export const readRegulation = defineAction({
  name: 'groups.readRegulation',
  input: groupsApi.readRegulation.body.extend({ id }),
  load: async (tx, input) => {
    const term = await lockTerm(tx, input.id);
    return term?.regulationDocumentId === input.documentId ? term : undefined;
  },
  allow: (actor, term) => termPolicy.readRegulation(actor, term),
  async run(tx, term, input) {
    for (const unitId of memberUnitsOf(tx.actor, term)) {
      await tx.run(sql`
        insert into groups.regulation_read (term_id, document_id, unit_id, read_on, read_by)
        values (${term.id}, ${input.documentId}, ${unitId}, ${tx.today}, ${tx.actor.name}) on conflict do nothing`);
    }
    return { result: { id: term.id }, trace: { type: 'group_term', id: term.id, label: label(term), detail: { read: input.documentId } } };
  },
});

export const rateHead = defineAction({
  name: 'groups.rateHead',
  input: groupsApi.rateHead.body.extend({ id }),
  load: (tx, input) => lockTerm(tx, input.id),
  allow: (actor, term) => termPolicy.rateHead(actor, term),
  async run(tx, term, input) {
    await moveTerm(tx, term, input.version, term.state);
    await tx.run(sql`update groups.term set head_rating = ${input.rating}, head_rating_note = ${input.note} where id = ${term.id}`);
    return {
      result: { id: term.id },
      trace: { type: 'group_term', id: term.id, label: label(term), unitId: term.headUnitId, reason: input.note, detail: { rating: input.rating } },
    };
  },
});

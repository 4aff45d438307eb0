import { defineAction } from '#platform/action.ts';
import { sql } from '#platform/db/database.ts';
import { newId } from '#platform/ids.ts';
import { refuse } from '#platform/refusal.ts';
import { id } from '#platform/schema.ts';
import { termOf } from '#modules/groups/index.ts';
import { tell } from '#modules/notifications/index.ts';
import { makeFindable } from '#modules/search/index.ts';
import { publishRankingBody } from '../../bodies.ts';
import { scoringRefusals as refusals } from '../../refusals.ts';
import { rankingPublished } from './duties.ts';
import { rankingLink } from '../sheets/facts.ts';
import { paperOfTerm } from './papers.ts';
import { mayRank } from '../policy.ts';
import { rankingHash, rankTable, rulebookOfTerm } from './ranking.ts';

const sameName = (typed: string, name: string) => typed.normalize('NFC').toLocaleLowerCase('vi') === name.normalize('NFC').toLocaleLowerCase('vi');

/** Publishes exactly the preview that was seen, on a decision or the minutes of the group's meeting. A later publication has its own number and reason; the earlier one stays as it was. */
export const publishRanking = defineAction({
  name: 'scoring.publish-ranking',
  input: publishRankingBody.extend({ id }),
  async load(tx, input) {
    const term = await termOf(tx, input.id);
    if (!term) return undefined;
    const book = await rulebookOfTerm(tx, term.id);
    const rows = book ? await rankTable(tx, term, book) : [];
    const [last] = await tx.many<{ id: string; rankingNo: number; hash: string }>(sql`
      select id, ranking_no, hash from scoring.ranking where term_id = ${term.id} and state = 'PUBLISHED' for update`);
    return { term, book, rows, last, hash: book ? rankingHash(term.id, book.hash ?? '', rows) : '' };
  },
  allow: (actor, { term, book, rows }) => mayRank(actor, term, book, rows),
  async run(tx, { term, book, rows, last, hash }, input) {
    if (!book?.hash) throw refuse(refusals.nothingToRank);
    if (!sameName(input.confirmName, term.groupName)) throw refuse(refusals.nameMismatch, { name: term.groupName });
    if (input.seen !== hash) throw refuse(refusals.previewChanged);
    if (last && last.hash === hash) throw refuse(refusals.samePublished);
    if (last && input.reason.length < 3) throw refuse(refusals.reasonMissing);
    if (input.paperId === null) throw refuse(refusals.rankingPaperMissing);
    const paper = await paperOfTerm(tx, input.paperId, term.id);
    if (!/^(application\/pdf|image\/)/.test(paper.mediaType)) throw refuse(refusals.rankingPaperNotScan);
    if (last) await tx.run(sql`update scoring.ranking set state = 'REPLACED' where id = ${last.id}`);
    const ranking = { id: newId(), rankingNo: (last?.rankingNo ?? 0) + 1, hash };
    await tx.run(sql`
      insert into scoring.ranking (id, term_id, rulebook_id, rulebook_hash, ranking_no, state, published_on, published_by, rows, hash, reason, paper_id)
      values (${ranking.id}, ${term.id}, ${book.id}, ${book.hash}, ${ranking.rankingNo}, 'PUBLISHED', ${tx.today}, ${tx.actor.name}, ${JSON.stringify(rows)}::jsonb,
        ${hash}, ${input.reason}, ${paper.id})`);
    await rankingPublished(tx, term.id);
    const title = `Xếp hạng ${term.groupName} năm ${term.year}`;
    for (const { unitId } of term.members) {
      await tell(tx, {
        to: { role: 'officer', unitId },
        title: { vi: `Đã công bố: ${title}`, en: `Published: ranking of ${term.groupName}, ${term.year}` },
        link: rankingLink(term.id),
      });
    }
    await makeFindable(tx, { type: 'ranking', id: term.id, title, link: rankingLink(term.id), names: [title], weight: 15 });
    const missing = rows.filter((row) => row.rank === null).map((row) => row.unitName);
    return {
      result: ranking,
      trace: {
        type: 'ranking',
        id: ranking.id,
        label: title,
        unitId: term.headUnitId,
        to: 'PUBLISHED',
        reason: input.reason || null,
        detail: { termId: term.id, ...ranking, missing, paper: paper.id, paperKind: paper.kind, number: paper.number },
      },
    };
  },
});

import { sql, type Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import type { Term } from '#modules/groups/index.ts';
import { owe, settle } from '#modules/notifications/index.ts';
import { leadUnitOf } from '../../rules.ts';
import { rankingLink } from '../sheets/facts.ts';

/** Who owes the publication of a rank table. */

const none: Text = { vi: '', en: '' };
const termObject = (id: string) => ({ type: 'group_term', id });

export async function owePublish(tx: Tx, term: Term, detail: Text = none): Promise<void> {
  const lead = leadUnitOf(term);
  await owe(tx, {
    kind: 'scoring.publish-ranking',
    object: termObject(term.id),
    owner: lead === null ? { role: 'standing', unitId: null } : { role: 'officer', unitId: lead },
    title: { vi: `Công bố xếp hạng năm ${term.year} · ${term.groupName}`, en: `Publish the ranking of ${term.year} · ${term.groupName}` },
    detail,
    verb: { vi: 'Xem trước, công bố', en: 'Preview and publish' },
    link: rankingLink(term.id),
    year: term.year,
  });
}

/** A published ranking that a correction has overtaken is published again under its next number. */
export async function owePublishAgain(tx: Tx, term: Term): Promise<void> {
  const published = await tx.maybe(sql`select 1 from scoring.ranking where term_id = ${term.id} and state = 'PUBLISHED'`);
  if (!published) return;
  await owePublish(tx, term, {
    vi: 'Có phiếu được đính chính sau khi công bố; công bố lại với số mới.',
    en: 'A sheet was corrected after publication; publish again under the next number.',
  });
}

export const rankingPublished = (tx: Tx, termId: string): Promise<void> =>
  settle(tx, { kind: 'scoring.publish-ranking', object: termObject(termId) });

import { sql, type Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';

const council = seedId('demo/council');
const members = Array.from({ length: 9 }, (_, index) => `uyvien${index + 1}`);

/**
 * The council of the demonstration: made up, and its name says so. Its nine members are the demo accounts `uyvien1`
 * (chair), `uyvien2` (vice-chair) to `uyvien9`; `thuongtruc` serves it as secretary without a vote. Doing it twice changes nothing.
 */
export async function ensureDemoCouncil(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into councils.council (id, unit_id, name, level, synthetic, origin)
    values (${council}, ${seedId('org-btnmt')}, 'Hội đồng Thi đua - Khen thưởng Bộ (thành phần mẫu)', 'ministry', true, '{"sources": [], "synthetic": true}')
    on conflict do nothing`);
  for (const [index, login] of members.entries()) {
    const duty = index === 0 ? 'chair' : index === 1 ? 'vice-chair' : 'member';
    await tx.run(sql`
      insert into councils.member (id, council_id, person_id, duty, valid_from, reason)
      values (${seedId(`demo/council/${login}`)}, ${council}, ${seedId(`demo/person/${login}`)}, ${duty}, '2020-01-01', 'Thành phần mẫu') on conflict do nothing`);
  }
}

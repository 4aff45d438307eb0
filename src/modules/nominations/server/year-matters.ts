import { sql } from '#platform/db/database.ts';
import { defineYearMatter } from '#modules/movements/index.ts';

/** The council has concluded when no dossier of the year waits for its ballot (practice §12.1). */
export function defineNominationMatters(): void {
  defineYearMatter('ballots-open', 'conclude', 'hold', async (tx, { year }) => {
    const dossiers = await tx.many<{ name: string }>(sql`
      select subject_name || ' · ' || award_name as name from nominations.nomination where year = ${year} and state = 'AT_COUNCIL' order by subject_name`);
    return {
      title: { vi: 'Hồ sơ đang chờ Hội đồng bỏ phiếu', en: 'Dossiers waiting for the council’s ballot' },
      names: dossiers.map(({ name }) => name),
      link: `/ho-so?nam=${year}`,
    };
  });
}

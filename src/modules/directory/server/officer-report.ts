import type { z } from 'zod';
import { raw, sql, type Tx } from '#platform/db/database.ts';
import type { Day } from '#platform/dates.ts';
import type { directoryApi, UnitRef } from '../contract.ts';
import { meanHundredths, monthsInPost } from '../rules.ts';

type Report = z.input<(typeof directoryApi.officerReport)['response']>;

interface Served {
  readonly unit: UnitRef;
  readonly person: Report['rows'][number]['officers'][number]['person'];
  readonly fullTime: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/**
 * The desk of emulation on a day. Units counted are those that existed on the day and stand in emulation:
 * those with an account of an officer would be too few, all bodies of the state too many, so units below an authority
 * and provincial departments count.
 */
export async function officerReport(tx: Tx, on: Day): Promise<Report> {
  const served = await tx.many<Served>(sql`
    select json_build_object('id', u.id, 'name', u.name, 'shortName', u.short_name) as unit,
      json_build_object('id', p.id, 'fullName', p.full_name, 'honorific', p.honorific) as person, o.full_time, o.valid_from, o.valid_to
    from directory.officer o join directory.unit u on u.id = o.unit_id join directory.person p on p.id = o.person_id
    where o.valid_from <= ${on} order by u.name collate "vi-x-icu", o.valid_from`);
  const { units } = await tx.one<{ units: number }>(sql`
    select count(*)::int as units from directory.unit u
    where (u.parent_id is not null or u.kind = 'provincial-department') and u.kind <> all (${raw(notInEmulation)})
      and (u.valid_from is null or u.valid_from <= ${on}) and (u.valid_to is null or ${on} <= u.valid_to)`);
  const serving = served.filter((one) => one.validTo === null || on <= one.validTo);
  const former = served.filter((one) => one.validTo !== null && one.validTo < on);
  const rows = new Map<string, Report['rows'][number]>();
  for (const { unit, person, fullTime, validFrom } of serving) {
    const row = rows.get(unit.id) ?? { unit, officers: [], onlyPartTime: true };
    row.officers.push({ person, fullTime, validFrom, months: monthsInPost(validFrom, on) });
    rows.set(unit.id, { ...row, onlyPartTime: row.onlyPartTime && !fullTime });
  }
  const list = [...rows.values()];
  return {
    on,
    units,
    withoutOfficer: Math.max(0, units - list.length),
    onlyPartTime: list.filter((row) => row.onlyPartTime).length,
    officers: serving.length,
    fullTime: serving.filter((one) => one.fullTime).length,
    averageMonths: meanHundredths(serving.map((one) => monthsInPost(one.validFrom, on))),
    averageMonthsOfFormer: meanHundredths(former.map((one) => monthsInPost(one.validFrom, one.validTo ?? on))),
    rows: list,
  };
}

const notInEmulation = `array['council', 'council-standing', 'committee', 'party-body', 'state-body', 'state-office']`;

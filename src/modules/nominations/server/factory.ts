import { put, ground, person } from '#modules/records/server/testing.ts';
import { recordsApi } from '#modules/records/contract.ts';
import type { TestApp } from '#app/testing/harness.ts';
import type { World } from './testing.ts';
import { unitId } from './testing.ts';

/** Everything of these years is on record: what is not there did not happen. */
const complete = (world: World, personId: string, from: number, to: string) =>
  put(world.officer, personId, {
    kind: 'known_span',
    about: ['ratings', 'awards', 'initiatives', 'scienceWorks', 'combatIngenuity', 'discipline', 'holds', 'leave', 'training'],
    validFrom: `${from}-01-01`,
    validTo: to,
  } as never);

/** An old award of a person from its paper. Answers its id in the register. */
export async function oldAward(world: World, personId: string, awardCode: string, year: number): Promise<string> {
  const body = {
    subject: { kind: 'person' as const, id: personId },
    awardCode,
    year,
    paperNumber: `${year}/QĐ-CVT`,
    decidedOn: `${year}-08-20`,
    source: 'Quyết định trong hồ sơ mẫu',
    certainty: 'CERTAIN' as const,
  };
  return (await world.officer.call(recordsApi.backEnterAward, { body })).id;
}

export async function initiative(world: World, personId: string, level: 'CO_SO' | 'BBNT', recognisedOn: string): Promise<string> {
  const body = {
    unitId,
    title: `Quy trình xử lý ảnh ${level}`,
    kind: 'INITIATIVE' as const,
    level,
    decisionNumber: '15/QĐ-SK',
    recognisedOn,
    recognisedBy: 'Thủ trưởng đơn vị',
    applied: true,
    appliedWhere: '',
    effectFrom: null,
    effectTo: null,
    authors: [{ personId, share: 10_000 }],
    ...ground,
  };
  return (await world.standing.call(recordsApi.addInitiative, { body })).id;
}

export interface Fighter {
  readonly personId: string;
  /** CSTĐ cơ sở of the three years before the proposal, oldest first. */
  readonly titles: readonly string[];
}

/** Somebody who was CSTĐ cơ sở three years running up to `year`; without an initiative of ministry level. */
export async function fighter(app: TestApp, world: World, name: string, year: number, until: string): Promise<Fighter> {
  const personId = await person(app, name);
  const titles = [];
  for (const each of [year - 2, year - 1, year]) titles.push(await oldAward(world, personId, 'CSTDCS', each));
  // Years before the service began are not missing years.
  await put(world.officer, personId, {
    kind: 'profile',
    sex: 'female',
    sector: 'state',
    directWorker: true,
    remote: null,
    foreigner: false,
    servedFrom: `${year - 6}-01-01`,
    retirementNoticeOn: null,
    higherRetirementAge: null,
  });
  await complete(world, personId, year - 6, until);
  return { personId, titles };
}

import { system } from '#platform/actor.ts';
import { newId, seedId } from '#platform/ids.ts';
import type { BodyOf } from '#platform/contract.ts';
import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { enterPerson } from '#modules/directory/index.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import {
  addCase,
  concludeAndSign,
  councilWorld,
  everyone,
  inSession,
  openBallot,
  planned,
  versionOf as meetingVersion,
  voteAndCount,
  type CouncilWorld,
} from '#modules/councils/server/testing.ts';
import { councilsApi } from '#modules/councils/contract.ts';
import { recordsApi } from '#modules/records/contract.ts';
import { ground, person, put } from '#modules/records/server/testing.ts';
import { nominationsApi } from '../contract.ts';

export { addCase, everyone };

export interface World extends CouncilWorld {
  /** The next dossier of a subject, award and year does not meet the one before: each test has one of its own. */
  readonly makeRoom: () => Promise<unknown>;
  readonly officer: Visitor;
  readonly leader: Visitor;
  readonly minister: Visitor;
}

/** The people around a dossier of Cục Viễn thám quốc gia, and the council of the demonstration. */
export async function nominationWorld(app: TestApp): Promise<World> {
  return {
    ...(await councilWorld(app)),
    makeRoom: () => app.db.pool.query('update nominations.nomination set once = false where once'),
    officer: await app.as('canbo.cuc-vt'),
    leader: await app.as('lanhdao.cuc-vt'),
    minister: await app.as('botruong'),
  };
}

export const unitId = seedId('org-cuc-vt');
export const employee = seedId('demo/person/nhanvien.cuc-vt');

/** A person known by account only takes a post in the unit: nobody proposes who holds none there. */
export const employed = (app: TestApp, id = employee, fullName = 'Chuyên viên Cục Viễn thám (mẫu)') =>
  app.db.write(system, (tx) => enterPerson(tx, { id, fullName, unitId, title: 'Chuyên viên', seenOn: '2014', synthetic: true }));

type New = BodyOf<typeof nominationsApi.create>;
const plain: New = { unitId, year: 2022, route: 'yearly', awardCode: 'BK_BBNT', subjectKind: 'unit', subjectId: unitId };

export const detail = ({ standing }: Pick<World, 'standing'>, id: string) => standing.call(nominationsApi.detail, { params: { id } });
export const versionOf = async (visitor: Visitor, id: string): Promise<number> =>
  (await visitor.call(nominationsApi.detail, { params: { id } })).version;

export async function draft({ officer, makeRoom }: World, more: Partial<New> = {}): Promise<string> {
  await makeRoom();
  return (await officer.call(nominationsApi.create, { body: { ...plain, ...more } })).id;
}

/** Attaches one proof to every required paper. */
export async function attachAll({ officer }: World, id: string): Promise<void> {
  const { papers } = await officer.call(nominationsApi.detail, { params: { id } });
  for (const paper of papers.filter((one) => one.required && !one.complete)) {
    const item = await officer.call(evidenceApi.addFact, {
      body: { unitId, title: `${paper.title} ${newId()}`, note: '', happenedOn: null, documentId: null },
    });
    await officer.call(evidenceApi.attach, { params: { id: item.id }, body: { type: 'nomination-paper', objectId: paper.id } });
  }
}

export const write = async ({ officer }: World, id: string) =>
  officer.call(nominationsApi.save, {
    params: { id },
    body: { version: await versionOf(officer, id), achievement: 'Hoàn thành xuất sắc nhiệm vụ, dẫn đầu phong trào thi đua của Khối.' },
  });

/** A dossier ready to be submitted: written, papers attached, voted on by the unit (yearly route). */
export async function ready(world: World, more: Partial<New> = {}): Promise<string> {
  const id = await draft(world, more);
  await write(world, id);
  await attachAll(world, id);
  if (more.route !== 'in-time') {
    const body = { version: await versionOf(world.officer, id), number: '05/BB-CVT', on: '2022-11-30', yes: 40, members: 45 };
    await world.officer.call(nominationsApi.minute, { params: { id }, body });
  }
  return id;
}

export async function submitted(world: World, more: Partial<New> = {}): Promise<string> {
  const id = await ready(world, more);
  await world.leader.call(nominationsApi.submit, { params: { id }, body: { version: await versionOf(world.leader, id) } });
  return id;
}

/** Received and checked: the findings stand, nothing is explained yet. */
export async function checking(world: World, more: Partial<New> = {}): Promise<string> {
  const id = await submitted(world, more);
  for (const verb of ['receive', 'check'] as const)
    await world.standing.call(nominationsApi[verb], { params: { id }, body: { version: await versionOf(world.standing, id) } });
  return id;
}

/** The checker opens one proof. */
export async function openProof(world: World, id: string): Promise<void> {
  const proof = (await detail(world, id)).papers.flatMap((paper) => paper.evidence)[0];
  await world.standing.call(evidenceApi.check, { params: { id: proof?.itemId ?? '' } });
}

export async function explainAll(world: World, id: string): Promise<void> {
  const { findings } = await detail(world, id);
  for (const one of findings.filter((finding) => finding.verdict !== 'MET' && finding.explanation === '')) {
    await world.standing.call(nominationsApi.explain, {
      params: { id },
      body: { version: await versionOf(world.standing, id), code: one.code, explanation: 'Đã đối chiếu hồ sơ gốc' },
    });
  }
}

export async function eligible(world: World, more: Partial<New> = {}): Promise<string> {
  const id = await checking(world, more);
  await openProof(world, id);
  await explainAll(world, id);
  await world.standing.call(nominationsApi.eligible, { params: { id }, body: { version: await versionOf(world.standing, id) } });
  return id;
}

export const putOn = async (world: World, meetingId: string, ids: readonly string[]) =>
  world.standing.call(nominationsApi.putOnList, {
    body: { meetingId, items: await Promise.all(ids.map(async (id) => ({ id, version: await versionOf(world.standing, id) }))) },
  });

/** Holds a meeting today over these dossiers and sends its conclusions. */
export async function councilMeets(
  world: World,
  today: string,
  ids: readonly string[],
  votes: { yes: readonly number[]; no?: readonly number[] },
): Promise<string> {
  const meetingId = await planned(world, today);
  await putOn(world, meetingId, ids);
  await inSession(world, meetingId);
  await voteAndCount(world, meetingId, await openBallot(world, meetingId), votes);
  await concludeAndSign(world, meetingId);
  await world.standing.call(nominationsApi.takeResults, { params: { meetingId }, body: { version: await meetingVersion(world, meetingId) } });
  return meetingId;
}

/** Holds a meeting today over one dossier whose title asks for a secret ballot, all nine in favour. */
export async function councilMeetsOnPaper(world: World, today: string, id: string): Promise<void> {
  const meetingId = await planned(world, today);
  await putOn(world, meetingId, [id]);
  await inSession(world, meetingId);
  const [itemId] = await openBallot(world, meetingId, 'paper');
  const params = { id: meetingId };
  const version = () => meetingVersion(world, meetingId);
  await world.standing.call(councilsApi.close, { params, body: { version: await version(), countingTeam: 'Tổ kiểm phiếu (mẫu)' } });
  const votes = { issued: 9, returned: 9, yes: 9, no: 0, blank: 0, invalid: 0 };
  await world.standing.call(councilsApi.paper, { params, body: { itemId: itemId ?? '', ...votes } });
  await world.standing.call(councilsApi.count, { params, body: { version: await version() } });
  await concludeAndSign(world, meetingId);
  await world.standing.call(nominationsApi.takeResults, { params: { meetingId }, body: { version: await version() } });
}

export const present = async ({ standing }: World, ids: readonly string[]): Promise<string> =>
  (
    await standing.call(nominationsApi.present, {
      body: { ids: [...ids], number: '15/TTr-TĐKT', title: 'Tờ trình khen thưởng', note: 'Đủ điều kiện, Hội đồng đã thông qua' },
    })
  ).id;

/** The paper of a decision, with a number of its own. */
export const decisionPaper = (number: string, decidedOn: string) => ({
  number,
  decidedOn,
  title: 'Về việc tặng Bằng khen',
  signerName: 'Lãnh đạo Bộ (mẫu)',
  signerPost: 'Bộ trưởng',
});

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

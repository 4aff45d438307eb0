import { councilRefusals, councilsApi } from '#modules/councils/contract.ts';
import { decisionsApi } from '#modules/decisions/contract.ts';
import { nominationsApi } from '#modules/nominations/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { showDate } from '#platform/dates.ts';
import { seedId } from '#platform/ids.ts';
import { decide, publishDecision } from '../decision-steps.ts';
import {
  checkDossier,
  confer,
  markEligible,
  openDossier,
  present,
  provePapers,
  readDossier,
  receiveDossier,
  standing,
  submitDossier,
} from '../dossier-steps.ts';
import { block4, called, officer, unitId } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';

/** The way of one proposal from the ranking to the register. No article tells of it: all of it is made up. */

const term = seedId('gt-khoi-4-2022');
const council = seedId('demo/council');
const submission = 'cuối năm';
const members = Array.from({ length: 9 }, (_, index) => `uyvien${index + 1}`);
const [chair = '', ...otherMembers] = members;
const absent = 'uyvien9';
const flag = 'CO_BBNT';

/** The unit the published ranking puts first. */
async function firstOf(stage: Stage): Promise<string> {
  const { published } = await (await stage.as(standing)).call(scoringApi.ranking, { params: { id: term } });
  const first = published?.rows.find((row) => row.rank === 1);
  const unit = block4.find((tail) => unitId(tail) === first?.unitId);
  if (!unit) throw new StepFailed('story.no_first', 'Xếp hạng chưa có đơn vị thứ nhất');
  return unit;
}

const proposer = (stage: Stage) => stage.kept('unit');
const dossier = (stage: Stage, login: string) => readDossier(stage, login, flag);
const meetingOf = async (stage: Stage, login = standing) =>
  (await stage.as(login)).call(councilsApi.meeting, { params: { id: stage.kept('meeting') } });

async function openTheDossier(stage: Stage) {
  const unit = await firstOf(stage);
  stage.keep('unit', unit);
  const achievement = 'Dẫn đầu Khối thi đua số IV năm 2022; hoàn thành chương trình công tác, mọi tháng trên 90 % đúng hạn (minh họa)';
  await openDossier(stage, unit, flag, { route: 'yearly', awardCode: flag, achievement });
  const { awardName } = await dossier(stage, officer(unit));
  const papers = await provePapers(stage, unit, flag);
  return illustrative(`${called(unit)} (thứ nhất Khối IV) lập hồ sơ “${awardName}”, ${papers} giấy tờ có tệp kèm`);
}

async function voteInTheUnit(stage: Stage) {
  const { id, version } = await dossier(stage, officer(proposer(stage)));
  const body = { version, number: 'Số minh họa', on: '2022-12-22', yes: 38, members: 40 };
  await (await stage.as(officer(proposer(stage)))).call(nominationsApi.minute, { params: { id }, body });
  return illustrative(`${called(proposer(stage))} bình xét: 38/40 đồng ý`);
}

async function submitTheDossier(stage: Stage) {
  await submitDossier(stage, proposer(stage), flag);
  return illustrative('thủ trưởng gửi hồ sơ');
}

async function receive(stage: Stage) {
  await receiveDossier(stage, flag);
  const { regime, acceptedOn } = await dossier(stage, standing);
  return illustrative(`Thường trực tiếp nhận ngày ${showDate(acceptedOn)}, áp dụng ${regime.law}`);
}

async function check(stage: Stage) {
  const found = await checkDossier(stage, flag);
  await markEligible(stage, flag);
  return illustrative(`thẩm định: ${found}; đã mở minh chứng; đủ điều kiện trình Hội đồng`);
}

async function callTheCouncil(stage: Stage) {
  const client = await stage.as(standing);
  const fields = {
    title: 'Họp xét khen thưởng thường xuyên năm 2022 (minh họa)',
    purpose: 'yearly',
    heldOn: '2022-12-29',
    startsAt: '14:00',
    place: 'Trụ sở Bộ',
    form: 'in-person',
  } as const;
  const { id } = await client.call(councilsApi.plan, { params: { id: council }, body: fields });
  stage.keep('meeting', id);
  const item = await dossier(stage, standing);
  await client.call(nominationsApi.putOnList, { body: { meetingId: id, items: [{ id: item.id, version: item.version }] } });
  const { version, members: seats } = await meetingOf(stage);
  await client.call(councilsApi.invite, { params: { id }, body: { version } });
  return illustrative(`mời ${seats.length} ủy viên họp Hội đồng ngày 29/12/2022`);
}

async function openTheSession(stage: Stage) {
  const client = await stage.as(standing);
  const meeting = await meetingOf(stage);
  const absentId = seedId(`demo/council/${absent}`);
  const present = meeting.members.map((member) => member.memberId).filter((memberId) => memberId !== absentId);
  const params = { id: meeting.id };
  await client.call(councilsApi.open, { params, body: { version: meeting.version, present } });
  const opened = await meetingOf(stage);
  const itemIds = opened.items.map((item) => item.id);
  stage.keep('item', itemIds[0] ?? '');
  await client.call(councilsApi.openBallot, { params, body: { version: opened.version, itemIds, kind: 'open' } });
  return illustrative(`phiên họp mở: ${opened.quorum.present}/${opened.quorum.members} ủy viên có mặt; biểu quyết công khai`);
}

const castVote = async (stage: Stage, login: string) =>
  (await stage.as(login)).call(councilsApi.vote, { params: { id: stage.kept('meeting') }, body: { itemId: stage.kept('item'), choice: 'yes' } });

async function vote(stage: Stage) {
  await castVote(stage, chair);
  for (const login of otherMembers.filter((one) => one !== absent)) await castVote(stage, login);
  return illustrative('tám ủy viên có mặt bỏ phiếu');
}

async function refuseTheAbsent(stage: Stage) {
  const body = { itemId: stage.kept('item'), choice: 'yes' } as const;
  await (await stage.as(absent)).expectRefusal(councilRefusals.absent, councilsApi.vote, { params: { id: stage.kept('meeting') }, body });
  return refusedAsExpected('ủy viên vắng mặt tự bỏ phiếu trên máy');
}

async function recordTheWrittenOpinion(stage: Stage) {
  const body = { itemId: stage.kept('item'), memberId: seedId(`demo/council/${absent}`), choice: 'yes' } as const;
  await (await stage.as(standing)).call(councilsApi.record, { params: { id: stage.kept('meeting') }, body });
  return illustrative('ghi ý kiến bằng văn bản của ủy viên vắng mặt');
}

async function closeTheSession(stage: Stage) {
  const client = await stage.as(standing);
  const params = { id: stage.kept('meeting') };
  await client.call(councilsApi.close, { params, body: { version: (await meetingOf(stage)).version, countingTeam: 'Tổ kiểm phiếu (mẫu)' } });
  const counted = await meetingOf(stage);
  await client.call(councilsApi.conclude, {
    params,
    body: { version: counted.version, minutesNumber: 'Số minh họa', discussion: 'Hội đồng thống nhất với ý kiến thẩm định (minh họa)' },
  });
  const tally = counted.items[0]?.ballot?.tally;
  return illustrative(`kiểm phiếu: ${tally?.yes}/${tally?.base} đồng ý, trong đó ${tally?.written} bằng văn bản; cần ${tally?.needed}`);
}

async function signTheMinute(stage: Stage) {
  const params = { id: stage.kept('meeting') };
  const asSecretary = { version: (await meetingOf(stage)).version, password: stage.password };
  await (await stage.as(standing)).call(councilsApi.signSecretary, { params, body: asSecretary });
  const asChair = { version: (await meetingOf(stage)).version, password: stage.password };
  await (await stage.as(chair)).call(councilsApi.signChair, { params, body: asChair });
  return illustrative('thư ký và chủ tịch ký biên bản');
}

async function takeResults(stage: Stage) {
  const { version, id } = await meetingOf(stage);
  const { passed } = await (await stage.as(standing)).call(nominationsApi.takeResults, { params: { meetingId: id }, body: { version } });
  return illustrative(`chuyển kết luận vào hồ sơ: ${passed} hồ sơ được thông qua`);
}

async function presentToTheMinister(stage: Stage) {
  await present(stage, [flag], submission);
  return illustrative('trình Lãnh đạo Bộ quyết định');
}

async function decideTheFlag(stage: Stage) {
  const paper = await decide(stage, { submission, number: '01/QĐ-minh họa', on: '2023-01-06', title: 'Quyết định tặng Cờ thi đua năm 2022' });
  return illustrative(`Lãnh đạo Bộ ký ${paper}`);
}

async function publish(stage: Stage) {
  await publishDecision(stage, submission);
  return illustrative('công bố quyết định');
}

async function conferTheFlag(stage: Stage) {
  const unit = proposer(stage);
  await confer(stage, flag, '2023-01-12');
  const history = await (await stage.as(officer(unit))).call(decisionsApi.history, { query: { unitId: unitId(unit) } });
  const award = history.find((one) => one.year === 2022 && one.awardCode === flag);
  if (award?.state !== 'AWARDED') throw new StepFailed('story.no_award', 'Sổ khen thưởng của đơn vị chưa ghi');
  return illustrative(`trao tặng “${award.awardName}”; sổ khen thưởng của ${called(unit)} đã ghi`);
}

export const khoi4Award = chapter('khoi-4-2022-khen-thuong', 'Khối IV 2022', [
  on('2022-12-22', openTheDossier),
  on('2022-12-22', voteInTheUnit),
  on('2022-12-22', submitTheDossier),
  on('2022-12-23', receive),
  on('2022-12-26', check),
  on('2022-12-26', callTheCouncil),
  on('2022-12-29', openTheSession),
  on('2022-12-29', vote),
  on('2022-12-29', refuseTheAbsent),
  on('2022-12-29', recordTheWrittenOpinion),
  on('2022-12-29', closeTheSession),
  on('2022-12-29', signTheMinute),
  on('2022-12-30', takeResults),
  on('2023-01-04', presentToTheMinister),
  on('2023-01-06', decideTheFlag),
  on('2023-01-09', publish),
  on('2023-01-12', conferTheFlag),
]);

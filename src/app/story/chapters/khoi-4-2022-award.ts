import { councilRefusals, councilsApi } from '#modules/councils/contract.ts';
import { decisionsApi } from '#modules/decisions/contract.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { nominationsApi } from '#modules/nominations/contract.ts';
import { scoringApi } from '#modules/scoring/contract.ts';
import { showDate } from '#platform/dates.ts';
import { seedId } from '#platform/ids.ts';
import { provePapers, readDossier, write } from '../dossier-steps.ts';
import { block4, called, leader, officer, unitId } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';

/** The way of one proposal from the ranking to the register. No article tells of it: all of it is made up. */

const term = seedId('gt-khoi-4-2022');
const council = seedId('demo/council');
const standing = 'thuongtruc';
const minister = 'botruong';
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
const dossier = (stage: Stage, login: string) => readDossier(stage, login, 'flag');
const meetingOf = async (stage: Stage, login = standing) =>
  (await stage.as(login)).call(councilsApi.meeting, { params: { id: stage.kept('meeting') } });

async function openTheDossier(stage: Stage) {
  const unit = await firstOf(stage);
  stage.keep('unit', unit);
  const body = { unitId: unitId(unit), year: 2022, route: 'yearly', awardCode: flag, subjectKind: 'unit', subjectId: unitId(unit) } as const;
  const { id } = await (await stage.as(officer(unit))).call(nominationsApi.create, { body });
  stage.keep('dossier/flag', id);
  await write(stage, unit, 'flag', 'Dẫn đầu Khối thi đua số IV năm 2022; hoàn thành chương trình công tác, mọi tháng trên 90 % đúng hạn (minh họa)');
  const { awardName } = await dossier(stage, officer(unit));
  const papers = await provePapers(stage, unit, 'flag');
  return illustrative(`${called(unit)} (thứ nhất Khối IV) lập hồ sơ “${awardName}”, ${papers} giấy tờ có tệp kèm`);
}

async function voteInTheUnit(stage: Stage) {
  const { id, version } = await dossier(stage, officer(proposer(stage)));
  const body = { version, number: 'Số minh họa', on: '2022-12-22', yes: 38, members: 40 };
  await (await stage.as(officer(proposer(stage)))).call(nominationsApi.minute, { params: { id }, body });
  return illustrative(`${called(proposer(stage))} bình xét: 38/40 đồng ý`);
}

async function submitTheDossier(stage: Stage) {
  const login = leader(proposer(stage));
  const { id, version } = await dossier(stage, login);
  await (await stage.as(login)).call(nominationsApi.submit, { params: { id }, body: { version } });
  return illustrative('thủ trưởng gửi hồ sơ');
}

async function receive(stage: Stage) {
  const client = await stage.as(standing);
  const { id, version } = await dossier(stage, standing);
  await client.call(nominationsApi.receive, { params: { id }, body: { version } });
  const { regime, acceptedOn } = await dossier(stage, standing);
  return illustrative(`Thường trực tiếp nhận ngày ${showDate(acceptedOn)}, áp dụng ${regime.law}`);
}

/** Findings first; a proof is opened; what cannot be computed is explained in words. */
async function check(stage: Stage) {
  const client = await stage.as(standing);
  const { id, version, papers } = await dossier(stage, standing);
  await client.call(nominationsApi.check, { params: { id }, body: { version } });
  const proof = papers.flatMap((paper) => paper.evidence)[0];
  if (!proof) throw new StepFailed('story.no_proof', 'Hồ sơ không có minh chứng');
  if (proof.openings.length === 0) await client.call(evidenceApi.download, { params: { id: proof.itemId } });
  for (const { code } of (await dossier(stage, standing)).findings.filter((one) => one.verdict !== 'MET')) {
    const seen = await dossier(stage, standing);
    await client.call(nominationsApi.explain, {
      params: { id },
      body: { version: seen.version, code, explanation: 'Đã đối chiếu hồ sơ cùng năm, không trùng thành tích (minh họa)' },
    });
  }
  const { findings } = await dossier(stage, standing);
  const count = (verdict: string) => findings.filter((one) => one.verdict === verdict).length;
  return illustrative(
    `thẩm định: ${count('MET')} điều kiện đạt, ${count('UNMET')} chưa đạt, ${count('UNKNOWN')} chưa rõ và đã có ý kiến; đã mở minh chứng`,
  );
}

async function markEligible(stage: Stage) {
  const { id, version } = await dossier(stage, standing);
  await (await stage.as(standing)).call(nominationsApi.eligible, { params: { id }, body: { version } });
  return illustrative('hồ sơ đủ điều kiện trình Hội đồng');
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
  const { id } = await dossier(stage, standing);
  const body = {
    ids: [id],
    number: 'Số minh họa',
    title: 'Tờ trình khen thưởng năm 2022 (minh họa)',
    note: 'Hội đồng đã thông qua ngày 29/12/2022 (minh họa)',
  };
  const submission = await (await stage.as(standing)).call(nominationsApi.present, { body });
  stage.keep('submission', submission.id);
  return illustrative('trình Lãnh đạo Bộ quyết định');
}

async function decide(stage: Stage) {
  const client = await stage.as(minister);
  const { id, version, list } = await client.call(decisionsApi.submission, { params: { id: stage.kept('submission') } });
  const items = list.map((item) => ({ objectId: item.objectId, outcome: 'DECIDED' as const }));
  const decision = {
    number: '01/QĐ-minh họa',
    decidedOn: '2023-01-06',
    title: 'Quyết định tặng Cờ thi đua năm 2022 (minh họa)',
    signerName: 'Lãnh đạo Bộ (mẫu)',
    signerPost: 'Bộ trưởng',
  };
  const { decisionId } = await client.call(nominationsApi.decide, { params: { id }, body: { version, items, ...decision } });
  stage.keep('decision', decisionId ?? '');
  return illustrative(`Lãnh đạo Bộ ký Quyết định số ${decision.number} ngày ${showDate(decision.decidedOn)}`);
}

async function publish(stage: Stage) {
  const client = await stage.as(standing);
  const params = { id: stage.kept('decision') };
  const { version } = await client.call(decisionsApi.decision, { params });
  await client.call(decisionsApi.publish, { params, body: { version } });
  return illustrative('công bố quyết định');
}

async function confer(stage: Stage) {
  const { id, version } = await dossier(stage, standing);
  await (await stage.as(standing)).call(nominationsApi.award, { params: { id }, body: { version, on: '2023-01-12', place: 'Hà Nội (minh họa)' } });
  const history = await (await stage.as(officer(proposer(stage)))).call(decisionsApi.history, { query: { unitId: unitId(proposer(stage)) } });
  const award = history.find((one) => one.year === 2022 && one.awardCode === flag);
  if (award?.state !== 'AWARDED') throw new StepFailed('story.no_award', 'Sổ khen thưởng của đơn vị chưa ghi');
  return illustrative(`trao tặng “${award.awardName}”; sổ khen thưởng của ${called(proposer(stage))} đã ghi`);
}

export const khoi4Award = chapter('khoi-4-2022-khen-thuong', 'Khối IV 2022', [
  on('2022-12-22', openTheDossier),
  on('2022-12-22', voteInTheUnit),
  on('2022-12-22', submitTheDossier),
  on('2022-12-23', receive),
  on('2022-12-26', check),
  on('2022-12-26', markEligible),
  on('2022-12-26', callTheCouncil),
  on('2022-12-29', openTheSession),
  on('2022-12-29', vote),
  on('2022-12-29', refuseTheAbsent),
  on('2022-12-29', recordTheWrittenOpinion),
  on('2022-12-29', closeTheSession),
  on('2022-12-29', signTheMinute),
  on('2022-12-30', takeResults),
  on('2023-01-04', presentToTheMinister),
  on('2023-01-06', decide),
  on('2023-01-09', publish),
  on('2023-01-12', confer),
]);

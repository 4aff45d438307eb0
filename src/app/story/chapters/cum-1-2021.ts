import { agreementsApi } from '#modules/agreements/contract.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { agree, agreementOf, answer, assess, comment, demandSigned, judgeAll, readAgreement, signing } from '../agreement-steps.ts';
import { called, cluster1, leader, officer, unitId } from '../people.ts';
import type { Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';
import { agreementWords } from '../wording.ts';

/** No source names the head of 2021: the host of the meeting serves the cluster. */
const host = 'so-bacninh';
const termId = seedId('gt-cum-1-2021');

async function draftAtTheHost(stage: Stage) {
  const client = await stage.as(officer(host));
  const { id, version } = await client.call(agreementsApi.draft, { body: { termId, from: 'blank' } });
  stage.keep('agreement', id);
  const { aim, place, clauses } = agreementWords('ag-cum1-2021');
  await client.call(agreementsApi.edit, { params: { id }, body: { version, aim, place, clauses, limits: [] } });
  return illustrative(
    `${called(host)} (đơn vị đăng cai, chưa rõ Cụm trưởng) soạn dự thảo ${clauses.length} nội dung của bài báo; thước đo, thời hạn`,
  );
}

async function sendForComment(stage: Stage) {
  const { version } = await readAgreement(stage, officer(host));
  await (
    await stage.as(officer(host))
  ).call(agreementsApi.sendForComment, { params: agreementOf(stage), body: { version, commentUntil: '2021-03-22' } });
  return 'gửi dự thảo lấy ý kiến mười Sở';
}

async function commentOfHaiDuong(stage: Stage) {
  const line = await comment(stage, 'so-haiduong', {
    clauseId: null,
    text: 'Góp ý vào dự thảo kế hoạch tổ chức hoạt động thi đua, khen thưởng và tuyên truyền năm 2021 của Cụm',
  });
  return `${line} (bài báo chỉ nêu là có góp ý)`;
}

async function answerHaiDuong(stage: Stage) {
  await answer(stage, host, 'so-haiduong', 'ADOPTED', 'Tiếp thu, hoàn thiện kế hoạch của Cụm');
  return illustrative(`tiếp thu góp ý của ${called('so-haiduong')}`);
}

/** Neither a member nor told that the agreement takes signatures: the answer is that of a missing one. */
async function refuseEleventhSigner(stage: Stage) {
  const body = { unitId: unitId('tcmt'), textHash: stage.kept('hash'), password: stage.password };
  await (await stage.as(leader('tcmt'))).expectRefusal(commonRefusals.notFound, agreementsApi.sign, { params: agreementOf(stage), body });
  return refusedAsExpected('đơn vị thứ mười một, ngoài Cụm, ký giao ước');
}

async function checkTenOfTen(stage: Stage) {
  await demandSigned(stage, officer(host), 10, '2021-03-25');
  return 'giao ước đủ 10/10 chữ ký, ký ngày 25/03/2021 tại Bắc Ninh';
}

export const cum1 = chapter('cum-1-2021', 'Cụm I 2021', [
  on('2021-03-10', draftAtTheHost),
  on('2021-03-12', sendForComment),
  on('2021-03-16', commentOfHaiDuong),
  on('2021-03-18', answerHaiDuong),
  on('2021-03-25', agree(host), 'agree'),
  on('2021-03-25', refuseEleventhSigner),
  ...signing('2021-03-25', cluster1),
  on('2021-03-25', checkTenOfTen),
  on('2021-12-16', judgeAll(host), 'judgeAll'),
  on('2021-12-20', assess(host), 'assess'),
]);

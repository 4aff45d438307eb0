import { agreementsApi } from '#modules/agreements/contract.ts';
import { identityApi, identityRefusals } from '#modules/identity/contract.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { agree, agreementOf, answer, assess, comment, demandSigned, judgeAll, readAgreement, signAs, signing } from '../agreement-steps.ts';
import { called, leader, officer, unitId } from '../people.ts';
import type { Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';
import { agreementWords, groupActivities, storyId } from '../wording.ts';

const head = 'tcdcks';
const termId = seedId('gt-khoi-3-2021');
const seedAgreement = 'ag-khoi3-2021';
const exchange = 5;

const words = () => agreementWords(seedAgreement);
const clauseId = (ord: number) => storyId(`${seedAgreement}/${ord}`);

async function refuseWrongPassword(stage: Stage) {
  await stage.refuseSignIn(leader(head), 'mat-khau-sai', identityRefusals.wrongPassword);
  return refusedAsExpected(`đăng nhập ${leader(head)} bằng mật khẩu sai`);
}

async function draftFromTheArticle(stage: Stage) {
  const client = await stage.as(officer(head));
  const { id, version } = await client.call(agreementsApi.draft, { body: { termId, from: 'blank' } });
  stage.keep('agreement', id);
  const { aim, place, clauses } = words();
  await client.call(agreementsApi.edit, { params: { id }, body: { version, aim, place, clauses, limits: [] } });
  return illustrative(`${called(head)} (Khối trưởng) soạn dự thảo giao ước với ${clauses.length} nội dung của bài báo; thước đo, thời hạn`);
}

async function refuseStaleEdit(stage: Stage) {
  const { aim, place, clauses } = words();
  const body = { version: 0, aim, place, clauses, limits: [] };
  await (await stage.as(leader(head))).expectRefusal(commonRefusals.stale, agreementsApi.edit, { params: agreementOf(stage), body });
  return refusedAsExpected('lưu đè dự thảo từ bản cũ');
}

async function refuseReadingADraft(stage: Stage) {
  await (await stage.as(officer('tcmt'))).expectRefusal(commonRefusals.notFound, agreementsApi.detail, { params: agreementOf(stage) });
  return refusedAsExpected(`${called('tcmt')} xem dự thảo chưa gửi của đơn vị khác`);
}

const sendUntil = (commentUntil: string) =>
  async function sendForComment(stage: Stage) {
    const { version } = await readAgreement(stage, officer(head));
    await (await stage.as(officer(head))).call(agreementsApi.sendForComment, { params: agreementOf(stage), body: { version, commentUntil } });
    return 'gửi dự thảo lấy ý kiến các Tổng cục trong Khối';
  };

const wishOfVisits = (stage: Stage) => comment(stage, 'tcmt', { clauseId: clauseId(exchange), text: words().wishes[0]?.text ?? '' });
const wishOfOneExchange = (stage: Stage) => comment(stage, 'tcbhd', { clauseId: clauseId(exchange), text: words().wishes[1]?.text ?? '' });
const wishOfEarlierDate = async (stage: Stage) =>
  illustrative(
    await comment(stage, 'tckttv', { clauseId: clauseId(4), text: 'Đề nghị tổ chức các hoạt động chào mừng xong trước ngày 05/8 (ý kiến minh họa)' }),
  );

async function assentOfLandDepartment(stage: Stage) {
  await (await stage.as(officer('tcqldd'))).call(agreementsApi.comment, { params: agreementOf(stage), body: { clauseId: null, kind: 'assent' } });
  return illustrative(`${called('tcqldd')} nhất trí với dự thảo`);
}

async function answerAll(stage: Stage) {
  await answer(stage, head, 'tcmt', 'PARTLY', 'Kết hợp trong chuyến giao lưu của Khối, khi điều kiện phòng dịch cho phép');
  await answer(stage, head, 'tcbhd', 'ADOPTED', '');
  await answer(stage, head, 'tckttv', 'NOT_ADOPTED', 'Ngày truyền thống của các ngành trải đến tháng 10, không dồn trước 05/8 được');
  return 'trả lời ba ý kiến: một tiếp thu, một tiếp thu một phần, một không tiếp thu kèm lý do';
}

/** The wish of the conference becomes a commitment of the group that counts: at least one exchange. */
async function takeInTheWish(stage: Stage) {
  const client = await stage.as(officer(head));
  const params = agreementOf(stage);
  const { version } = await readAgreement(stage, officer(head));
  const revised = await client.call(agreementsApi.revise, { params, body: { version } });
  const { aim, place, clauses, wishes, year } = words();
  const least = wishes.find((wish) => wish.minimumCount !== null)?.minimumCount ?? 1;
  const minimum = groupActivities(`${seedAgreement}/${exchange}/1`, least, { title: wishes[1]?.text ?? '', dueOn: `${year}-12-10` });
  const withWish = clauses.map((clause) => (clause.scope === 'group' ? { ...clause, commitments: [minimum] } : clause));
  await client.call(agreementsApi.edit, { params, body: { version: revised.version, aim, place, clauses: withWish, limits: [] } });
  return `đưa ý kiến vào dự thảo: việc chung, ít nhất ${least} cuộc giao lưu`;
}

async function delegateSigning(stage: Stage) {
  const { account } = await (await stage.as(officer('tckttv'))).call(identityApi.session);
  await (
    await stage.as(leader('tckttv'))
  ).call(identityApi.delegate, {
    body: {
      unitId: unitId('tckttv'),
      toAccountId: account?.id ?? '',
      acts: ['agreements.sign'],
      paper: 'Giấy ủy quyền (minh họa)',
      validFrom: '2021-03-19',
      validTo: '2021-03-19',
    },
  });
  return illustrative(`thủ trưởng ${called('tckttv')} ủy quyền ký giao ước trong ngày`);
}

async function refuseSigningWithWrongPassword(stage: Stage) {
  const body = { unitId: unitId('tcmt'), textHash: stage.kept('hash'), password: 'khong-dung' };
  await (await stage.as(leader('tcmt'))).expectRefusal(identityRefusals.passwordAgain, agreementsApi.sign, { params: agreementOf(stage), body });
  return refusedAsExpected('ký mà nhập lại mật khẩu sai');
}

async function signByDelegate(stage: Stage) {
  const count = await signAs(await stage.as(officer('tckttv')), stage, 'tckttv');
  return `đại diện ${called('tckttv')} ký thay theo ủy quyền, ${count}`;
}

async function checkFiveOfFive(stage: Stage) {
  await demandSigned(stage, officer(head), 5, '2021-03-19');
  return 'giao ước đủ 5/5 chữ ký, ký ngày 19/03/2021 tại Hà Nội';
}

async function recordExchange(stage: Stage) {
  const { clauses } = await readAgreement(stage, officer(head));
  const commitmentId = clauses.at(-1)?.commitments[0]?.id ?? null;
  await (
    await stage.as(officer(head))
  ).call(agreementsApi.addActivity, {
    params: agreementOf(stage),
    body: { commitmentId, heldOn: '2021-10-01', title: 'Tọa đàm trực tuyến với một Cụm thi đua phía Bắc (minh họa)', place: 'Trực tuyến' },
  });
  const after = await readAgreement(stage, officer(head));
  return illustrative(`hoạt động giao lưu của Khối: ${after.clauses.at(-1)?.commitments[0]?.activityCount}/1`);
}

export const khoi3 = chapter('khoi-3-2021', 'Khối III 2021', [
  on('2021-03-03', refuseWrongPassword),
  on('2021-03-05', draftFromTheArticle),
  on('2021-03-05', refuseStaleEdit),
  on('2021-03-05', refuseReadingADraft),
  on('2021-03-08', sendUntil('2021-03-12')),
  on('2021-03-09', wishOfVisits),
  on('2021-03-10', wishOfOneExchange),
  on('2021-03-11', wishOfEarlierDate),
  on('2021-03-12', assentOfLandDepartment),
  on('2021-03-15', answerAll),
  on('2021-03-15', takeInTheWish),
  on('2021-03-16', sendUntil('2021-03-18'), 'sendAgain'),
  on('2021-03-19', agree(head), 'agree'),
  on('2021-03-19', delegateSigning),
  on('2021-03-19', refuseSigningWithWrongPassword),
  ...signing('2021-03-19', ['tcmt', 'tcbhd', 'tcdcks']),
  on('2021-03-19', signByDelegate),
  ...signing('2021-03-19', ['tcqldd']),
  on('2021-03-19', checkFiveOfFive),
  on('2021-10-04', recordExchange),
  on('2021-12-15', judgeAll(head), 'judgeAll'),
  on('2021-12-17', assess(head), 'assess'),
]);

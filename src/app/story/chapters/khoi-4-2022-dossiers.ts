import { councilsApi } from '#modules/councils/contract.ts';
import { nominationRefusals, nominationsApi } from '#modules/nominations/contract.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { decide, publishDecision } from '../decision-steps.ts';
import {
  checkDossier,
  confer,
  markEligible,
  openDossier,
  passByStanding,
  present,
  provePapers,
  readDossier,
  receiveDossier,
  standing,
  submitDossier,
} from '../dossier-steps.ts';
import { called, leader, officer } from '../people.ts';
import type { Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';

/**
 * Dossiers of the middle of the year, at every stage when the demonstration opens: being written, sent, asked for more,
 * on a council's list, before the Minister. Afterwards one is refused, one withdrawn, one rejected, two are given. All
 * of it is made up.
 */

const certificate = 'BK_BBNT';
const inTime = (achievement: string) => ({ route: 'in-time', awardCode: certificate, achievement: `${achievement} (minh họa)` }) as const;

const awarded = 'tt-qhdt-tnn';
const listed = 'cuc-ddbd';
const supplemented = 'cuc-vt';
const refused = 'cuc-bdkh';
const withdrawn = 'cuc-cntt';

const openAndSend = (unit: string, achievement: string) =>
  async function openAndSendOf(stage: Stage) {
    await openDossier(stage, unit, unit, inTime(achievement));
    const papers = await provePapers(stage, unit, unit);
    await submitDossier(stage, unit, unit);
    return illustrative(`${called(unit)} gửi hồ sơ khen thưởng kịp thời, ${papers} giấy tờ có tệp kèm`);
  };

const appraise = (unit: string) =>
  async function appraiseOf(stage: Stage) {
    await receiveDossier(stage, unit);
    const found = await checkDossier(stage, unit);
    await markEligible(stage, unit);
    return illustrative(`Thường trực thẩm định hồ sơ của ${called(unit)}: ${found}`);
  };

const passInTime = (unit: string) =>
  async function passOf(stage: Stage) {
    await passByStanding(stage, unit);
    return illustrative(`Thường trực thông qua thay Hội đồng giữa hai kỳ họp: ${called(unit)}`);
  };

const presentThem = (units: readonly string[], submission: string) =>
  async function presentOf(stage: Stage) {
    await present(stage, units, submission);
    return illustrative(`trình Lãnh đạo Bộ hồ sơ của ${units.map(called).join(', ')}`);
  };

// --- on a council's list when the demonstration opens

async function callTheCouncil(stage: Stage) {
  const client = await stage.as(standing);
  const words = {
    title: 'Họp xét khen thưởng đột xuất tháng 6 (minh họa)',
    purpose: 'sudden',
    heldOn: '2022-06-16',
    startsAt: '08:30',
    place: 'Trụ sở Bộ',
    form: 'both',
  } as const;
  const { id } = await client.call(councilsApi.plan, { params: { id: seedId('demo/council') }, body: words });
  stage.keep('meeting', id);
  const dossier = await readDossier(stage, standing, listed);
  await client.call(nominationsApi.putOnList, { body: { meetingId: id, items: [{ id: dossier.id, version: dossier.version }] } });
  const { version } = await client.call(councilsApi.meeting, { params: { id } });
  await client.call(councilsApi.invite, { params: { id }, body: { version } });
  return illustrative(`đưa hồ sơ của ${called(listed)} vào phiên họp 16/06 và mời Hội đồng`);
}

async function cancelTheMeeting(stage: Stage) {
  const client = await stage.as(standing);
  const { id, version } = await readDossier(stage, standing, listed);
  const reason = 'Chỉ có một hồ sơ; Thường trực xét giữa hai kỳ họp (minh họa)';
  await client.call(nominationsApi.takeOffList, { params: { id }, body: { version, reason } });
  const meeting = await client.call(councilsApi.meeting, { params: { id: stage.kept('meeting') } });
  await client.call(councilsApi.cancel, { params: { id: meeting.id }, body: { version: meeting.version, reason } });
  return illustrative('hủy phiên họp 16/06, rút hồ sơ khỏi danh sách');
}

// --- asked for more

async function askForMore(stage: Stage) {
  await receiveDossier(stage, supplemented);
  await checkDossier(stage, supplemented);
  const { id, version } = await readDossier(stage, standing, supplemented);
  const body = { version, due: '2022-06-17', reason: 'Bổ sung số liệu người dân được cảnh báo (minh họa)' };
  await (await stage.as(standing)).call(nominationsApi.askMore, { params: { id }, body });
  return illustrative(`Thường trực yêu cầu ${called(supplemented)} bổ sung hồ sơ, hạn 17/06`);
}

async function sendMore(stage: Stage) {
  const login = leader(supplemented);
  const { id, version } = await readDossier(stage, login, supplemented);
  await (await stage.as(login)).call(nominationsApi.resubmit, { params: { id }, body: { version, note: 'Đã bổ sung số liệu (minh họa)' } });
  const found = await checkDossier(stage, supplemented);
  await markEligible(stage, supplemented);
  return illustrative(`${called(supplemented)} bổ sung hồ sơ; ${found}`);
}

// --- refused, and withdrawn

async function refuseTheDossier(stage: Stage) {
  const { id, version } = await readDossier(stage, standing, refused);
  const body = { version, kind: 'wrong-level', reason: 'Thành tích thuộc thẩm quyền khen của thủ trưởng đơn vị (minh họa)' } as const;
  await (await stage.as(standing)).call(nominationsApi.refuse, { params: { id }, body });
  return illustrative(`Thường trực không tiếp nhận hồ sơ của ${called(refused)}: chưa đúng cấp, ghi rõ lý do`);
}

async function draftYearly(stage: Stage) {
  await openDossier(stage, withdrawn, withdrawn, {
    route: 'yearly',
    awardCode: certificate,
    achievement: 'Nội dung thành tích đang soạn (minh họa)',
  });
  return illustrative(`${called(withdrawn)} bắt đầu soạn một hồ sơ thường xuyên`);
}

async function refuseUnfinished(stage: Stage) {
  const { id, version } = await readDossier(stage, leader(withdrawn), withdrawn);
  await (await stage.as(leader(withdrawn))).expectRefusal(nominationRefusals.notNow, nominationsApi.submit, { params: { id }, body: { version } });
  return refusedAsExpected('gửi hồ sơ thường xuyên khi đơn vị chưa bình xét');
}

async function withdraw(stage: Stage) {
  const { id, version } = await readDossier(stage, leader(withdrawn), withdrawn);
  await (
    await stage.as(leader(withdrawn))
  ).call(nominationsApi.withdraw, { params: { id }, body: { version, reason: 'Chờ kết quả cả năm rồi lập lại (minh họa)' } });
  return illustrative(`${called(withdrawn)} rút hồ sơ đang soạn`);
}

// --- the Minister

async function decideTheFirst(stage: Stage) {
  const paper = await decide(stage, { submission: 'một', number: '06/QĐ-minh họa', on: '2022-06-15', title: 'Quyết định tặng Bằng khen đột xuất' });
  await publishDecision(stage, 'một');
  return illustrative(`Lãnh đạo Bộ ký ${paper} tặng Bằng khen cho ${called(awarded)}; đã công bố`);
}

async function decideTheSecond(stage: Stage) {
  const paper = await decide(stage, {
    submission: 'hai',
    number: '07/QĐ-minh họa',
    on: '2022-06-24',
    title: 'Quyết định tặng Bằng khen đột xuất',
    rejected: [listed],
  });
  await publishDecision(stage, 'hai');
  return illustrative(`${paper}: đồng ý ${called(supplemented)}, không đồng ý ${called(listed)} kèm lý do`);
}

async function conferBoth(stage: Stage) {
  for (const unit of [awarded, supplemented]) await confer(stage, unit, '2022-06-30');
  return illustrative(`trao Bằng khen cho ${called(awarded)}, ${called(supplemented)}`);
}

async function refuseAStrangersDossier(stage: Stage) {
  const params = { id: stage.kept(`dossier/${supplemented}`) };
  await (await stage.as(officer(withdrawn))).expectRefusal(commonRefusals.notFound, nominationsApi.detail, { params });
  return refusedAsExpected(`${called(withdrawn)} xem hồ sơ của ${called(supplemented)}`);
}

export const khoi4Dossiers = chapter('khoi-4-2022-ho-so', 'Khối IV 2022', [
  on('2022-05-16', openAndSend(awarded, 'Tìm nguồn nước kịp thời cho vùng hạn'), 'openAwarded'),
  on('2022-05-19', appraise(awarded), 'appraiseAwarded'),
  on('2022-05-30', openAndSend(listed, 'Hoàn thành đột xuất bản đồ vùng sạt lở'), 'openListed'),
  on('2022-05-30', passInTime(awarded), 'passAwarded'),
  on('2022-06-01', appraise(listed), 'appraiseListed'),
  on('2022-06-01', openAndSend(supplemented, 'Cung cấp ảnh kịp thời phục vụ ứng phó thiên tai'), 'openSupplemented'),
  on('2022-06-01', refuseAStrangersDossier),
  on('2022-06-06', callTheCouncil),
  on('2022-06-07', presentThem([awarded], 'một'), 'presentAwarded'),
  on('2022-06-07', draftYearly),
  on('2022-06-08', askForMore),
  on('2022-06-09', openAndSend(refused, 'Hoàn thành đột xuất báo cáo khí hậu'), 'openRefused'),
  on('2022-06-13', cancelTheMeeting),
  on('2022-06-15', refuseTheDossier),
  on('2022-06-15', sendMore),
  on('2022-06-15', decideTheFirst),
  on('2022-06-17', refuseUnfinished),
  on('2022-06-17', passInTime(listed), 'passListed'),
  on('2022-06-17', passInTime(supplemented), 'passSupplemented'),
  on('2022-06-20', withdraw),
  on('2022-06-20', presentThem([listed, supplemented], 'hai'), 'presentTwo'),
  on('2022-06-24', decideTheSecond),
  on('2022-06-30', conferBoth),
]);

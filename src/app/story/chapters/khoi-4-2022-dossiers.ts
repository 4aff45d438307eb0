import { nominationRefusals, nominationsApi } from '#modules/nominations/contract.ts';
import { provePapers, readDossier, write } from '../dossier-steps.ts';
import { called, leader, officer, unitId } from '../people.ts';
import type { Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';

/** Two dossiers of June that do not end in an award: one refused, one withdrawn. Both are made up. */

const refused = 'cuc-vt';
const withdrawn = 'cuc-cntt';
const standing = 'thuongtruc';

async function openInTime(stage: Stage) {
  const body = {
    unitId: unitId(refused),
    year: 2022,
    route: 'in-time',
    awardCode: 'BK_BBNT',
    subjectKind: 'unit',
    subjectId: unitId(refused),
  } as const;
  const { id } = await (await stage.as(officer(refused))).call(nominationsApi.create, { body });
  stage.keep('dossier/in-time', id);
  await write(stage, refused, 'in-time', 'Kịp thời cung cấp dữ liệu ảnh phục vụ ứng phó thiên tai (minh họa)');
  const papers = await provePapers(stage, refused, 'in-time');
  return illustrative(`${called(refused)} lập hồ sơ khen thưởng kịp thời, ${papers} giấy tờ có tệp kèm`);
}

async function submitInTime(stage: Stage) {
  const { id, version } = await readDossier(stage, leader(refused), 'in-time');
  await (await stage.as(leader(refused))).call(nominationsApi.submit, { params: { id }, body: { version } });
  return illustrative(`${called(refused)} gửi hồ sơ, chờ Thường trực tiếp nhận`);
}

async function draftYearly(stage: Stage) {
  const body = {
    unitId: unitId(withdrawn),
    year: 2022,
    route: 'yearly',
    awardCode: 'BK_BBNT',
    subjectKind: 'unit',
    subjectId: unitId(withdrawn),
  } as const;
  const { id } = await (await stage.as(officer(withdrawn))).call(nominationsApi.create, { body });
  stage.keep('dossier/yearly', id);
  await write(stage, withdrawn, 'yearly', 'Nội dung thành tích đang soạn (minh họa)');
  return illustrative(`${called(withdrawn)} bắt đầu soạn một hồ sơ thường xuyên`);
}

async function refuseUnfinished(stage: Stage) {
  const { id, version } = await readDossier(stage, leader(withdrawn), 'yearly');
  await (await stage.as(leader(withdrawn))).expectRefusal(nominationRefusals.notNow, nominationsApi.submit, { params: { id }, body: { version } });
  return refusedAsExpected('gửi hồ sơ thường xuyên khi đơn vị chưa bình xét');
}

async function refuseTheDossier(stage: Stage) {
  const { id, version } = await readDossier(stage, standing, 'in-time');
  const body = { version, kind: 'wrong-level', reason: 'Thành tích thuộc thẩm quyền khen của thủ trưởng đơn vị (minh họa)' } as const;
  await (await stage.as(standing)).call(nominationsApi.refuse, { params: { id }, body });
  return illustrative(`Thường trực không tiếp nhận hồ sơ kịp thời của ${called(refused)}: chưa đúng cấp, ghi rõ lý do`);
}

async function withdraw(stage: Stage) {
  const { id, version } = await readDossier(stage, leader(withdrawn), 'yearly');
  await (
    await stage.as(leader(withdrawn))
  ).call(nominationsApi.withdraw, { params: { id }, body: { version, reason: 'Chờ kết quả cả năm rồi lập lại (minh họa)' } });
  return illustrative(`${called(withdrawn)} rút hồ sơ đang soạn`);
}

export const khoi4Dossiers = chapter('khoi-4-2022-ho-so', 'Khối IV 2022', [
  on('2022-06-02', openInTime),
  on('2022-06-07', draftYearly),
  on('2022-06-08', submitInTime),
  on('2022-06-15', refuseTheDossier),
  on('2022-06-17', refuseUnfinished),
  on('2022-06-20', withdraw),
]);

import { movementRefusals, movementsApi, yearsApi } from '#modules/movements/contract.ts';
import type { Endpoint } from '#platform/contract.ts';
import type { Day } from '#platform/dates.ts';
import { showDate } from '#platform/dates.ts';
import { seedId } from '#platform/ids.ts';
import { block4, called, cluster1, leader, officer, unitId } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected, type Step } from '../steps.ts';

const launch = seedId('mv-2022-annual');
const standing = 'thuongtruc';
const minister = 'botruong';

const launchOf = async (stage: Stage, login: string) => (await stage.as(login)).call(movementsApi.detail, { params: { id: launch } });
const yearOf = async (stage: Stage, login: string) => (await stage.as(login)).call(yearsApi.detail, { params: { year: 2022 } });

async function readTheLaunch(stage: Stage) {
  const { document, launchedOn, contents, taskGroups, theme, receivers } = await launchOf(stage, standing);
  if (document?.number !== '8240/BTNMT-TĐKTTT' || launchedOn !== '2021-12-31')
    throw new StepFailed('story.launch_missing', 'Không thấy văn bản phát động năm 2022');
  return `phát động theo văn bản ${document.number} ngày ${showDate(launchedOn)}: “${theme}”, ${contents.length} nội dung, ${taskGroups.length} nhóm nhiệm vụ, ${receivers.length} nơi nhận`;
}

/** Members of Khối IV and some of Cụm I open the launch; who has not is reminded. */
async function openTheLaunch(stage: Stage) {
  const readers = [...block4, ...cluster1.slice(0, 5)];
  for (const unit of readers)
    await (await stage.as(officer(unit))).call(movementsApi.open, { params: { id: launch }, body: { unitId: unitId(unit) } });
  const { opened, addressees } = await launchOf(stage, standing);
  return illustrative(`${opened}/${addressees} nơi nhận đã mở văn bản phát động`);
}

async function remindTheUnread(stage: Stage) {
  const { reminded } = await (await stage.as(standing)).call(movementsApi.remind, { params: { id: launch } });
  return illustrative(`Thường trực nhắc ${reminded} nơi chưa mở văn bản`);
}

const plan = 'Phổ biến đến từng phòng; giao chỉ tiêu cụ thể theo tháng, quý; báo cáo kết quả hằng tháng (nội dung minh họa)';

async function refuseResponseWithoutWork(stage: Stage) {
  const body = {
    unitId: unitId('cuc-vt'),
    version: null,
    title: 'Kế hoạch hưởng ứng phong trào thi đua năm 2022',
    plan,
    linkedWork: '',
    documentId: null,
  };
  const { version } = await (await stage.as(officer('cuc-vt'))).call(movementsApi.respond, { params: { id: launch }, body });
  await (
    await stage.as(leader('cuc-vt'))
  ).expectRefusal(movementRefusals.noLinkedWork, movementsApi.submitResponse, {
    params: { id: launch },
    body: { unitId: unitId('cuc-vt'), version },
  });
  return refusedAsExpected('gửi hưởng ứng mà không nêu nhiệm vụ chuyên môn gắn với phong trào');
}

const respond = (unit: string, version: number | null) =>
  async function respondOf(stage: Stage) {
    const body = {
      unitId: unitId(unit),
      version,
      title: 'Kế hoạch hưởng ứng phong trào thi đua năm 2022',
      plan,
      linkedWork: 'Chương trình công tác năm 2022 của đơn vị (minh họa)',
      documentId: null,
    };
    const draft = await (await stage.as(officer(unit))).call(movementsApi.respond, { params: { id: launch }, body });
    await (
      await stage.as(leader(unit))
    ).call(movementsApi.submitResponse, { params: { id: launch }, body: { unitId: unitId(unit), version: draft.version } });
    const { responded } = await launchOf(stage, standing);
    return illustrative(`${called(unit)} gửi kế hoạch hưởng ứng; ${responded} đơn vị đã hưởng ứng`);
  };

async function planTheStages(stage: Stage) {
  const { id, version } = await yearOf(stage, standing);
  const stages = [
    { stage: 'REGISTERING', startsOn: '2022-03-07', endsOn: '2022-04-15' },
    { stage: 'RUNNING', startsOn: '2022-04-16', endsOn: '2022-11-14' },
    { stage: 'MIDYEAR', startsOn: '2022-06-27', endsOn: '2022-07-15' },
    { stage: 'SELF_SCORING', startsOn: '2022-11-15', endsOn: '2022-11-30' },
    { stage: 'GROUP_REVIEW', startsOn: '2022-12-01', endsOn: '2022-12-22' },
    { stage: 'COUNCIL_REVIEW', startsOn: '2022-12-23', endsOn: '2022-12-29' },
  ] as const;
  const milestones = stages.map((one) => ({ ...one, actualOn: null }));
  await (await stage.as(standing)).call(yearsApi.setMilestones, { params: { id }, body: { version, milestones } });
  return illustrative(`đặt ngày dự kiến cho ${milestones.length} giai đoạn còn lại của năm`);
}

type YearStep =
  | 'assignGroups'
  | 'openRegistration'
  | 'closeRegistration'
  | 'openMidyear'
  | 'closeMidyear'
  | 'issueGuide'
  | 'closeSelfScoring'
  | 'submitGroups'
  | 'conclude'
  | 'decide'
  | 'close';

/** One stage of the year, by its verb. */
const stageStep = (day: Day, verb: YearStep, line: string, login = standing): Step =>
  on(
    day,
    async (stage) => {
      const { id, version, matters } = await yearOf(stage, standing);
      const endpoint: Endpoint = yearsApi[verb];
      const missing = matters.flatMap((matter) => (matter.verb === verb && matter.weight === 'mark' ? [matter.code] : []));
      await (await stage.as(login)).call(endpoint, { params: { id }, body: { version, missing } });
      return line;
    },
    verb,
  );

async function reviewTheHalfYear(stage: Stage) {
  const client = await stage.as(standing);
  const { version } = await launchOf(stage, standing);
  const reviewed = await client.call(movementsApi.reviewInterim, {
    params: { id: launch },
    body: {
      version,
      heldOn: '2022-07-08',
      results: 'Các đơn vị đã có kế hoạch hưởng ứng, đăng ký chỉ tiêu và báo cáo hằng tháng (minh họa)',
      limits: 'Còn đơn vị báo cáo tháng muộn (minh họa)',
      lessons: 'Giao chỉ tiêu gắn với thời hạn và người làm (minh họa)',
    },
  });
  await client.call(movementsApi.continue, { params: { id: launch }, body: { version: reviewed.version } });
  return illustrative('sơ kết phong trào 6 tháng, tiếp tục thực hiện');
}

export const nam2022 = chapter('nam-2022', 'Năm thi đua 2022', [
  on('2022-01-04', readTheLaunch),
  on('2022-01-05', openTheLaunch),
  on('2022-01-10', remindTheUnread),
  on('2022-01-12', refuseResponseWithoutWork),
  on('2022-01-12', respond('cuc-vt', 0), 'respond-cuc-vt'),
  ...block4.filter((unit) => unit !== 'cuc-vt').map((unit) => on('2022-01-14', respond(unit, null), `respond-${unit}`)),
  stageStep('2022-03-03', 'assignGroups', 'giao Khối trưởng, Cụm trưởng theo Quyết định 395/QĐ-BTNMT ngày 02/03/2022'),
  on('2022-03-04', planTheStages),
  stageStep('2022-03-07', 'openRegistration', illustrative('mở đăng ký thi đua và ký giao ước')),
  stageStep('2022-04-18', 'closeRegistration', illustrative('kết thúc đăng ký, chuyển sang thực hiện')),
  stageStep('2022-06-27', 'openMidyear', illustrative('mở sơ kết 6 tháng đầu năm')),
  on('2022-07-08', reviewTheHalfYear),
  stageStep('2022-07-15', 'closeMidyear', illustrative('kết thúc sơ kết')),
  stageStep('2022-11-15', 'issueGuide', illustrative('ban hành hướng dẫn cuối năm, khóa tiêu chí, mở tự chấm điểm')),
  stageStep('2022-12-01', 'closeSelfScoring', illustrative('kết thúc tự chấm, Khối và Cụm bình xét')),
  stageStep('2022-12-22', 'submitGroups', illustrative('các Khối, Cụm gửi kết quả')),
  stageStep('2022-12-31', 'conclude', illustrative('Hội đồng kết luận')),
  stageStep('2023-01-10', 'decide', illustrative('công bố kết quả năm 2022'), minister),
  stageStep('2023-01-16', 'close', illustrative('kết thúc năm thi đua 2022')),
]);

import { registrationRefusals, registrationsApi, type RegistrationDetail } from '#modules/registrations/contract.ts';
import { block4, called, leader, officer } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';
import { storyId } from '../wording.ts';

/** What was registered in 2022 no article tells: all of it is made up. */

const year = 2022;
const head = 'cuc-tnn';
const deputy = 'cuc-ddbd';
const standing = 'thuongtruc';
const lateUnit = 'cuc-bdkh';
const returnedUnit = 'tt-qhdt-tnn';
const person = 'nhanvien.cuc-vt';

type Content = {
  targets: RegistrationDetail['targets'][number][];
  initiatives: RegistrationDetail['initiatives'];
  titles: string[];
  noTitleReason: string;
};

async function openWindows(stage: Stage) {
  const client = await stage.as(standing);
  const window = { year, lateAllowed: true, lateCounts: true, version: null };
  await client.call(registrationsApi.setWindow, { body: { ...window, subjectKind: 'unit', opensOn: '2022-03-07', closesOn: '2022-04-15' } });
  await client.call(registrationsApi.setWindow, { body: { ...window, subjectKind: 'person', opensOn: '2022-05-16', closesOn: '2022-06-15' } });
  return illustrative('đặt thời gian đăng ký: tập thể 07/03 đến 15/04, cá nhân 16/05 đến 15/06; nhận muộn, có ghi rõ');
}

const contentOf = (unit: string) => ({
  targets: [
    {
      id: storyId(`${unit}/target/1`),
      text: 'Tỷ lệ nhiệm vụ hoàn thành đúng hạn từng tháng trên 90 % (minh họa)',
      criterionId: null,
      targetHundredths: 9_000,
      targetUnit: '%',
      dueOn: '2022-12',
    },
    {
      id: storyId(`${unit}/target/2`),
      text: 'Dịch vụ công làm được trực tuyến mức độ 3, 4 (minh họa)',
      criterionId: null,
      targetHundredths: 10_000,
      targetUnit: '%',
      dueOn: '2022-12',
    },
  ],
  initiatives: [
    {
      id: storyId(`${unit}/initiative/1`),
      title: 'Rút ngắn thời gian xử lý hồ sơ (minh họa)',
      field: 'admin-reform' as const,
      authors: ['Nhóm tác giả (mẫu)'],
    },
  ],
  titles: ['TTLDXS'],
  noTitleReason: '',
});

/** The officer writes and presents, the leader sends. */
const register = (unit: string) =>
  async function registerUnit(stage: Stage) {
    const client = await stage.as(officer(unit));
    const { id, version } = await client.call(registrationsApi.begin, { body: { year, subject: 'unit', fromLastYear: false } });
    const saved = await client.call(registrationsApi.save, { params: { id }, body: { version, content: contentOf(unit) } });
    const presented = await client.call(registrationsApi.present, { params: { id }, body: { version: saved.version } });
    const sent = await (await stage.as(leader(unit))).call(registrationsApi.submit, { params: { id }, body: { version: presented.version } });
    stage.keep(`registration/${unit}`, id);
    const { late } = await client.call(registrationsApi.detail, { params: { id } });
    if (late !== (unit === lateUnit)) throw new StepFailed('story.late', `Đăng ký ${sent.id} ghi muộn: ${late}`);
    return illustrative(`${called(unit)} đăng ký 2 chỉ tiêu, 1 sáng kiến, danh hiệu phấn đấu${late ? '; nộp muộn' : ''}`);
  };

const seenBy = async (stage: Stage, login: string, who: string) =>
  (await stage.as(login)).call(registrationsApi.detail, { params: { id: stage.kept(`registration/${who}`) } });

const reviewerOf = (unit: string) => (unit === head ? deputy : head);

const accept = (units: readonly string[]) =>
  async function acceptUnits(stage: Stage) {
    for (const unit of units) {
      const login = officer(reviewerOf(unit));
      const { id, version } = await seenBy(stage, login, unit);
      await (await stage.as(login)).call(registrationsApi.accept, { params: { id }, body: { version } });
    }
    return illustrative(`tiếp nhận đăng ký của ${units.map(called).join(', ')}${units.includes(head) ? ' (của Khối trưởng do Khối phó xét)' : ''}`);
  };

const wrongField = (unit: string) => `target:${storyId(`${unit}/target/2`)}`;

async function returnOneField(stage: Stage) {
  const login = officer(head);
  const { id, version } = await seenBy(stage, login, returnedUnit);
  const fields = [
    { field: wrongField(returnedUnit), reason: 'Đơn vị không có dịch vụ công; thay bằng chỉ tiêu đo được (minh họa)', dueOn: '2022-04-29' },
  ];
  await (await stage.as(login)).call(registrationsApi.giveBack, { params: { id }, body: { version, fields } });
  return illustrative(`trả lại một mục của ${called(returnedUnit)}: chỉ tiêu 2, hạn sửa 29/04`);
}

/** The content as the API takes it back, with one target reworded. */
function reworded({ targets, initiatives, titleCodes, noTitleReason }: RegistrationDetail, index: number, text: string) {
  return {
    targets: targets.map(({ id, text: old, criterionId, targetHundredths, targetUnit, dueOn }, at) => ({
      id,
      text: at === index ? text : old,
      criterionId,
      targetHundredths,
      targetUnit,
      dueOn,
    })),
    initiatives: initiatives.map(({ id, title, field, authors }) => ({ id, title, field, authors })),
    titles: titleCodes,
    noTitleReason,
  };
}

async function refuseOtherField(stage: Stage) {
  const login = officer(returnedUnit);
  const seen = await seenBy(stage, login, returnedUnit);
  const body = { version: seen.version, content: reworded(seen, 0, 'Sửa mục không bị trả lại (minh họa)') };
  await (await stage.as(login)).expectRefusal(registrationRefusals.onlyReturnedFields, registrationsApi.save, { params: { id: seen.id }, body });
  return refusedAsExpected('sửa mục không bị trả lại');
}

async function fixTheField(stage: Stage) {
  const seen = await seenBy(stage, officer(returnedUnit), returnedUnit);
  const params = { id: seen.id };
  const content = reworded(seen, 1, 'Hồ sơ công việc xử lý trên môi trường mạng (minh họa)');
  const saved = await (await stage.as(officer(returnedUnit))).call(registrationsApi.save, { params, body: { version: seen.version, content } });
  await (await stage.as(leader(returnedUnit))).call(registrationsApi.submit, { params, body: { version: saved.version } });
  return illustrative(`${called(returnedUnit)} sửa đúng mục bị trả lại và gửi lại`);
}

/** The daily round locks what is due; the standing council may do it by hand, and nothing is locked twice. */
async function lockAll(stage: Stage) {
  const client = await stage.as(standing);
  await client.call(registrationsApi.lockDue);
  const { rows } = await client.call(registrationsApi.list, { query: { year, subject: 'unit' } });
  const open = rows.filter((row) => !['LOCKED', 'EVALUATED'].includes(row.state));
  if (rows.length !== block4.length || open.length > 0) throw new StepFailed('story.locked', `Có ${rows.length} đăng ký, ${open.length} chưa khóa`);
  return illustrative(`khóa ${rows.length} đăng ký đã tiếp nhận`);
}

// --- one person of Cục Viễn thám: returned when the demonstration opens

async function registerPerson(stage: Stage) {
  const client = await stage.as(person);
  const { id, version } = await client.call(registrationsApi.begin, { body: { year, subject: 'person', fromLastYear: false } });
  const content: Content = {
    targets: [
      {
        id: storyId('person/target/1'),
        text: 'Làm tốt nhiệm vụ (minh họa)',
        criterionId: null,
        targetHundredths: null,
        targetUnit: '',
        dueOn: '2022-12',
      },
    ] as Content['targets'],
    initiatives: [],
    titles: ['LDTT'],
    noTitleReason: '',
  };
  const saved = await client.call(registrationsApi.save, { params: { id }, body: { version, content } });
  await client.call(registrationsApi.submit, { params: { id }, body: { version: saved.version } });
  stage.keep('registration/person', id);
  return illustrative('một chuyên viên Cục Viễn thám đăng ký thi đua cá nhân');
}

async function returnToPerson(stage: Stage) {
  const login = leader('cuc-vt');
  const { id, version } = await seenBy(stage, login, 'person');
  const fields = [
    {
      field: `target:${storyId('person/target/1')}`,
      reason: 'Ghi rõ sản phẩm và thời hạn để cuối năm đánh giá được (minh họa)',
      dueOn: '2022-06-15',
    },
  ];
  await (await stage.as(login)).call(registrationsApi.giveBack, { params: { id }, body: { version, fields } });
  return illustrative('thủ trưởng trả lại một chỉ tiêu của đăng ký cá nhân, hạn sửa 15/06');
}

async function fixAndConfirmPerson(stage: Stage) {
  const seen = await seenBy(stage, person, 'person');
  const params = { id: seen.id };
  const client = await stage.as(person);
  const content = reworded(seen, 0, 'Hoàn thành bộ dữ liệu nền trước 30/11 (minh họa)');
  const saved = await client.call(registrationsApi.save, { params, body: { version: seen.version, content } });
  const sent = await client.call(registrationsApi.submit, { params, body: { version: saved.version } });
  await (await stage.as(leader('cuc-vt'))).call(registrationsApi.accept, { params, body: { version: sent.version } });
  return illustrative('cá nhân sửa chỉ tiêu, thủ trưởng xác nhận');
}

async function evaluateAll(stage: Stage) {
  for (const unit of block4) {
    const login = officer(reviewerOf(unit));
    const { id, version, targets } = await seenBy(stage, login, unit);
    const outcomes = targets.map(({ id: targetId }, index) =>
      unit === lateUnit && index === 0
        ? { targetId, outcome: 'NOT_MET' as const, note: 'Tháng 4 đạt 88 % (minh họa)' }
        : { targetId, outcome: 'MET' as const, note: '' },
    );
    await (await stage.as(login)).call(registrationsApi.evaluate, { params: { id }, body: { version, outcomes } });
  }
  return illustrative(`đánh giá chỉ tiêu của ${block4.length} đơn vị: một chỉ tiêu không đạt`);
}

const inTime = block4.filter((unit) => unit !== lateUnit);

export const khoi4Registration = chapter('khoi-4-2022-dang-ky', 'Khối IV 2022', [
  on('2022-03-07', openWindows),
  ...inTime.map((unit) => on('2022-04-08', register(unit), `register-${unit}`)),
  on('2022-04-18', accept(inTime.filter((unit) => unit !== returnedUnit)), 'acceptInTime'),
  on('2022-04-18', returnOneField),
  on('2022-04-20', register(lateUnit), `register-${lateUnit}`),
  on('2022-04-21', refuseOtherField),
  on('2022-04-25', fixTheField),
  on('2022-04-27', accept([returnedUnit, lateUnit]), 'acceptTheRest'),
  on('2022-04-29', lockAll),
  on('2022-06-03', registerPerson),
  on('2022-06-08', returnToPerson),
  on('2022-06-14', fixAndConfirmPerson),
  on('2022-12-16', evaluateAll),
]);

import { agreementsApi, type Content } from '#modules/agreements/contract.ts';
import { groupsApi } from '#modules/groups/contract.ts';
import { seedId } from '#platform/ids.ts';
import { agree, agreementOf, answer, assess, comment, demandSigned, judgeAll, readAgreement, signAs, signing } from '../agreement-steps.ts';
import { block4, called, leader, officer, unitId } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on } from '../steps.ts';
import { articles, groupActivities, storyId, unitCommitment, type Clause } from '../wording.ts';

const head = 'cuc-tnn';
const outgoing = 'cuc-vt';
const lastTerm = seedId('gt-khoi-4-2021');
const term = seedId('gt-khoi-4-2022');
const regulation = seedId('d-quyche-khoi4');
const standing = 'thuongtruc';
/** Head of Cụm I in 2022. */
const partner = 'so-haiphong';
const partnerTerm = seedId('gt-cum-1-2022');

const termSeen = async (stage: Stage, login: string, id = term) => (await stage.as(login)).call(groupsApi.term, { params: { id } });

// --- the head's role goes over, as announced on 20/12/2021

async function openHandover(stage: Stage) {
  const { version } = await termSeen(stage, officer(outgoing), lastTerm);
  const client = await stage.as(officer(outgoing));
  await client.call(groupsApi.startHandover, { params: { id: lastTerm }, body: { version } });
  const { handover } = await termSeen(stage, officer(outgoing), lastTerm);
  if (!handover) throw new StepFailed('story.no_handover', 'Không thấy biên bản bàn giao vừa mở');
  stage.keep('handover', handover.id);
  const items = handover.items.map(({ title }) => ({ title, done: true, note: '' }));
  await client.call(groupsApi.workHandover, { params: { id: handover.id }, body: { version: handover.version, items } });
  return `${called(outgoing)} mở bàn giao vai trò Khối trưởng cho ${called(head)}, ${items.length} mục đã đủ`;
}

const signHandover = (unit: string) =>
  async function signHandoverOf(stage: Stage) {
    const { handover } = await termSeen(stage, leader(unit), lastTerm);
    const body = { version: handover?.version ?? 0, password: stage.password };
    await (await stage.as(leader(unit))).call(groupsApi.signHandover, { params: { id: stage.kept('handover') }, body });
    return `thủ trưởng ${called(unit)} ký ${unit === outgoing ? 'giao' : 'nhận'} vai trò Khối trưởng`;
  };

async function rateTheOutgoingHead(stage: Stage) {
  const { version } = await termSeen(stage, standing, lastTerm);
  const body = { version, rating: 'EXCELLENT', note: 'Hoàn thành xuất sắc vai trò Trưởng Khối năm 2021' } as const;
  await (await stage.as(standing)).call(groupsApi.rateHead, { params: { id: lastTerm }, body });
  return `Thường trực đánh giá ${called(outgoing)} hoàn thành xuất sắc vai trò Trưởng Khối`;
}

async function setFocus(stage: Stage) {
  const { version } = await termSeen(stage, officer(head));
  const focus =
    'Nét riêng của Khối: đơn vị làm chính sách lớn, tập trung nhiều thủ tục hành chính; tăng tuyên truyền qua giao lưu, tìm hiểu, tọa đàm';
  await (
    await stage.as(officer(head))
  ).call(groupsApi.describe, { params: { id: term }, body: { version, focus, regulationDocumentId: regulation } });
  return 'ghi “nét riêng” của Khối theo ý kiến hội nghị và quy chế hoạt động';
}

async function readRegulation(stage: Stage) {
  for (const unit of block4)
    await (await stage.as(officer(unit))).call(groupsApi.readRegulation, { params: { id: term }, body: { documentId: regulation } });
  return illustrative(`${block4.length}/${block4.length} đơn vị đã đọc quy chế`);
}

// --- the agreement of 2022

/** The seven directions of the plan of 20/12/2021 are the contents; the last one is for the group together. */
function clausesOf2022(): Clause[] {
  const items = articles().groupPlans.find((plan) => plan.id === 'pl-khoi4-2022')?.items ?? [];
  return items.map(({ id, text }, index): Clause => {
    const last = index === items.length - 1;
    const exchange = groupActivities(`${id}/1`, 1, {
      title: 'Tổ chức ít nhất một cuộc trao đổi với Cụm thi đua địa phương (minh họa)',
      dueOn: '2022-12-10',
    });
    return {
      id: storyId(id),
      title: text,
      summary: '',
      scope: last ? 'group' : 'each-unit',
      commitments: [last ? exchange : unitCommitment(`${id}/1`, 2022)],
    };
  });
}

/** What the conference named as limits, each with an answer for the new year. */
function limitsOf2021() {
  const answers = [
    'Mỗi đơn vị cử một đầu mối và một người thay, báo Khối khi thay đổi (minh họa)',
    'Gắn chỉ tiêu thi đua vào chương trình công tác, không tách riêng (minh họa)',
    'Chuẩn bị cả hình thức trực tuyến cho mọi hoạt động (minh họa)',
    'Khối trưởng hướng dẫn hồ sơ khen thưởng từ quý III (minh họa)',
  ];
  const limits = articles().problems.slice(0, answers.length);
  return limits.map(({ id, text }, index) => ({ id: storyId(id), text, answer: answers[index] ?? '', dismissedReason: '' }));
}

async function draftFromThePlan(stage: Stage) {
  const client = await stage.as(officer(head));
  const { id, version } = await client.call(agreementsApi.draft, { body: { termId: term, from: 'blank' } });
  stage.keep('agreement', id);
  const clauses = clausesOf2022();
  const limits = limitsOf2021();
  const body = { version, aim: 'Thi đua sôi nổi, gắn với nhiệm vụ chuyên môn, đạt mục tiêu do Bộ phát động', place: 'Hà Nội', clauses, limits };
  await client.call(agreementsApi.edit, { params: { id }, body });
  return illustrative(
    `${called(head)} (Khối trưởng mới) soạn giao ước từ ${clauses.length} phương hướng của hội nghị, trả lời ${limits.length} hạn chế năm trước; thước đo, thời hạn`,
  );
}

async function sendForComment(stage: Stage) {
  const { version } = await readAgreement(stage, officer(head));
  await (
    await stage.as(officer(head))
  ).call(agreementsApi.sendForComment, { params: agreementOf(stage), body: { version, commentUntil: '2022-02-28' } });
  return illustrative('gửi dự thảo lấy ý kiến sáu đơn vị');
}

const opinionOf = (unit: string, source: string) =>
  async function giveOpinion(stage: Stage) {
    const text =
      articles()
        .conferences.flatMap((conference) => conference.opinions ?? [])
        .find((opinion) => opinion.id === source)?.text ?? '';
    return `${await comment(stage, unit, { clauseId: null, text })} (ý kiến tại hội nghị 20/12/2021)`;
  };

async function answerOpinions(stage: Stage) {
  await answer(stage, head, 'cuc-cntt', 'ADOPTED', 'Đưa vào “nét riêng” của Khối');
  await answer(stage, head, head, 'PARTLY', 'Chọn hình thức theo diễn biến dịch; lịch cụ thể đưa vào kế hoạch quý');
  return illustrative('trả lời hai ý kiến: một tiếp thu, một tiếp thu một phần');
}

async function checkSixOfSix(stage: Stage) {
  await demandSigned(stage, officer(head), 6, '2022-03-15');
  return illustrative('giao ước năm 2022 đủ 6/6 chữ ký');
}

// --- June: an amendment waits for its last signatures when the demonstration opens

async function amend(stage: Stage) {
  const { version, aim, place, clauses } = await readAgreement(stage, leader(head));
  const more = unitCommitment('amendment/online', 2022, {
    title: 'Xử lý hồ sơ công việc trên môi trường mạng, trừ hồ sơ thuộc bí mật nhà nước',
    measure: 'Tỷ lệ hồ sơ công việc xử lý trên mạng',
    measureKind: 'number',
    targetHundredths: 10_000,
    targetUnit: '%',
    proof: 'Số liệu của hệ thống quản lý văn bản (minh họa)',
  });
  const body: Content = {
    aim,
    place,
    clauses: clauses.map(({ id, title, summary, scope, commitments }, index) => ({
      id,
      title,
      summary,
      scope,
      commitments: [...commitments.map(asDraft), ...(index === 3 ? [more] : [])],
    })),
  };
  const words = { ...body, version, reason: 'Bổ sung chỉ tiêu chuyển đổi số của văn bản phát động năm 2022 (minh họa)' };
  await (await stage.as(leader(head))).call(agreementsApi.amend, { params: agreementOf(stage), body: words });
  const { amendment } = await readAgreement(stage, leader(head));
  stage.keep('hash', amendment?.hash ?? '');
  return illustrative('đưa phụ lục giao ước (chỉ tiêu hồ sơ trên mạng) ra ký');
}

type Seen = Awaited<ReturnType<typeof readAgreement>>['clauses'][number]['commitments'][number];
const asDraft = ({
  id,
  title,
  ownerUnitId,
  dueOn,
  measure,
  measureKind,
  operator,
  targetHundredths,
  targetUnit,
  proof,
}: Seen): Clause['commitments'][number] => ({
  id,
  title,
  ownerUnitId,
  dueOn,
  measure,
  measureKind,
  operator,
  targetHundredths,
  targetUnit,
  proof,
});

const signAmendment = (units: readonly string[]) =>
  async function signAmendmentOf(stage: Stage) {
    for (const unit of units) await signAs(await stage.as(leader(unit)), stage, unit);
    const { amendment, revision } = await readAgreement(stage, leader(head));
    return illustrative(
      amendment
        ? `phụ lục giao ước đã ký ${amendment.signed}/${block4.length}`
        : `phụ lục đủ ${block4.length}/${block4.length} chữ ký, giao ước bản ${revision} có hiệu lực`,
    );
  };

async function noteTheHalfYear(stage: Stage) {
  const { version } = await readAgreement(stage, officer(head));
  const body = { version, text: 'Các cam kết thực hiện đúng lịch; một đơn vị có tháng không đạt tỷ lệ đúng hạn (minh họa)' };
  await (await stage.as(officer(head))).call(agreementsApi.note, { params: agreementOf(stage), body });
  return illustrative('ghi nhận giữa năm việc thực hiện giao ước');
}

// --- a pairing with a cluster of provinces, proposed by its head

async function proposePairing(stage: Stage) {
  const client = await stage.as(officer(partner));
  await client.call(groupsApi.pair, {
    params: { id: partnerTerm },
    body: { otherTermId: term, purpose: 'Trao đổi kinh nghiệm chuyển đổi số (minh họa)' },
  });
  return illustrative(`${called(partner)} (Cụm trưởng Cụm I) đề nghị kết nghĩa với Khối IV, chờ trả lời`);
}

async function agreePairing(stage: Stage) {
  const { pairings } = await termSeen(stage, officer(head));
  const pairing = pairings[0];
  if (!pairing) throw new StepFailed('story.no_pairing', 'Không thấy đề nghị kết nghĩa');
  await (await stage.as(officer(head))).call(groupsApi.agreePairing, { params: { id: pairing.id }, body: { version: pairing.version } });
  return illustrative(`${called(head)} đồng ý kết nghĩa`);
}

async function holdExchange(stage: Stage) {
  const client = await stage.as(officer(head));
  const { clauses } = await readAgreement(stage, officer(head));
  const commitmentId = clauses.at(-1)?.commitments[0]?.id ?? null;
  const held = { heldOn: '2022-09-22', title: 'Tọa đàm trực tuyến với Cụm thi đua số I (minh họa)', place: 'Trực tuyến' };
  await client.call(agreementsApi.addActivity, { params: agreementOf(stage), body: { commitmentId, ...held } });
  const { pairings } = await termSeen(stage, officer(head));
  const body = { ...held, plannedOn: '2022-09', form: 'online', result: 'Chia sẻ cách số hóa hồ sơ (minh họa)' } as const;
  await client.call(groupsApi.addActivity, { params: { id: pairings[0]?.id ?? '' }, body });
  return illustrative('trao đổi với Cụm thi đua số I: 1/1 cuộc');
}

async function proposeNextHead(stage: Stage) {
  const client = await stage.as(standing);
  const params = { id: seedId('g-khoi-4') };
  const { head: next, deputy } = await client.call(groupsApi.rotation, { params, query: { year: 2023 } });
  const body = { year: 2023, memberUnitIds: block4.map(unitId), headUnitId: next?.id ?? null, deputyUnitId: deputy?.id ?? null, overrideReason: '' };
  await client.call(groupsApi.propose, { params, body });
  return illustrative(`luân phiên năm 2023: ${next?.shortName} làm Khối trưởng, ${deputy?.shortName ?? 'chưa rõ đơn vị'} làm Khối phó`);
}

export const khoi4Agreement = chapter('khoi-4-2022', 'Khối IV 2022', [
  on('2021-12-20', openHandover),
  on('2021-12-20', signHandover(outgoing), 'signAsOutgoing'),
  on('2021-12-20', signHandover(head), 'signAsIncoming'),
  on('2021-12-20', rateTheOutgoingHead),
  on('2022-02-08', setFocus),
  on('2022-02-09', readRegulation),
  on('2022-02-10', draftFromThePlan),
  on('2022-02-14', sendForComment),
  on('2022-02-17', opinionOf('cuc-cntt', 'op-2'), 'opinionOfInformatics'),
  on('2022-02-18', opinionOf(head, 'op-1'), 'opinionOfWater'),
  on('2022-02-25', answerOpinions),
  on('2022-03-15', agree(head), 'agree'),
  ...signing('2022-03-15', block4),
  on('2022-03-15', checkSixOfSix),
  on('2022-06-06', amend),
  on('2022-06-07', proposePairing),
  on('2022-06-08', signAmendment(['cuc-tnn', 'cuc-ddbd', 'cuc-bdkh', 'tt-qhdt-tnn']), 'signAmendment'),
  on('2022-06-14', signAmendment(['cuc-vt', 'cuc-cntt']), 'signAmendmentLast'),
  on('2022-06-16', agreePairing),
  on('2022-06-30', noteTheHalfYear),
  on('2022-09-23', holdExchange),
  on('2022-12-12', judgeAll(head), 'judgeAll'),
  on('2022-12-20', assess(head), 'assess'),
  on('2022-12-20', proposeNextHead),
]);

import { scoringApi, scoringRefusals } from '#modules/scoring/contract.ts';
import type { SheetDetail, SheetItem } from '#modules/scoring/shapes.ts';
import { showHundredths } from '#platform/decimal.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { seedId } from '#platform/ids.ts';
import { fileMinutes } from '../papers.ts';
import { block4, called, leader, officer, unitId } from '../people.ts';
import { StepFailed, type Stage } from '../stage.ts';
import { chapter, illustrative, on, refusedAsExpected } from '../steps.ts';
import { slowUnit } from '../work-plan.ts';

/** The table and every point are made up: the ministry's own split is not known. */

const term = seedId('gt-khoi-4-2022');
const table = seedId('tpl-demo-monre-2022');
const head = 'cuc-tnn';
const deputy = 'cuc-ddbd';
const standing = 'thuongtruc';
/** The unit whose sheet the head scores differently, and which explains. */
const explainer = 'cuc-vt';
const disputed = 'TT3.1';

/** What a unit does not give itself, in hundredths by criterion; everything else is full. */
const less: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'cuc-tnn': { 'TT1.4': 1_000, 'TT2.6': 1_500, 'TT5.2': 500 },
  'cuc-ddbd': { 'TT1.1': 1_000, 'TT2.5': 2_000, 'TT3.2': 1_000 },
  'cuc-vt': { 'TT2.6': 1_000, 'TT4.3': 500 },
  'cuc-cntt': { 'TT1.3': 1_000, 'TT2.5': 2_500, 'TT5.1': 1_000 },
  'cuc-bdkh': { 'TT2.3': 3_000, 'TT2.4': 1_000 },
  'tt-qhdt-tnn': { 'TT1.4': 2_000, 'TT3.3': 2_000, 'TT2.5': 1_500 },
};

const itemsOf = (sheet: SheetDetail): SheetItem[] => sheet.groups.flatMap((group) => group.items);
const sheetId = (stage: Stage, unit: string) => stage.kept(`sheet/${unit}`);
const readSheet = async (stage: Stage, login: string, unit: string) =>
  (await stage.as(login)).call(scoringApi.sheet, { params: { id: sheetId(stage, unit) } });

function itemOf(sheet: SheetDetail, code: string): SheetItem {
  const item = itemsOf(sheet).find((one) => one.code === code);
  if (!item) throw new StepFailed('story.no_criterion', `Không thấy tiêu chí ${code}`);
  return item;
}

/** A sheet that is being filled in shows itself to its own unit only. */
async function ownSheet(stage: Stage, unit: string): Promise<string> {
  const { groups } = await (await stage.as(officer(unit))).call(scoringApi.overview, { query: { year: 2022 } });
  return groups.find((group) => group.termId === term)?.sheets.find((sheet) => sheet.unitId === unitId(unit))?.sheetId ?? '';
}

async function openRound(stage: Stage) {
  const client = await stage.as(officer(head));
  const { opened } = await client.call(scoringApi.openRound, { params: { id: term }, body: { rulebookId: table, dueOn: '2022-11-30' } });
  for (const unit of block4) stage.keep(`sheet/${unit}`, await ownSheet(stage, unit));
  return illustrative(`mở chấm điểm ${opened} đơn vị theo bảng 1.000 điểm, hạn tự chấm 30/11`);
}

async function refuseReadingADraftSheet(stage: Stage) {
  await (await stage.as(officer('cuc-cntt'))).expectRefusal(commonRefusals.notFound, scoringApi.sheet, { params: { id: sheetId(stage, explainer) } });
  return refusedAsExpected(`${called('cuc-cntt')} xem phiếu tự chấm đang soạn của ${called(explainer)}`);
}

const selfScore = (unit: string) =>
  async function selfScoreOf(stage: Stage) {
    const sheet = await readSheet(stage, officer(unit), unit);
    const params = { id: sheet.id };
    const lines = itemsOf(sheet).map(({ itemId, code, max }) => ({ itemId, self: max - (less[unit]?.[code] ?? 0), selfNote: 'Tự chấm (minh họa)' }));
    const saved = await (await stage.as(officer(unit))).call(scoringApi.saveSelf, { params, body: { version: sheet.version, lines } });
    await (await stage.as(leader(unit))).call(scoringApi.submit, { params, body: { version: saved.version } });
    return illustrative(`${called(unit)} gửi phiếu tự chấm: ${showHundredths(saved.total)} điểm`);
  };

async function refuseCheckingOneself(stage: Stage) {
  const { version } = await readSheet(stage, officer(head), head);
  await (
    await stage.as(officer(head))
  ).expectRefusal(scoringRefusals.onlyChecker, scoringApi.keepProposed, { params: { id: sheetId(stage, head) }, body: { version } });
  return refusedAsExpected('Khối trưởng tự kiểm tra phiếu của chính mình');
}

/** Keeps the unit's own points where nothing is changed, and finishes the first check. */
async function keepAndReview(stage: Stage, checker: string, unit: string, version: number): Promise<void> {
  const client = await stage.as(officer(checker));
  const params = { id: sheetId(stage, unit) };
  const kept = await client.call(scoringApi.keepProposed, { params, body: { version } });
  await client.call(scoringApi.review, { params, body: { version: kept.version } });
}

const checkUnits = (checker: string, units: readonly string[]) =>
  async function checkThem(stage: Stage) {
    for (const unit of units) await keepAndReview(stage, checker, unit, (await readSheet(stage, officer(checker), unit)).version);
    return illustrative(`${called(checker)} kiểm tra phiếu của ${units.map(called).join(', ')}: giữ điểm tự chấm`);
  };

async function checkWithADifference(stage: Stage) {
  const sheet = await readSheet(stage, officer(head), explainer);
  const { itemId, line } = itemOf(sheet, disputed);
  const lines = [{ itemId, checked: (line.self ?? 0) - 1_000, checkComment: 'Kế hoạch mới đủ bốn trong năm phần (minh họa)' }];
  const saved = await (
    await stage.as(officer(head))
  ).call(scoringApi.saveCheck, { params: { id: sheet.id }, body: { version: sheet.version, lines } });
  await keepAndReview(stage, head, explainer, saved.version);
  return illustrative(`${called(head)} chấm ${called(explainer)} thấp hơn 10 điểm ở một tiêu chí, ghi rõ lý do`);
}

async function explain(stage: Stage) {
  const sheet = await readSheet(stage, officer(explainer), explainer);
  const client = await stage.as(officer(explainer));
  const lines = [{ itemId: itemOf(sheet, disputed).itemId, explanation: 'Phần tiến độ nằm ở phụ lục, xin gửi kèm (minh họa)' }];
  const saved = await client.call(scoringApi.saveExplanation, { params: { id: sheet.id }, body: { version: sheet.version, lines } });
  await client.call(scoringApi.explain, { params: { id: sheet.id }, body: { version: saved.version } });
  return illustrative(`${called(explainer)} giải trình`);
}

async function verifyTheExplained(stage: Stage) {
  const sheet = await readSheet(stage, officer(head), explainer);
  const client = await stage.as(officer(head));
  const { itemId, line } = itemOf(sheet, disputed);
  const lines = [{ itemId, final: (line.checked ?? 0) + 500, finalComment: 'Nhận phụ lục, phần tiến độ chưa chi tiết (minh họa)' }];
  const saved = await client.call(scoringApi.saveFinal, { params: { id: sheet.id }, body: { version: sheet.version, lines } });
  await client.call(scoringApi.verify, { params: { id: sheet.id }, body: { version: saved.version } });
  return illustrative(`kiểm tra lần hai: trả lại ${called(explainer)} 5 điểm`);
}

const verifyUnits = (checker: string, units: readonly string[]) =>
  async function verifyThem(stage: Stage) {
    for (const unit of units) {
      const { id, version } = await readSheet(stage, officer(checker), unit);
      await (await stage.as(officer(checker))).call(scoringApi.verify, { params: { id }, body: { version } });
    }
    return illustrative(`${called(checker)} xác nhận phiếu của ${units.map(called).join(', ')}`);
  };

async function versions(stage: Stage, login: string) {
  return Promise.all(block4.map(async (unit) => ({ id: sheetId(stage, unit), version: (await readSheet(stage, login, unit)).version })));
}

async function confirmAtTheMeeting(stage: Stage) {
  const sheets = await versions(stage, leader(head));
  const body = { sheets, metOn: '2022-12-20', note: 'Hội nghị tổng kết Khối (minh họa)' };
  const { count } = await (await stage.as(leader(head))).call(scoringApi.confirmAll, { params: { id: term }, body });
  return illustrative(`hội nghị Khối thống nhất điểm của ${count} đơn vị`);
}

async function finalize(stage: Stage) {
  const sheets = await versions(stage, standing);
  const { count } = await (await stage.as(standing)).call(scoringApi.finalizeAll, { params: { id: term }, body: { sheets } });
  return illustrative(`Thường trực chốt ${count} phiếu; phiếu đã chốt không sửa được nữa`);
}

async function publishRanking(stage: Stage) {
  const client = await stage.as(leader(head));
  const paperId = await fileMinutes(stage, leader(head), term, {
    number: '03/BB-KHOI4 (minh họa)',
    issuedOn: '2022-12-20',
    fileName: 'bien-ban-tong-ket-khoi-4-minh-hoa.pdf',
  });
  const { preview, term: seen } = await client.call(scoringApi.ranking, { params: { id: term } });
  await client.call(scoringApi.publishRanking, {
    params: { id: term },
    body: { seen: preview?.hash ?? '', confirmName: seen.groupName, paperId },
  });
  const { published } = await client.call(scoringApi.ranking, { params: { id: term } });
  const failed = (published?.rows ?? []).filter((row) => row.failures.length > 0);
  if (failed.length !== 1 || failed[0]?.unitId !== unitId(slowUnit))
    throw new StepFailed('story.ranking', `Không đạt điều kiện: ${failed.map((row) => row.unitName).join(', ')}`);
  const first = published?.rows.find((row) => row.rank === 1);
  return illustrative(
    `công bố xếp hạng: ${first?.unitName} thứ nhất, ${showHundredths(first?.total)} điểm; ${called(slowUnit)} không đủ điều kiện xét`,
  );
}

const others = block4.filter((unit) => unit !== head && unit !== explainer);

export const khoi4Scoring = chapter('khoi-4-2022-cham-diem', 'Khối IV 2022', [
  on('2022-11-16', openRound),
  on('2022-11-22', refuseReadingADraftSheet),
  ...block4.map((unit) => on('2022-11-28', selfScore(unit), `selfScore-${unit}`)),
  on('2022-12-02', refuseCheckingOneself),
  on('2022-12-02', checkUnits(head, others), 'checkOthers'),
  on('2022-12-02', checkWithADifference),
  on('2022-12-02', checkUnits(deputy, [head]), 'checkTheHead'),
  on('2022-12-06', explain),
  on('2022-12-08', verifyTheExplained),
  on('2022-12-09', verifyUnits(head, others), 'verifyOthers'),
  on('2022-12-09', verifyUnits(deputy, [head]), 'verifyTheHead'),
  on('2022-12-20', confirmAtTheMeeting),
  on('2022-12-21', finalize),
  on('2022-12-21', publishRanking),
]);

import type { TestApp, Visitor } from '#app/testing/harness.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { newId, seedId } from '#platform/ids.ts';
import { progressApi } from '#modules/progress/contract.ts';
import { pdfFile } from '#modules/evidence/server/testing.ts';
import { rowsOf } from '../rulebook/file.ts';
import { scoringApi } from '../contract.ts';
import { readRulebook } from '../engine/read.ts';
import type { RulebookFile } from '../engine/rulebook.ts';
import { papersApi } from '../ranking/papers-contract.ts';
import type { Draft } from '../rulebook/bodies.ts';
import { rulebookApi } from '../rulebook/contract.ts';
import type { SheetDetail, SheetItem } from '../shapes.ts';

/** Khối IV of 2022 in the loaded data: six members, head cuc-tnn, deputy cuc-ddbd. */
export const blockFour = {
  termId: seedId('gt-khoi-4-2022'),
  units: ['cuc-cntt', 'cuc-ddbd', 'cuc-vt', 'cuc-bdkh', 'cuc-tnn', 'tt-qhdt-tnn'],
} as const;
export const demoRulebook = seedId('tpl-demo-monre-2022');

/** One unit's desk: officer and leader, and the sheet of the term the test is about. */
export interface Desk {
  readonly unitId: string;
  readonly officer: Visitor;
  readonly leader: Visitor;
}

export async function deskOf(app: TestApp, unit: string): Promise<Desk> {
  return { unitId: seedId(`org-${unit}`), officer: await app.as(`canbo.${unit}`), leader: await app.as(`lanhdao.${unit}`) };
}

/** A unit whose work programme of the year is approved; `late` adds a task of March done in April. */
export async function approvedProgramme({ unitId, officer, leader }: Desk, year: number, late = false): Promise<void> {
  const at = { unitId, year };
  const { id } = await officer.call(progressApi.saveProgramme, {
    params: at,
    body: { title: 'Chương trình công tác năm', approvalNumber: `01/QĐ-${year}`, approvedOn: `${year}-01-05`, version: null },
  });
  const task = (title: string, dueOn: string, completedOn: string) => ({
    title,
    ownerName: 'Văn phòng',
    dueOn: `${year}-${dueOn}`,
    completedOn: `${year}-${completedOn}`,
  });
  const tasks = [
    task('Báo cáo quý I', '03-31', '03-30'),
    task('Báo cáo quý II', '06-30', '06-29'),
    ...(late ? [task('Số liệu tháng 3', '03-20', '04-02')] : []),
  ];
  await officer.call(progressApi.addTasks, { params: { id }, body: { tasks } });
  await leader.call(progressApi.approve, { params: { id }, body: { version: 0 } });
}

export const itemsOf = (sheet: SheetDetail): SheetItem[] => sheet.groups.flatMap((group) => group.items);
export const itemOf = (sheet: SheetDetail, code: string): SheetItem => {
  const item = itemsOf(sheet).find((one) => one.code === code);
  if (!item) throw new Error(`no criterion ${code}`);
  return item;
};

export const readSheet = (who: Visitor, id: string): Promise<SheetDetail> => who.call(scoringApi.sheet, { params: { id } });

/** The id of the unit's own sheet of the term. */
export async function ownSheet(desk: Desk, year: number, termId: string): Promise<string> {
  const { groups } = await desk.officer.call(scoringApi.overview, { query: { year } });
  const sheet = groups.find((group) => group.termId === termId)?.sheets.find((one) => one.unitId === desk.unitId);
  if (!sheet?.sheetId) throw new Error('no sheet');
  return sheet.sheetId;
}

/** Scores every criterion that holds points and is asked at its maximum less what is given by code, and submits. */
export async function submitted(desk: Desk, id: string, less: Readonly<Record<string, number>> = {}): Promise<void> {
  const sheet = await readSheet(desk.officer, id);
  const scored = itemsOf(sheet).filter((item) => item.kind !== 'condition' && item.leftOut === null);
  const lines = scored.map((item) => ({ itemId: item.itemId, self: item.max - (less[item.code] ?? 0) }));
  const { version } = await desk.officer.call(scoringApi.saveSelf, { params: { id }, body: { version: sheet.version, lines } });
  await desk.leader.call(scoringApi.submit, { params: { id }, body: { version } });
}

/** Checks a submitted sheet without changing a point and verifies it at once, since nothing differs. */
export async function verified(checker: Visitor, id: string): Promise<void> {
  const sheet = await readSheet(checker, id);
  const kept = await checker.call(scoringApi.keepProposed, { params: { id }, body: { version: sheet.version } });
  const reviewed = await checker.call(scoringApi.review, { params: { id }, body: { version: kept.version } });
  await checker.call(scoringApi.verify, { params: { id }, body: { version: reviewed.version } });
}

/** Files a decision of the group, as the screen sends it; a real small PDF unless other bytes are given. */
export function filePaper(
  who: Visitor,
  termId: string,
  words: { kind?: 'MINUTES'; number: string; issuedOn: string },
  bytes: Uint8Array = pdfFile(words.number),
  fileName = 'quyet-dinh.pdf',
) {
  const data = new FormData();
  data.append('file', new Blob([Buffer.from(bytes)]), fileName);
  for (const [key, value] of Object.entries(words)) data.append(key, value);
  return who.try(papersApi.add, { params: { id: termId }, body: data as never });
}

/** Minutes of the group's meeting on that day, filed; their id. */
export async function filedMinutes(who: Visitor, termId: string, issuedOn: string): Promise<string> {
  return (await filePaper(who, termId, { kind: 'MINUTES', number: '03/BB', issuedOn })).data.id;
}

/** A table of the format, published and ready to score Khối IV of 2022; what is left out is the plainest possible. */
export async function publishedTable(app: TestApp, file: Partial<RulebookFile> & Pick<RulebookFile, 'criteria'>): Promise<string> {
  const whole: RulebookFile = {
    format: 'thidua/rulebook@1',
    id: 'bang-thu',
    title: 'Bảng điểm thử',
    authority: { name: 'Bộ' },
    year: 2022,
    groupKinds: ['block', 'cluster'],
    source: { citation: 'Lập để thử', mark: 'synthetic' },
    ...file,
    settings: { scale: '100', ...file.settings },
  };
  const reading = readRulebook(whole);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { book, items } = rowsOf(reading.book, whole, newId);
  const id = newId();
  await app.db.write(system, async (tx) => {
    await tx.run(sql`
      insert into scoring.rulebook (id, authority_unit_id, year, title, scale_hundredths, state, complete, synthetic, rules, facts, derived, source)
      select ${id}, u.id, 2022, ${book.title}, ${book.scaleHundredths}, 'PUBLISHED', true, true, ${JSON.stringify(book.rules)}::jsonb,
        ${JSON.stringify(book.facts)}::jsonb, ${JSON.stringify(book.derived)}::jsonb, '{}' from directory.unit u where u.id = ${seedId('org-cuc-vt')}`);
    for (const item of items) {
      await tx.run(sql`
        insert into scoring.rule_item (id, rulebook_id, parent_id, ord, code, title, max_hundredths, kind, rule, counts, scored_by, condition_when)
        values (${item.id}, ${id}, ${item.parentId}, ${item.ord}, ${item.code}, ${item.title}, ${item.maxHundredths}, ${item.kind},
          ${JSON.stringify(item.rule)}::jsonb, ${item.counts}, ${item.scoredBy}, ${item.conditionWhen})`);
    }
  });
  return id;
}

/** Four criteria given by hand under two headings, 100 points. */
export const byHand: RulebookFile['criteria'] = [
  {
    code: 'I',
    title: 'Nhiệm vụ chuyên môn',
    max: '60',
    parts: [
      { code: 'I.1', title: 'Hoàn thành kế hoạch', max: '40', rule: { kind: 'manual', reasonNeeded: false } },
      { code: 'I.2', title: 'Chất lượng tham mưu', max: '20', rule: { kind: 'manual', reasonNeeded: false } },
    ],
  },
  {
    code: 'II',
    title: 'Công tác thi đua',
    max: '40',
    parts: [
      { code: 'II.1', title: 'Phát động phong trào', max: '25', rule: { kind: 'manual', reasonNeeded: false } },
      { code: 'II.2', title: 'Sơ kết, tổng kết', max: '15', rule: { kind: 'manual', reasonNeeded: false } },
    ],
  },
];
/** A stored table as the editor holds it. */
export async function draftOfBook(who: Visitor, id: string): Promise<Draft & { version: number }> {
  const { book, tree, version } = await who.call(rulebookApi.rulebook, { params: { id } });
  const { code: _code, authority: _authority, versionNo: _versionNo, ...head } = book;
  const items = tree.map(({ hardCondition: _hard, criterion: _criterion, groupTitle: _group, scored: _scored, ...item }) => item);
  return { book: head, items, version };
}

/** Saves a draft after `change`; answers what the server says. */
export async function saveBook(who: Visitor, id: string, change: (draft: Draft) => Draft) {
  const { version, ...draft } = await draftOfBook(who, id);
  return who.try(rulebookApi.save, { params: { id }, body: { version, draft: change(draft) } });
}

/** Tries the draft on example figures. */
export async function triedBook(who: Visitor, id: string): Promise<string> {
  const { version } = await who.call(rulebookApi.rulebook, { params: { id } });
  return (await who.call(rulebookApi.tryOut, { params: { id }, body: { version, basis: 'example' } })).id;
}

/** Every scored line gets a measure and a proof. */
export const measured = (draft: Draft): Draft => ({
  ...draft,
  items: draft.items.map((item) =>
    item.kind === 'heading' ? item : { ...item, measure: item.measure || 'Đánh giá', proof: item.proof.length > 0 ? item.proof : ['Báo cáo'] },
  ),
});

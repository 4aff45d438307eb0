import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId, seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { workbookRefusals } from '#platform/workbook/refusals.ts';
import { notificationsApi } from '#modules/notifications/contract.ts';
import type { Draft } from '../../rulebook/bodies.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { bookRefusals as refusals } from '../../rulebook/refusals.ts';
import { demoRulebook, draftOfBook, measured, saveBook, triedBook } from '../testing.ts';

/** The desk of rulebooks over HTTP: making, writing, trying, asking, publishing, comparing; allowed and refused. */
let app: TestApp;
let standing: Visitor;
let second: Visitor;
let minister: Visitor;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  [standing, second, minister, officer] = (await Promise.all(
    ['thuongtruc', 'thuongtruc2', 'botruong', 'canbo.cuc-vt'].map((login) => app.as(login)),
  )) as [Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => app.close());

const book = (id: string, who = standing) => who.call(rulebookApi.rulebook, { params: { id } });
const make = async (template: string, title = 'Bảng thử') =>
  (await standing.call(rulebookApi.create, { body: { from: 'template', template, title, year: 2022 } })).id;

describe('making a table', () => {
  test('nine templates say their source and how much of it is real', async () => {
    const { rows } = await officer.call(rulebookApi.templates);
    expect(rows).toHaveLength(9);
    expect(rows.find((row) => row.id === 'cum-347')).toMatchObject({ criteria: 176, scaleHundredths: 100_000 });
    for (const row of rows) expect(row.citation.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => row.mark))).toEqual(new Set(['real', 'partial', 'synthetic']));
  });

  test('from a template, from another table, or blank; each with its first author', async () => {
    const id = await make('tu-phap-2022', 'Bảng Sở Tư pháp');
    const made = await book(id);
    expect(made).toMatchObject({ state: 'DRAFT', mark: 'partial', year: 2022, authors: ['Thường trực Hội đồng (mẫu)'] });
    expect(made.madeFrom).toContain('Mẫu: ');
    expect(made.tree.find((item) => item.code === 'I.1.1')).toMatchObject({ kind: 'lateness', maxHundredths: 200 });
    const copy = (await standing.call(rulebookApi.create, { body: { from: 'copy', rulebookId: demoRulebook, title: 'Năm 2023', year: 2023 } })).id;
    const copied = await book(copy);
    expect(copied).toMatchObject({ year: 2023, sumHundredths: 100_000, madeFrom: expect.stringContaining('Bảng: ') });
    expect(copied.tree.filter((item) => item.scored)).toHaveLength(19);
    const blank = (await standing.call(rulebookApi.create, { body: { from: 'blank', title: 'Trống', year: 2022 } })).id;
    expect((await book(blank)).problems[0]).toMatchObject({ code: 'rulebook.no_criteria' });
    const refused = (body: object, who = standing) => who.try(rulebookApi.create, { body: { title: 'x', year: 2022, ...body } as never });
    expectRefusal(await refused({ from: 'template', template: 'khong-co' }), refusals.noSuchTemplate);
    expectRefusal(await refused({ from: 'copy', rulebookId: newId() }), refusals.noSuchTable);
    expectRefusal(await refused({ from: 'file' }), refusals.nothingToMake);
    expectRefusal(await refused({ from: 'blank' }, officer), commonRefusals.notYourRole);
  });

  test('every template becomes a table that evaluates as it stands', async () => {
    const { rows } = await standing.call(rulebookApi.templates);
    for (const row of rows) {
      const id = await make(row.id, row.title.vi);
      const run = await standing.call(rulebookApi.trial, { params: { id: await triedBook(standing, id) } });
      expect(run.result.units.length, row.id).toBe(4);
      expect(run.result.units.find((unit) => unit.code === 'nothing')?.totals.total, row.id).toBeNull();
    }
  }, 60_000);
});

describe('writing a draft', () => {
  test('what is unfinished is stored; the engine says what waits, with criterion and field', async () => {
    const id = await make('tu-phap-2022');
    const { data } = await saveBook(standing, id, (draft) => ({
      ...draft,
      items: draft.items.map((item) =>
        item.code === 'VIII.1' ? { ...item, rule: { when: 'khong_co' } } : item.code === 'I.1.2' ? { ...item, title: '', measure: '' } : item,
      ),
    }));
    const codes = data.problems.map((problem) => `${problem.code} ${problem.field}`);
    expect(codes).toContain('rulebook.wrong_shape title.vi');
    const again = await saveBook(standing, id, (draft) => ({
      ...draft,
      items: draft.items.map((item) => (item.title === '' ? { ...item, title: 'Ký' } : item)),
    }));
    expect(again.data.problems).toMatchObject([{ code: 'formula.unknown_name', field: 'rule.when', position: 1 }]);
    const stored = await book(id);
    expect(stored.tree.find((item) => item.id === again.data.problems[0]?.itemId)?.code).toBe('VIII.1');
  });

  test('two writers do not overwrite each other; strange, doubled and orphaned items are refused by name', async () => {
    const id = await make('tu-phap-2022');
    const { version, ...draft } = await draftOfBook(standing, id);
    const save = (change: Partial<Draft>, seen = version, who = standing) =>
      who.try(rulebookApi.save, { params: { id }, body: { version: seen, draft: { ...draft, ...change } } });
    const [first, ...rest] = draft.items;
    if (!first) throw new Error('no items');
    const foreign = (await draftOfBook(standing, await make('mat-tran-2026'))).items[0];
    if (!foreign) throw new Error('no items');
    expectRefusal(await save({ items: [...draft.items, first] }), refusals.sameItem);
    expectRefusal(await save({ items: [...rest, first] }), refusals.brokenTree);
    expectRefusal(await save({ items: [...draft.items, { ...foreign, parentId: null }] }), refusals.strangeItem);
    expectRefusal(await save({ book: { ...draft.book, validFrom: '2022-12-31', validTo: '2022-01-01' } }), refusals.validityWrong);
    expectRefusal(
      await save({ book: { ...draft.book, rules: { a: { b: { c: { d: { e: { f: { g: { h: { i: 1 } } } } } } } } } } }),
      commonRefusals.invalidInput,
    );
    expectRefusal(await save({ book: { ...draft.book, source: { citation: 'a\u0000b' } } }), commonRefusals.invalidInput);
    expectRefusal(await save({}, version, officer), commonRefusals.notYourRole);
    expect((await save({})).data.version).toBe(version + 1);
    expectRefusal(await save({}), commonRefusals.stale);
  });

  test('a dropped draft leaves the list, stays readable with its reason and never changes again', async () => {
    const id = await make('mat-tran-2026', 'Quyển gõ nhầm');
    const { version } = await book(id);
    await standing.call(rulebookApi.discard, { params: { id }, body: { version, reason: 'Lập nhầm' } });
    expect(await book(id)).toMatchObject({ state: 'DISCARDED', discardReason: 'Lập nhầm' });
    expect((await standing.call(rulebookApi.rulebooks, { query: { q: 'quyen go nham' } })).rows).toEqual([]);
    expect((await standing.call(rulebookApi.rulebooks, { query: { state: 'DISCARDED' } })).rows.map((row) => row.id)).toContain(id);
    expectRefusal(await saveBook(standing, id, (draft) => draft), refusals.notDraft);
    await expect(app.db.pool.query("update scoring.rulebook set title = 'x' where id = $1", [id])).rejects.toThrow(/discarded/);
  });
});

describe('trial run and publishing', () => {
  let id = '';
  const complete = (draft: Draft): Draft => ({ ...measured(draft), book: { ...draft.book, complete: true } });
  const ask = async (who = standing) =>
    who.try(rulebookApi.ask, { params: { id }, body: { version: (await book(id)).version, note: 'Đúng quyết định' } });
  const duties = async (who: Visitor) =>
    (await who.call(notificationsApi.duties, { query: { limit: 200 } })).rows
      .filter((duty) => duty.mine && duty.link.includes(id))
      .map((duty) => duty.title.vi);

  test('a draft with problems cannot be tried; figures that are none are refused by name', async () => {
    id = await make('tu-phap-2022', 'Bảng chấm Sở Tư pháp 2022');
    await saveBook(standing, id, (draft) => ({ ...complete(draft), book: { ...complete(draft).book, scaleHundredths: 3100 } }));
    const attempt = async (body: object, who = standing) =>
      who.try(rulebookApi.tryOut, { params: { id }, body: { version: (await book(id)).version, basis: 'example', ...body } as never });
    expectRefusal(await attempt({}), refusals.trialNeedsRight);
    await saveBook(standing, id, (draft) => ({ ...draft, book: { ...draft.book, scaleHundredths: 3000 } }));
    expectRefusal(await attempt({ basis: 'entered' }), refusals.trialNeedsUnits);
    expectRefusal(await attempt({ basis: 'sheets', termId: seedId('gt-khoi-4-2022') }), refusals.trialNeedsTerm);
    const wrong = await attempt({ basis: 'entered', units: [{ name: 'Sở', facts: { vb_di: '1.000', la: '1' } }] });
    expectRefusal(wrong, refusals.trialFacts);
    expect(wrong.refusal?.fields?.length).toBeGreaterThan(0);
    expectRefusal(await attempt({}, officer), commonRefusals.notYourRole);
  });

  test('entered figures give points with the rule and the reason; empty is unknown, not 0', async () => {
    const unit = { name: 'Sở A', facts: { ngay_muon_bao_cao: '3', ky_dung_tham_quyen: true, vb_di: '200', vb_di_ky_so: '190', vb_den: null } };
    const run = await standing.call(rulebookApi.tryOut, {
      params: { id },
      body: { version: (await book(id)).version, basis: 'entered', units: [unit] },
    });
    const { result, current } = await standing.call(rulebookApi.trial, { params: { id: run.id } });
    const of = (code: string) => result.units[0]?.criteria.find((criterion) => criterion.code === code);
    expect(current).toBe(true);
    expect([of('I.1.1')?.points, of('VIII.2.a')?.points, of('VIII.2.b')?.points]).toEqual([100, 100, null]);
    expect(of('I.1.1')?.explanation.vi.length).toBeGreaterThan(5);
  });

  test('asking puts the duty into the inbox of the desk; a change of the draft takes it out again', async () => {
    expect((await ask()).status).toBe(200);
    expect(await duties(second)).toEqual([expect.stringContaining('Xem và công bố bảng điểm')]);
    expectRefusal(await ask(), refusals.alreadyAsked);
    await saveBook(standing, id, (draft) => ({ ...draft, book: { ...draft.book, titleEn: 'Table' } }));
    expect(await duties(second)).toEqual([]);
    expectRefusal(await ask(), refusals.noTrial);
    expect((await book(id)).trials.map((run) => run.current)).toEqual([false]);
  });

  test('the second person returns it with a reason to its author, who is nobody else', async () => {
    expectRefusal(
      await second.try(rulebookApi.giveBack, { params: { id }, body: { version: (await book(id)).version, reason: 'Chưa trình' } }),
      refusals.notAsked,
    );
    await triedBook(standing, id);
    await ask();
    const give = async (who: Visitor) =>
      who.try(rulebookApi.giveBack, { params: { id }, body: { version: (await book(id)).version, reason: 'Thiếu minh chứng mục I' } });
    expectRefusal(await give(standing), refusals.secondPerson);
    expect((await give(second)).status).toBe(200);
    expect(await duties(standing)).toEqual([expect.stringContaining('bị trả lại')]);
    expect(await duties(second)).toEqual([]);
  });

  test('its author cannot publish it, another of the standing body can; then nothing of it changes', async () => {
    await ask();
    const publish = async (who: Visitor) => who.try(rulebookApi.publishRulebook, { params: { id }, body: { version: (await book(id)).version } });
    expectRefusal(await publish(standing), refusals.secondPerson);
    expectRefusal(await publish(officer), commonRefusals.notYourRole);
    expect((await book(id, second)).can.publish.ok).toBe(true);
    expect((await publish(second)).status).toBe(200);
    expect(await book(id)).toMatchObject({ state: 'PUBLISHED', published: { by: 'Thường trực Hội đồng, người thứ hai (mẫu)', on: '2022-06-10' } });
    expect([await duties(standing), await duties(second), await duties(minister)]).toEqual([[], [], []]);
    await expect(app.db.pool.query("update scoring.rule_item set title = 'x' where rulebook_id = $1", [id])).rejects.toThrow(/published/);
    await expect(app.db.pool.query("update scoring.rulebook set title = 'x' where id = $1", [id])).rejects.toThrow(/published/);
  });

  test('the database alone refuses a publisher who is an author, and a code twice', async () => {
    const draft = await make('mat-tran-2026', 'Tường thứ hai');
    const { rows } = await app.db.pool.query<{ author: string }>('select authors[1] as author from scoring.rulebook where id = $1', [draft]);
    const own = app.db.pool.query("update scoring.rulebook set state = 'PUBLISHED', published_by_account = $2 where id = $1", [
      draft,
      rows[0]?.author,
    ]);
    await expect(own).rejects.toThrow(/second_person/);
    await app.db.pool.query("update scoring.rule_item set code = 'X' where rulebook_id = $1", [draft]);
    await expect(app.db.pool.query("update scoring.rulebook set state = 'PUBLISHED' where id = $1", [draft])).rejects.toThrow(/code twice/);
  });
});

test('a draft and what was tried on it are seen by those who write and publish tables, and by nobody else', async () => {
  const id = await make('tu-phap-2022', 'Bảng còn soạn');
  await saveBook(standing, id, measured);
  const trial = await triedBook(standing, id);
  for (const who of [officer, await app.as('lanhdao.cuc-tnn'), await app.as('kiemtra')]) {
    expectRefusal(await who.try(rulebookApi.rulebook, { params: { id } }), commonRefusals.notFound);
    expectRefusal(await who.try(rulebookApi.trial, { params: { id: trial } }), commonRefusals.notFound);
    expectRefusal(await who.try(rulebookApi.file, { params: { id } }), commonRefusals.notFound);
    expectRefusal(await who.try(rulebookApi.workbook, { params: { id } }), commonRefusals.notFound);
    expectRefusal(await who.try(rulebookApi.compare, { query: { from: id, to: id } }), commonRefusals.notFound);
    const { rows } = await who.call(rulebookApi.rulebooks, { query: { limit: 200 } });
    expect(rows.every((row) => row.state === 'PUBLISHED' || row.state === 'FROZEN')).toBe(true);
  }
  expect((await book(id)).state).toBe('DRAFT');
});

test('two versions stand side by side: added, removed, changed, and settings', async () => {
  const before = await make('tu-phap-2022', 'Bản trước');
  const after = (await standing.call(rulebookApi.create, { body: { from: 'copy', rulebookId: before, title: 'Bản sau', year: 2023 } })).id;
  await saveBook(standing, after, (draft) => ({
    book: { ...draft.book, rules: { ...draft.book.rules, step: '0.25' } },
    items: [
      ...draft.items
        .filter((item) => item.code !== 'I.1.2')
        .map((item) => (item.code === 'I.1.1' ? { ...item, maxHundredths: 300, rule: { ...item.rule, onTime: '3' } } : item)),
      { ...(draft.items.at(-1) as Draft['items'][number]), id: newId(), parentId: null, code: 'IX', title: 'Mục mới' },
    ],
  }));
  const compared = await standing.call(rulebookApi.compare, { query: { from: before, to: after } });
  expect(compared.counts).toMatchObject({ added: 1, removed: 1, changed: 1 });
  const changed = compared.rows.find((row) => row.kind === 'changed');
  expect(changed?.changes.map((change) => [change.field.vi, change.before, change.after])).toEqual(expect.arrayContaining([['Điểm', '2', '3']]));
  expect(changed?.changes.map((change) => change.field.vi)).toContain('Cách tính');
  expect(compared.rows.find((row) => row.kind === 'removed')?.before?.code).toBe('I.1.2');
  expect(compared.settings.map((line) => [line.field.vi, line.before, line.after])).toEqual(expect.arrayContaining([['Bước điểm', '0,5', '0,25']]));
  const xlsx = await standing.download(rulebookApi.compare, { query: { from: before, to: after } });
  expect(xlsx.byteLength).toBeGreaterThan(1000);
  expectRefusal(await officer.try(rulebookApi.compare, { query: { from: before, to: newId() } }), commonRefusals.notFound);
});

test('the list finds without accents, filters, sorts and pages without showing a row twice', async () => {
  const list = (query: object) => standing.call(rulebookApi.rulebooks, { query: query as never });
  expect((await list({ q: 'bang cham so tu phap' })).rows.map((row) => row.title)).toContain('Bảng chấm Sở Tư pháp 2022');
  expect((await list({ q: 'khong co bang nao nhu vay' })).rows).toEqual([]);
  expect((await list({ mark: 'synthetic' })).rows.every((row) => row.mark === 'synthetic')).toBe(true);
  expect((await list({ year: 2023 })).rows.every((row) => row.year === 2023)).toBe(true);
  const { authorities } = await list({});
  expect((await list({ authorityId: authorities[0]?.id })).rows.length).toBeGreaterThan(3);
  for (const sort of ['year', 'title', 'state']) {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await list({ sort, limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after);
    expect(new Set(seen).size, sort).toBe(seen.length);
    expect(seen.length, sort).toBe((await list({ sort, limit: 200 })).rows.length);
  }
  expect((await officer.try(rulebookApi.rulebooks, { query: { after: 'x~y' } })).status).toBe(200);
  expect((await officer.download(rulebookApi.rulebooks)).byteLength).toBeGreaterThan(1000);
});

describe('files', () => {
  const send = async (name: string, bytes: Uint8Array | string, who: 'thuongtruc' | 'canbo.cuc-vt' = 'thuongtruc') => {
    const form = new FormData();
    form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name);
    return upload(await app.as(who), form);
  };
  const upload = (who: Visitor, form: FormData) => who.try(rulebookApi.readFile, { body: form as never });

  test('a workbook is read, becomes a draft, goes out and comes in the same', async () => {
    const bytes = readFileSync(join(import.meta.dirname, '../../rulebook/workbook/fixtures/bang-c-tu-phap-2022.xlsx'));
    const { data } = await send('Bảng C.xlsx', bytes);
    expect(data).toMatchObject({ kind: 'workbook', fileName: 'Bảng C.xlsx', problems: [], more: 0 });
    expect(data.draft?.book.title).toContain('TỰ CHẤM ĐIỂM');
    const { id } = await standing.call(rulebookApi.create, {
      body: { from: 'file', draft: data.draft, fileName: data.fileName, title: 'Bảng C', year: 2022 },
    });
    const made = await book(id);
    expect(made).toMatchObject({ problems: [], madeFrom: 'Tệp: Bảng C.xlsx', sumHundredths: 3000 });
    const out = await standing.download(rulebookApi.workbook, { params: { id } });
    const again = await send('Xuất ra.xlsx', out);
    expect(again.data.problems).toEqual([]);
    const plain = (draft: Draft | null | undefined) => draft?.items.map(({ id: _id, parentId: _parent, ...item }) => item);
    expect(plain(again.data.draft)).toEqual(plain(await draftOfBook(standing, id)));
    const json = await standing.download(rulebookApi.file, { params: { id } });
    const read = await send('bang.json', json);
    expect(read.data).toMatchObject({ kind: 'json', problems: [] });
    expect(plain(read.data.draft)).toEqual(plain(await draftOfBook(standing, id)));
  });

  test('the workbook to fill in can be read in at once', async () => {
    const { data } = await send('mau.xlsx', await officer.download(rulebookApi.emptyWorkbook));
    expect(data.problems).toEqual([]);
    expect(data.draft?.items.length).toBeGreaterThan(8);
  });

  test('what is no table is refused by name, and nobody else may send one', async () => {
    expectRefusal(await send('a.xlsx', 'Mã;Tiêu chí'), workbookRefusals.notWorkbook);
    expectRefusal(await send('a.json', '{"format": "khác"}'), refusals.notRulebookFile);
    expectRefusal(await send('a.json', '{"format": '), refusals.notRulebookFile);
    expectRefusal(await send('a.xlsx', 'x', 'canbo.cuc-vt'), commonRefusals.notYourRole);
    expectRefusal(await upload(standing, new FormData()), workbookRefusals.noFile);
    const { data } = await send(
      'sai.json',
      JSON.stringify({ format: 'thidua/rulebook@1', title: 'x', criteria: [{ code: 'I', title: 'x', max: '1.000' }] }),
    );
    expect(data.draft).toBeNull();
    expect(data.problems.map((problem) => problem.cell)).toContain('criteria[0].max');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import { indicatorsApi, indicatorsRefusals, type FactKind } from '../contract.ts';
import { app, form, head, leader, neighbour, officer, openStage, save, standing, stranger, unitId, year, cell } from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());

const declare = (kind: FactKind, words: object, who = officer) =>
  who.try(indicatorsApi.declareFact, { body: { unitId, year, kind, ...words } as never });
const list = async (who = officer, query: object = {}) => (await who.call(indicatorsApi.facts, { query: { year, unitId, ...query } })).rows;

describe('discipline (R-063)', () => {
  let id = '';
  test('needs day, kind and source; is confirmed by another than who entered it, with the decision; only then it counts', async () => {
    expectRefusal(await declare('discipline', { title: 'Uống rượu giờ trưa' }), indicatorsRefusals.missingPlace);
    expectRefusal(
      await declare('discipline', { title: 'x', category: 'dancing', beginsOn: '2022-05-04', body: 'Thanh tra' }),
      indicatorsRefusals.unknownCategory,
    );
    expectRefusal(
      await declare('discipline', { title: 'x', category: 'alcohol', beginsOn: '2022-06-04', body: 'Thanh tra' }),
      indicatorsRefusals.dayAhead,
    );
    const made = await declare(
      'discipline',
      { title: 'Uống rượu giờ trưa', category: 'alcohol', beginsOn: '2022-05-04', body: 'Thanh tra Bộ' },
      standing,
    );
    id = made.data.id;
    const counted = async () => (await form(5)).lines.find((line) => line.definition.code === 'discipline')?.live;
    expect(await counted()).toEqual([{ part: 'confirmed', amount: '0' }]);
    expectRefusal(
      await standing.try(indicatorsApi.confirmFact, { params: { id }, body: { version: 0, source: 'Thanh tra Bộ', paper: '12/KL-TTr' } }),
      indicatorsRefusals.notOneself,
    );
    expectRefusal(
      await leader.try(indicatorsApi.confirmFact, { params: { id }, body: { version: 0, source: 'Thanh tra Bộ', paper: '' } }),
      indicatorsRefusals.paperNeeded,
    );
    expectRefusal(
      await officer.try(indicatorsApi.takeBackFact, { params: { id }, body: { version: 0, reason: 'Không nhận' } }),
      indicatorsRefusals.onlyStanding,
    );
    expect((await list(neighbour)).map((row) => row.id)).not.toContain(id);
    expect((await list(head)).map((row) => row.id)).toContain(id);
    await leader.call(indicatorsApi.confirmFact, { params: { id }, body: { version: 0, source: 'Thanh tra Bộ', paper: '12/KL-TTr' } });
    expect(await counted()).toEqual([{ part: 'confirmed', amount: '1' }]);
    expect((await list(neighbour)).map((row) => row.id)).toContain(id);
    expect(await list(stranger)).toEqual([]);
  });

  test('the unit cannot take a confirmed one away; the source can, and the earlier wording stays', async () => {
    expectRefusal(
      await officer.try(indicatorsApi.takeBackFact, { params: { id }, body: { version: 1, reason: 'Không đúng' } }),
      indicatorsRefusals.onlyStanding,
    );
    const words = { title: 'Uống rượu giờ làm việc', category: 'alcohol', beginsOn: '2022-05-04', body: 'Thanh tra Bộ', paper: '12/KL-TTr' };
    expectRefusal(
      await officer.try(indicatorsApi.editFact, { params: { id }, body: { ...words, version: 1, reason: 'Đổi lời' } }),
      indicatorsRefusals.onlyStanding,
    );
    await standing.call(indicatorsApi.editFact, { params: { id }, body: { ...words, version: 1, reason: 'Theo kết luận' } });
    const detail = await standing.call(indicatorsApi.fact, { params: { id } });
    expect(detail).toMatchObject({ state: 'CONFIRMED', title: 'Uống rượu giờ làm việc', version: 2 });
    expect(detail.versions.map((one) => one.title)).toEqual(['Uống rượu giờ trưa', 'Uống rượu giờ trưa']);
    expectRefusal(
      await standing.try(indicatorsApi.editFact, { params: { id }, body: { ...words, version: 1, reason: 'Theo kết luận' } }),
      commonRefusals.stale,
    );
  });
});

describe('what the unit lists itself', () => {
  test('a plan part needs its page and is ticked once; the head confirms, a revision waits for him again', async () => {
    expectRefusal(await declare('plan-part', { title: 'Quy chế', category: 'regulation' }), indicatorsRefusals.missingPlace);
    const { data } = await declare('plan-part', { title: 'Quy chế', category: 'regulation', paper: 'Trang 3' });
    expectRefusal(await declare('plan-part', { title: 'Quy chế', category: 'regulation', paper: 'Trang 4' }), indicatorsRefusals.partTwice);
    expectRefusal(
      await officer.try(indicatorsApi.confirmFact, { params: { id: data.id }, body: { version: 0, source: 'Tôi', paper: '' } }),
      commonRefusals.notYourRole,
    );
    await leader.call(indicatorsApi.confirmFact, { params: { id: data.id }, body: { version: 0, source: 'Thủ trưởng', paper: '' } });
    await officer.call(indicatorsApi.editFact, {
      params: { id: data.id },
      body: { title: 'Quy chế', category: 'regulation', paper: 'Trang 5', version: 1, reason: 'Sai trang' },
    });
    expect((await list()).find((row) => row.id === data.id)).toMatchObject({ state: 'DECLARED', paper: 'Trang 5', version: 2 });
    await officer.call(indicatorsApi.takeBackFact, { params: { id: data.id }, body: { version: 2, reason: 'Kế hoạch bị hủy' } });
    expect((await list()).map((row) => row.id)).not.toContain(data.id);
    expect((await list(officer, { state: 'WITHDRAWN' })).map((row) => row.id)).toContain(data.id);
    expect((await declare('plan-part', { title: 'Quy chế mới', category: 'regulation', paper: 'Trang 1' })).refusal).toBeUndefined();
  });

  test('a list nobody calls complete is unknown; called complete it may honestly be 0, and is frozen when sent', async () => {
    await declare('complaint', { title: 'Đơn về cấp phép', beginsOn: '2022-05-09' });
    await save(5, -1, [cell('complaints', 'complete', null, { missing: 'NOT_YET' })]);
    const unsaid = (await form(5)).lines.find((line) => line.definition.code === 'complaints');
    expect(unsaid).toMatchObject({ result: { known: false, why: 'MISSING' }, live: expect.arrayContaining([{ part: 'pending', amount: '1' }]) });
    await save(5, (await form(5)).version, [cell('complaints', 'complete', '1')]);
    expect((await form(5)).lines.find((line) => line.definition.code === 'complaints')?.result).toMatchObject({ known: true, amount: '1' });
  });

  test('levels of services are renamed, and may count differently, without touching the services', async () => {
    const { data } = await declare('service', { title: 'Cấp phép đo khí', category: '3' });
    expectRefusal(await declare('service', { title: 'x', category: '9' }), indicatorsRefusals.unknownCategory);
    const listed = await officer.call(indicatorsApi.facts, { query: { year, unitId, kind: 'service' } });
    expect(listed.categories).toEqual([{ code: '3', name: { vi: 'Mức độ 3', en: 'Level 3' }, count: 1 }]);
    expect(await list(officer, { kind: 'service', category: '4' })).toEqual([]);
    const { levels } = await standing.call(indicatorsApi.definitions, { query: { year } });
    const three = levels.find((level) => level.code === '3');
    await standing.call(indicatorsApi.setLevel, {
      body: { year, code: '3', nameVi: 'Một phần', nameEn: 'Partial', countsOnline: false, version: three?.version ?? null, reason: 'Quy định mới' },
    });
    expect((await list()).find((row) => row.id === data.id)?.categoryName).toEqual({ vi: 'Một phần', en: 'Partial' });
    expectRefusal(
      await standing.try(indicatorsApi.setLevel, {
        body: { year, code: '3', nameVi: 'x', nameEn: 'x', countsOnline: true, version: 0, reason: 'Bản cũ' },
      }),
      commonRefusals.stale,
    );
  });

  test('search without accents, filter, sort, pages and Excel', async () => {
    expect((await list(officer, { q: 'do khi' })).map((row) => row.title)).toEqual(['Cấp phép đo khí']);
    expect((await list(officer, { kind: 'complaint' })).every((row) => row.kind === 'complaint')).toBe(true);
    for (const sort of ['newest', 'title', 'due'] as const) {
      const all = (await standing.call(indicatorsApi.facts, { query: { year, sort, limit: 200 } })).rows.map((row) => row.id);
      const paged: string[] = [];
      let after: string | null | undefined;
      do {
        const page = await standing.call(indicatorsApi.facts, { query: { year, sort, limit: 4, ...(after ? { after } : {}) } });
        paged.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after);
      expect(paged).toEqual(all);
    }
    expect(
      Buffer.from(await officer.download(indicatorsApi.facts, { query: { year } }))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('a proof hangs on a fact and on the form of a month', async () => {
    const [fact] = await list(officer, { kind: 'service' });
    const { id: item } = await officer.call(evidenceApi.addFact, {
      body: { unitId, title: 'Ảnh màn hình cổng', note: '', happenedOn: null, documentId: null },
    });
    await officer.call(evidenceApi.attach, { params: { id: item }, body: { type: 'indicator-fact', objectId: fact?.id ?? '' } });
    await officer.call(evidenceApi.attach, { params: { id: item }, body: { type: 'indicator-month', objectId: (await form(5)).id ?? '' } });
    expect((await list(officer, { kind: 'service' }))[0]?.proofs).toBe(1);
  });
});

describe('definitions', () => {
  const words = {
    nameVi: 'Giờ tiếp công dân',
    nameEn: 'Hours of receiving citizens',
    unit: 'count',
    period: 'month',
    counting: 'CUMULATIVE',
    parts: [
      { code: 'held', vi: 'Đã tiếp', en: 'Held' },
      { code: 'planned', vi: 'Phải tiếp', en: 'Planned' },
    ],
    of: 'held',
    over: 'planned',
    comparison: '>=',
    target: '95',
    postTitle: 'Chánh Văn phòng',
    source: 'Quy chế của Bộ (minh họa)',
    validFrom: '2022-05-01',
    reason: 'Bổ sung',
  } as const;
  const define = (change: object, code = 'citizen-hours') => standing.try(indicatorsApi.define, { body: { ...words, ...change, code } as never });

  test('a formula over undeclared parts is refused; a new indicator is asked from its first day on', async () => {
    expectRefusal(await define({ of: 'held - nothing' }), indicatorsRefusals.badFormula);
    expectRefusal(await define({ over: '2 * planned' }), indicatorsRefusals.badFormula);
    expectRefusal(await define({ target: '9,75' }), commonRefusals.invalidInput);
    expectRefusal(await officer.try(indicatorsApi.define, { body: { ...words, code: 'x1' } as never }), commonRefusals.notYourRole);
    expect((await define({})).refusal).toBeUndefined();
    expectRefusal(await define({}), indicatorsRefusals.codeTaken);
    const asked = async (month: number) => (await form(month)).lines.map((line) => line.definition.code).includes('citizen-hours');
    expect([await asked(4), await asked(5)]).toEqual([false, true]);
  });

  test('a new edition begins later than what was confirmed; earlier months keep the old words', async () => {
    const row = async () =>
      (await standing.call(indicatorsApi.definitions, { query: { year } })).rows.find(
        (one) => one.code === 'online-dossiers' && one.validTo === null,
      );
    const old = await row();
    const edition = {
      nameVi: 'Hồ sơ điện tử',
      nameEn: 'Electronic dossiers',
      comparison: '>=' as const,
      target: '98',
      postTitle: 'Văn thư',
      source: 'R-077',
      reason: 'Giảm chỉ tiêu',
      version: old?.version ?? 0,
    };
    const revise = (validFrom: string) => standing.try(indicatorsApi.revise, { params: { id: old?.id ?? '' }, body: { ...edition, validFrom } });
    expectRefusal(await revise('2022-01-01'), indicatorsRefusals.editionNotLater);
    expectRefusal(await revise('2022-04-01'), indicatorsRefusals.monthsClosed);
    expect((await revise('2022-06-01')).refusal).toBeUndefined();
    expectRefusal(await revise('2022-07-01'), commonRefusals.stale);
    expect((await form(5)).lines.find((line) => line.definition.code === 'online-dossiers')?.definition.name.vi).toBe(
      'Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng',
    );
    expect((await form(6)).lines.find((line) => line.definition.code === 'online-dossiers')).toMatchObject({
      definition: { edition: 2 },
      target: { target: '98' },
    });
    const now = await row();
    await standing.call(indicatorsApi.endDefinition, {
      params: { id: now?.id ?? '' },
      body: { version: 0, lastDay: '2022-09-30', reason: 'Bộ thôi hỏi' },
    });
    expect(await row()).toBeUndefined();
  });

  test('a unit gets its own target and post, or is not asked, with the reason', async () => {
    const body = { unitId, year, code: 'disbursement', applies: true, target: '80', postTitle: 'Kế toán trưởng', reason: 'Vốn giao muộn' };
    await standing.call(indicatorsApi.assign, { body });
    expect((await form(5)).lines.find((line) => line.definition.code === 'disbursement')).toMatchObject({
      target: { comparison: '>=', target: '80' },
      postTitle: 'Kế toán trưởng',
      holders: [],
    });
    await standing.call(indicatorsApi.assign, { body: { ...body, applies: false, target: null, reason: 'Không có vốn đầu tư' } });
    expect((await form(5)).lines.map((line) => line.definition.code)).not.toContain('disbursement');
    expectRefusal(await standing.try(indicatorsApi.assign, { body: { ...body, code: 'nothing' } }), commonRefusals.notFound);
  });

  test('taking the shipped set over again adds nothing', async () => {
    expect(await standing.call(indicatorsApi.adopt, { body: { year } })).toEqual({ count: 0 });
    expectRefusal(await standing.try(indicatorsApi.adopt, { body: { year: 1990 } }), indicatorsRefusals.noAuthority);
  });
});

test('the post names whoever holds it in the directory today', async () => {
  const vt = seedId('org-cuc-vt');
  await app.db.pool.query(
    `insert into directory.post (id, person_id, unit_id, title, valid_from) select gen_random_uuid(), id, $1, 'Văn thư', '2022-01-01' from directory.person order by id limit 1`,
    [vt],
  );
  const at = { params: { unitId: vt, year, month: 5 } };
  expect((await head.call(indicatorsApi.form, at)).lines.find((line) => line.postTitle === 'Văn thư')?.holders).toHaveLength(1);
});

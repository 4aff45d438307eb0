import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '#app/testing/harness.ts';
import { sweepNow } from '#app/jobs.ts';
import { system } from '#platform/actor.ts';
import { sql } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { notificationsApi } from '#modules/notifications/contract.ts';
import { progressOf } from '#modules/progress/index.ts';
import { indicatorsApi, indicatorsRefusals } from '../contract.ts';
import { indicatorsOf } from '../index.ts';
import {
  app,
  at,
  blankUnit,
  cell,
  form,
  head,
  leader,
  mayCells,
  neighbour,
  officer,
  openStage,
  save,
  standing,
  stranger,
  termId,
  unitId,
  year,
} from './testing.ts';

beforeAll(openStage);
afterAll(() => app.close());

const duties = async (who = officer) =>
  (await who.call(notificationsApi.duties, { query: { q: 'chỉ số' } })).rows
    .map((row) => row.title.vi)
    .filter((title) => title.includes('chỉ số tháng'));
const version = async (month: number) => (await form(month)).version;

describe('a month, from the inbox to its confirmation', () => {
  test('the month that is over is owed by the desk, once, however often the day begins', async () => {
    await sweepNow(app.db);
    await sweepNow(app.db);
    expect(await duties()).toEqual(['Số liệu chỉ số tháng 5/2022 · Cục BĐKH']);
    expect((await form(5)).version).toBe(0);
  });

  test('last month is the draft: shown beside, never taken for said', async () => {
    const may = await form(5);
    expect(may.lastMonth).toBe(4);
    const dossiers = may.lines.find((line) => line.definition.code === 'online-dossiers');
    expect(dossiers?.cells).toEqual([]);
    expect(dossiers?.last.find((one) => one.part === 'total')?.amount).toBe('220');
    expect(dossiers?.result).toEqual({ known: false, why: 'NOT_SENT' });
    expect(may.lines.map((line) => line.definition.code)).not.toContain('law-products');
    expect(may.lines.map((line) => line.definition.code)).not.toContain('reform-plan');
  });

  test('gaps, unknown parts, contradictions and totals that fall in silence are refused by name', async () => {
    expectRefusal(await save(5, 0, [cell('online-dossiers', 'nothing', '1')]), indicatorsRefusals.unknownPart);
    expectRefusal(await save(5, 0, [cell('overdue', 'overdue', '0')]), indicatorsRefusals.unknownPart);
    expectRefusal(await save(5, 0, [cell('online-dossiers', 'total', '1', { missing: 'NOT_YET' })]), indicatorsRefusals.amountOrReason);
    expectRefusal(await save(5, 0, [cell('online-dossiers', 'total', null, { missing: 'OTHER' })]), indicatorsRefusals.amountOrReason);
    expectRefusal(await save(5, 0, [cell('online-dossiers', 'total', '1.000')]), commonRefusals.invalidInput);
    expect((await save(5, 0, mayCells().slice(0, 2))).refusal).toBeUndefined();
    expectRefusal(await officer.try(indicatorsApi.submit, { ...at(5), body: { version: await version(5) } }), indicatorsRefusals.incomplete);
    await save(
      5,
      await version(5),
      [...mayCells(), cell('online-dossiers', 'online', '286')].filter((one, index) => !(one.part === 'online' && index < 5)),
    );
    expectRefusal(await officer.try(indicatorsApi.submit, { ...at(5), body: { version: await version(5) } }), indicatorsRefusals.contradictory);
    await save(
      5,
      await version(5),
      mayCells().map((one) => (one.part === 'planned' ? { ...one, amount: '1' } : one)),
    );
    expectRefusal(await officer.try(indicatorsApi.submit, { ...at(5), body: { version: await version(5) } }), indicatorsRefusals.fellWithoutNote);
  });

  test('an empty cell leaves the draft; a reason stands for a number and makes the whole unknown', async () => {
    await save(5, await version(5), [cell('online-dossiers', 'online', null, { missing: 'NOT_YET' }), cell('online-dossiers', 'secret', null)]);
    const line = (await form(5)).lines.find((one) => one.definition.code === 'online-dossiers');
    expect(line?.cells.map((one) => one.part)).toEqual(['online', 'total']);
    expect(line?.result).toEqual({ known: false, why: 'MISSING' });
  });

  test('what the work programme says is read, and agrees with it', async () => {
    const from = await app.look((tx) => progressOf(tx, [unitId], year)).then((found) => found.get(unitId));
    const may = await form(5);
    const live = (code: string) =>
      Object.fromEntries(may.lines.find((line) => line.definition.code === code)?.live.map((one) => [one.part, one.amount]) ?? []);
    expect(from?.planned).toBe(0);
    expect(live('overdue')).toEqual({});
    await app.db.pool.query(
      `insert into progress.programme (id, unit_id, year, state, title) values (gen_random_uuid(), $1, 2022, 'DRAFT', 'Chương trình')`,
      [unitId],
    );
    await app.db.pool.query(
      `insert into progress.task (id, programme_id, unit_id, year, title, due_on, first_due_on, completed_on)
       select gen_random_uuid(), p.id, p.unit_id, 2022, 'Việc ' || n, '2022-05-20', '2022-05-20', case when n < 4 then date '2022-05-19' end
       from progress.programme p, generate_series(1, 4) n where p.unit_id = $1`,
      [unitId],
    );
    const now = await form(5);
    const seen = (code: string) => now.lines.find((line) => line.definition.code === code);
    expect(seen('on-time')?.result).toMatchObject({ known: true, amount: '75', numerator: '3', denominator: '4' });
    expect(seen('overdue')?.result).toMatchObject({ known: true, amount: '1' });
    expect(seen('plan-completion')?.result).toMatchObject({ known: true, amount: '75' });
  });

  test('two desks do not overwrite each other', async () => {
    const seen = await version(5);
    await save(5, seen, mayCells());
    expectRefusal(await save(5, seen, mayCells()), commonRefusals.stale);
  });

  test('sent: the desk owes nothing, the head does; he returns it with a reason and it is owed again', async () => {
    await officer.call(indicatorsApi.submit, { ...at(5), body: { version: await version(5) } });
    expect(await duties()).toEqual([]);
    expect(await duties(leader)).toEqual(['Xác nhận số liệu chỉ số tháng 5/2022 · Cục BĐKH']);
    const sent = await form(5);
    expect(sent).toMatchObject({ state: 'SUBMITTED', late: false });
    expectRefusal(await save(5, sent.version, mayCells()), indicatorsRefusals.entryStands);
    expectRefusal(
      await officer.try(indicatorsApi.confirm, { params: { id: sent.id ?? '' }, body: { version: sent.version } }),
      commonRefusals.notYourRole,
    );
    await leader.call(indicatorsApi.giveBack, { params: { id: sent.id ?? '' }, body: { version: sent.version, reason: 'Thiếu hồ sơ của phòng B' } });
    const returned = await form(5);
    expect(returned).toMatchObject({ state: 'DRAFT', returnReason: 'Thiếu hồ sơ của phòng B' });
    // What comes back can be sent back as it is: frozen counts are no cells of the officer.
    const cells = returned.lines.flatMap((line) => line.cells).map(({ carried: _carried, ...one }) => one);
    expect((await save(5, returned.version, cells)).refusal).toBeUndefined();
    expect(await duties()).toHaveLength(1);
  });

  test('a second sending after the 5th is not late: the first was in time', async () => {
    app.clock.set('2022-06-09');
    await officer.call(indicatorsApi.submit, { ...at(5), body: { version: await version(5) } });
    const sent = await form(5);
    expect(sent.late).toBe(false);
    await leader.call(indicatorsApi.confirm, { params: { id: sent.id ?? '' }, body: { version: sent.version } });
    expect(await form(5)).toMatchObject({ state: 'CONFIRMED', confirmedOn: '2022-06-09' });
    const value = (await officer.call(indicatorsApi.overview, { params: { unitId, year } })).indicators.find(
      (one) => one.definition.code === 'online-dossiers',
    );
    expect(value?.year).toMatchObject({
      asOfMonth: 5,
      stale: false,
      certainty: 'CONFIRMED',
      verdict: 'UNMET',
      result: { known: true, amount: '99.65', numerator: '284', denominator: '285' },
    });
    const list = (await officer.call(indicatorsApi.overview, { params: { unitId, year } })).indicators.find(
      (one) => one.definition.code === 'discipline',
    );
    expect(list?.year).toMatchObject({ result: { known: true, amount: '0' }, verdict: 'MET' });
  });
});

describe('no change', () => {
  test('one tap takes last month over, says so, and needs a reason; the running month is kept as a draft only', async () => {
    const june = await form(6);
    expect(june.version).toBe(-1);
    expectRefusal(await officer.try(indicatorsApi.noChange, { ...at(6), body: { version: -1, reason: '' } }), commonRefusals.invalidInput);
    await officer.call(indicatorsApi.noChange, { ...at(6), body: { version: -1, reason: 'Tháng nghỉ, không phát sinh' } });
    const after = await form(6);
    expect(after.noChangeReason).toBe('Tháng nghỉ, không phát sinh');
    expect(after.lines.flatMap((line) => line.cells).every((one) => one.carried)).toBe(true);
    expectRefusal(await officer.try(indicatorsApi.submit, { ...at(6), body: { version: after.version } }), indicatorsRefusals.monthNotOver);
    expectRefusal(await officer.try(indicatorsApi.save, { ...at(7), body: { version: -1, cells: [], note: '' } }), indicatorsRefusals.monthAhead);
  });

  test('the same numbers typed again without a reason are no answer', async () => {
    app.clock.set('2022-07-08');
    const cells = (await form(6)).lines.flatMap((line) => (line.cells.length > 0 ? line.cells : [])).map(({ carried: _carried, ...one }) => one);
    const quarter = ['reform-plan', 'online-services', 'unity', 'streamlining', 'digital-products'].map((code) =>
      cell(code, 'complete', null, { missing: 'NOT_YET' }),
    );
    await app.db.pool.query("update indicators.month_entry set no_change_reason = '' where unit_id = $1 and month = 6", [unitId]);
    await save(6, await version(6), [...cells, ...quarter]);
    expectRefusal(await officer.try(indicatorsApi.submit, { ...at(6), body: { version: await version(6) } }), indicatorsRefusals.noChangeNeedsReason);
    await officer.call(indicatorsApi.noChange, { ...at(6), body: { version: await version(6), reason: 'Không phát sinh trong tháng' } });
    await officer.call(indicatorsApi.submit, { ...at(6), body: { version: await version(6) } });
    expect(await form(6)).toMatchObject({ state: 'SUBMITTED', late: true });
  });

  test('January keeps levels and starts running numbers anew', async () => {
    expectRefusal(
      await officer.try(indicatorsApi.noChange, { params: { unitId, year: 2022, month: 1 }, body: { version: -1, reason: 'Không đổi' } }),
      indicatorsRefusals.entryStands,
    );
  });
});

describe('corrections', () => {
  test('a confirmed month is corrected by a new revision with its reason; the old one stays and its number counts until then', async () => {
    const may = await form(5);
    await standing.call(indicatorsApi.askCorrection, {
      params: { id: may.id ?? '' },
      body: { version: may.version, reason: 'Lệch với hệ thống văn bản' },
    });
    expect(await duties()).toContain('Sửa số liệu chỉ số tháng 5/2022 · Cục BĐKH');
    const { id } = await officer.call(indicatorsApi.correct, {
      params: { id: may.id ?? '' },
      body: { version: may.version, reason: 'Đếm sót một hồ sơ' },
    });
    expectRefusal(
      await officer.try(indicatorsApi.correct, { params: { id: may.id ?? '' }, body: { version: may.version, reason: 'Lần nữa' } }),
      indicatorsRefusals.correctionOpen,
    );
    expect(await form(5)).toMatchObject({ id, revision: 2, state: 'DRAFT', correctionReason: 'Đếm sót một hồ sơ' });
    expect(await form(5, standing)).toMatchObject({ revision: 1, state: 'CONFIRMED' });
    await save(
      5,
      0,
      mayCells().map((one) => (one.part === 'online' ? { ...one, amount: '285' } : one)),
    );
    const sent = await officer.call(indicatorsApi.submit, { ...at(5), body: { version: 1 } });
    await leader.call(indicatorsApi.confirm, { params: { id }, body: { version: sent.version } });
    const old = await officer.call(indicatorsApi.form, { ...at(5), query: { revision: 1 } });
    expect(old).toMatchObject({ state: 'REPLACED', revision: 1 });
    expect(old.lines.find((line) => line.definition.code === 'online-dossiers')?.result).toMatchObject({ amount: '99.65' });
    const now = await app.look((tx) => indicatorsOf(tx, unitId, year));
    expect(now.find((one) => one.code === 'online-dossiers')?.months[4]).toMatchObject({
      value: { amount: '100' },
      certainty: 'CONFIRMED',
      verdict: 'MET',
    });
  });
});

describe('who sees what', () => {
  const dossiers = async (who: typeof officer, month: number) =>
    (await who.call(indicatorsApi.overview, { params: { unitId, year } })).indicators.find((one) => one.definition.code === 'online-dossiers')
      ?.months[month - 1];

  test('what is confirmed is read by the group, what is sent by head and overseers, a draft by the unit alone; strangers see no unit', async () => {
    await app.clock.set('2022-08-02');
    await officer.call(indicatorsApi.save, { ...at(7), body: { version: -1, cells: [cell('online-dossiers', 'total', '300')], note: '' } });
    expect((await dossiers(neighbour, 5))?.certainty).toBe('CONFIRMED');
    expect((await dossiers(neighbour, 6))?.result).toEqual({ known: false, why: 'NOT_SENT' });
    expect((await dossiers(head, 6))?.certainty).toBe('SUBMITTED');
    expect((await dossiers(standing, 6))?.certainty).toBe('SUBMITTED');
    for (const who of [neighbour, head, standing]) expect((await dossiers(who, 7))?.certainty).toBe('UNKNOWN');
    expect((await dossiers(officer, 7))?.certainty).toBe('DRAFT');
    expectRefusal(await stranger.try(indicatorsApi.overview, { params: { unitId, year } }), commonRefusals.notFound);
    expectRefusal(await stranger.try(indicatorsApi.form, at(5)), commonRefusals.notFound);
    expectRefusal(await neighbour.try(indicatorsApi.save, { ...at(7), body: { version: -1, cells: [], note: '' } }), indicatorsRefusals.notYourUnit);
    expectRefusal(await stranger.try(indicatorsApi.save, { ...at(7), body: { version: -1, cells: [], note: '' } }), commonRefusals.notFound);
  });

  test('the database alone holds the same walls', async () => {
    const seen = async (unitIds: string[], role: 'officer' | 'standing' | 'council') => {
      const actor = { accountId: null, personId: null, name: 'Người xem', grants: [{ role, unitId: unitIds[0] ?? null }], unitIds };
      return app.db.read(actor, async (tx) => ({
        entries: (
          await tx.many<{ month: number }>(
            sql`select month from indicators.month_entry where unit_id = ${unitId} and year = 2022 and state <> 'REPLACED' order by month`,
          )
        ).map((row) => row.month),
        drafts: await tx.many(
          sql`select 1 from indicators.value v join indicators.month_entry e on e.id = v.entry_id where e.unit_id = ${unitId} and e.month = 7`,
        ),
      }));
    };
    expect(await seen([unitId], 'officer')).toMatchObject({ entries: [1, 2, 3, 4, 5, 6, 7], drafts: [expect.anything()] });
    expect((await seen([seedId('org-cuc-tnn')], 'officer')).entries).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await seen([seedId('org-cuc-cntt')], 'officer')).toEqual({ entries: [1, 2, 3, 4, 5], drafts: [] });
    expect((await seen([seedId('org-so-hanoi')], 'officer')).entries).toEqual([]);
    expect((await seen([], 'standing')).entries).toEqual([1, 2, 3, 4, 5, 6]);
    const neighbourActor = {
      accountId: null,
      personId: null,
      name: 'Hàng xóm',
      grants: [{ role: 'officer' as const, unitId: seedId('org-cuc-cntt') }],
      unitIds: [seedId('org-cuc-cntt')],
    };
    await expect(
      app.db.write(neighbourActor, (tx) =>
        tx.run(sql`insert into indicators.tracking (unit_id, year, from_month, started_on) values (${unitId}, 2030, 1, '2030-01-01')`),
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      app.db.write(neighbourActor, (tx) =>
        tx.run(
          sql`insert into indicators.fact (id, unit_id, year, kind, state, title, declared_by, created_at) values (gen_random_uuid(), ${unitId}, 2022, 'complaint', 'DECLARED', 'x', 'x', now())`,
        ),
      ),
    ).rejects.toThrow('row-level security');
    // A confirmed form is closed for numbers even to its own unit.
    const own = { ...neighbourActor, grants: [{ role: 'officer' as const, unitId }], unitIds: [unitId] };
    expect(
      await app.db.write(own, (tx) =>
        tx.run(
          sql`update indicators.value set amount = 1 where entry_id in (select id from indicators.month_entry where unit_id = ${unitId} and month = 1)`,
        ),
      ),
    ).toBe(0);
  });
});

describe('roll-up', () => {
  test('a group adds what is known, and says how old it is and who is missing', async () => {
    const group = await head.call(indicatorsApi.rollUp, { params: { termId } });
    const total = group.indicators.find((one) => one.code === 'online-dossiers')?.total;
    expect(total).toMatchObject({ units: 5, unknown: 0, asOfMonth: 3 });
    expect(total?.stale).toBeGreaterThanOrEqual(3);
    expect(group.rows).toHaveLength(6);
    const behind = group.rows.find((row) => row.unit.id === blankUnit);
    expect(behind).toMatchObject({ tracked: false, sentMonth: null, notSent: null });
    expectRefusal(await stranger.try(indicatorsApi.rollUp, { params: { termId } }), commonRefusals.notFound);
    expect(
      Buffer.from(await head.download(indicatorsApi.termValues, { params: { termId } }))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('overseers see who is behind; others do not get the board', async () => {
    const board = await standing.call(indicatorsApi.board, { query: { year, behind: 'true' as never } });
    expect(board.rows.length).toBeGreaterThanOrEqual(4);
    expect(board.rows.every((row) => (row.notSent ?? 0) > 0)).toBe(true);
    expect(board.totals.find((one) => one.code === 'disbursement')?.total.units).toBe(5);
    expectRefusal(await officer.try(indicatorsApi.board, { query: { year } }), commonRefusals.notFound);
  });
});

test('a unit that nobody follows owes nothing until it is followed', async () => {
  const blank = await app.as('canbo.tt-qhdt-tnn');
  const blankLeader = await app.as('lanhdao.tt-qhdt-tnn');
  const month = { params: { unitId: blankUnit, year, month: 7 } };
  expectRefusal(await blank.try(indicatorsApi.save, { ...month, body: { version: -1, cells: [], note: '' } }), indicatorsRefusals.notTracked);
  expectRefusal(await leader.try(indicatorsApi.track, { body: { unitIds: [blankUnit], year, fromMonth: 7 } }), indicatorsRefusals.onlyStanding);
  await blankLeader.call(indicatorsApi.track, { body: { unitIds: [blankUnit], year, fromMonth: 7 } });
  expectRefusal(await standing.try(indicatorsApi.track, { body: { unitIds: [blankUnit], year, fromMonth: 1 } }), indicatorsRefusals.alreadyTracked);
  await sweepNow(app.db);
  expect(await duties(blank)).toEqual(['Số liệu chỉ số tháng 7/2022 · TT QH&ĐT TNNQG']);
  await app.db.read(system, async (tx) =>
    expect(await tx.many(sql`select 1 from indicators.month_entry where unit_id = ${blankUnit}`)).toHaveLength(1),
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectRefusal, testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { newId } from '#platform/ids.ts';
import { commonRefusals } from '#platform/refusal.ts';
import { recordRefusals, recordsApi } from '../contract.ts';
import { award, ground, person, put, unitId } from './testing.ts';

/** A title of the law of its day could not be had without an initiative: which one it was is a fact or a doubt (law.md §9). */
let app: TestApp;
let officer: Visitor;

beforeAll(async () => {
  app = await testApp({ today: '2022-06-10' });
  officer = await app.as('canbo.cuc-vt');
});
afterAll(() => app.close());

const work = async (personId: string, title: string, recognisedOn: string) =>
  (
    await officer.call(recordsApi.addInitiative, {
      body: {
        unitId,
        title,
        kind: 'INITIATIVE',
        level: 'CO_SO',
        decisionNumber: '1/QĐ',
        recognisedOn,
        recognisedBy: 'Cục',
        applied: true,
        appliedWhere: '',
        effectFrom: null,
        effectTo: null,
        authors: [{ personId, share: 10_000 }],
        ...ground,
      },
    })
  ).id;

/** Two excellent years, two initiatives, everything looked through. */
async function worker(name: string) {
  const id = await person(app, name);
  for (const year of [2020, 2021]) {
    await put(officer, id, { kind: 'rating', year, scale: 'FOUR_GRADES', grade: 'HTXSNV', wording: '', decisionNumber: '', decidedOn: null });
    await put(officer, id, {
      kind: 'declaration',
      year,
      topics: ['doan_ket', 'tham_gia_phong_trao', 'chap_hanh', 'hoc_tap', 'dao_duc', 'nang_suat'],
      holdsTrue: true,
      declaredBy: 'Cục',
    });
  }
  await put(officer, id, {
    kind: 'known_span',
    about: [
      'ratings',
      'initiatives',
      'scienceWorks',
      'achievements',
      'movements',
      'combatIngenuity',
      'discipline',
      'holds',
      'leave',
      'training',
      'awards',
    ],
    validFrom: '2010-01-01',
    validTo: '2022-06-10',
  });
  return { id, works: [await work(id, `Sáng kiến một của ${name}`, '2020-11-20'), await work(id, `Sáng kiến hai của ${name}`, '2021-11-15')] };
}

const certificate = async (id: string) => {
  const { awards } = await officer.call(recordsApi.personEligibility, { params: { id }, query: { on: '2022-06-10', year: 2021 } });
  const { report } = awards.find((one) => one.code === 'BK_BBNT') ?? {};
  const branch = report?.tree.children.find((node) => node.id.includes('CONG') || JSON.stringify(node).includes('sáng kiến'));
  return { verdict: report?.verdict, advice: report?.advice, words: JSON.stringify(branch ?? report?.tree) };
};
const titleOf = (id: string, year: number, usedWork: string | null) =>
  officer.call(recordsApi.backEnterAward, { body: { ...award(id, 'CSTDCS', year, { decidedOn: `${year}-12-15` }), usedWork } });

test('without a title on record the two initiatives are unused; a title nobody looked up makes it unknown, and says why', async () => {
  const { id, works } = await worker('Người Có Sáng Kiến');
  const before = await certificate(id);
  const entered = await titleOf(id, 2021, null);
  const doubted = await certificate(id);
  expect(before.words).not.toContain('chưa ghi đã dùng');
  expect(doubted.words).toContain('Chiến sĩ thi đua cơ sở năm 2021 có thể đã dùng, chưa ghi đã dùng sáng kiến nào');
  expect([before.verdict, doubted.verdict]).toEqual(['met', 'unknown']);
  const shown = async () => (await officer.call(recordsApi.person, { params: { id } })).awards.find((one) => one.id === entered.id);
  expect(await shown()).toMatchObject({ workUnnoted: true, can: { stateWork: { ok: true } } });

  // It stood on none: both are surely free again.
  await officer.call(recordsApi.stateUsedWork, { params: { id: entered.id }, body: { usedWork: 'NONE', reason: 'Theo biên bản' } });
  expect((await certificate(id)).verdict).toBe('met');
  expect(await shown()).toMatchObject({ workUnnoted: false });

  // It stood on the second: one is left, the doubt is gone.
  await officer.call(recordsApi.stateUsedWork, { params: { id: entered.id }, body: { usedWork: works[1] ?? '', reason: 'Theo biên bản' } });
  const used = await certificate(id);
  expect(used.verdict).not.toBe('met');
  expect(used.words).not.toContain('chưa ghi đã dùng');

  // Taken back, it used nothing.
  const version = (await shown())?.version ?? 0;
  await officer.call(recordsApi.withdrawAward, { params: { id: entered.id }, body: { version, reason: 'Ghi nhầm' } });
  expect((await certificate(id)).verdict).toBe('met');
});

test('what was recognised after the title cannot have served it', async () => {
  const { id } = await worker('Người Có Sáng Kiến Sau');
  await titleOf(id, 2020, null);
  const { words } = await certificate(id);
  expect(words).toContain('năm 2020 có thể đã dùng');
  const facts = await officer.call(recordsApi.initiatives, { query: { q: 'Sáng kiến hai của Người Có Sáng Kiến Sau' } });
  expect(facts.rows[0]?.uses).toBe(0);
});

test('named at once while it is entered; another person’s work and another unit’s award are refused', async () => {
  const { id, works } = await worker('Người Ghi Ngay');
  const other = await worker('Người Khác');
  await titleOf(id, 2020, works[0] ?? '');
  expect((await officer.call(recordsApi.initiative, { params: { id: works[0] ?? '' } })).usedFor).toMatchObject([
    { awardCode: 'CSTDCS', year: 2020 },
  ]);
  const refused = (usedWork: string) => officer.try(recordsApi.backEnterAward, { body: { ...award(id, 'CSTDCS', 2021), usedWork } });
  expectRefusal(await refused(other.works[0] ?? ''), recordRefusals.notAnAuthor);
  expectRefusal(await refused(newId()), commonRefusals.notFound);
  const made = await titleOf(id, 2021, 'NONE');
  const stranger = await app.as('canbo.so-hanoi');
  const state = await stranger.try(recordsApi.stateUsedWork, { params: { id: made.id }, body: { usedWork: 'NONE', reason: '' } });
  expectRefusal(state, recordRefusals.notYours);
});

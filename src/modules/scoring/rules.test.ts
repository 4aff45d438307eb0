import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { entriesAllowed } from './sheet/entry.ts';
import { judgeCondition, type MonthFact } from './sheet/conditions.ts';
import { groupItems, inGroup, meanOf, percentOfScale, runningTotal, scoredItems, sumOf, type RuleItem, type ScoredLine } from './sheet/points.ts';
import { scoringRefusals as refusals } from './refusals.ts';
import {
  acceptReady,
  checkComplete,
  checkerOf,
  finalOf,
  mayExplain,
  mayVerify,
  proved,
  selfComplete,
  stateAllows,
  usualTransitions,
  verifyComplete,
  visibleColumns,
} from './rules.ts';

const line = (change: Partial<ScoredLine> = {}): ScoredLine => ({
  itemId: 'i1',
  code: 'TT1.1',
  title: 'Phát động',
  max: 6000,
  self: null,
  selfNote: '',
  checked: null,
  checkComment: '',
  explanation: '',
  final: null,
  finalComment: '',
  proposed: null,
  cross: null,
  ...change,
});
const item = (change: Partial<RuleItem> = {}): RuleItem => ({
  id: 'i1',
  parentId: null,
  ord: 1,
  code: 'TT1.1',
  title: 'Phát động',
  maxHundredths: 6000,
  kind: 'manual',
  hardCondition: false,
  counts: 'base',
  criterionId: null,
  groupTitle: 'Phong trào',
  ...change,
});
const code = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'ok' : decision.refusal?.code);

describe('the life of a sheet', () => {
  test('the table of transitions is the one drawn in the README', async () => {
    const readme = await readFile(new URL('./README.md', import.meta.url), 'utf8');
    const drawn = [...readme.matchAll(/^ {2}(\w+) --> (\w+): (\w+)/gm)].map(([, from, to, verb]) => `${from} ${verb} ${to}`);
    expect(drawn.sort()).toEqual(usualTransitions.map((one) => `${one.from} ${one.verb} ${one.to}`).sort());
  });

  test('a final sheet answers every verb but a correction with the way corrections go', () => {
    expect(code(stateAllows('saveSelf', 'FINAL'))).toBe(refusals.finalStays.code);
    expect(code(stateAllows('correct', 'FINAL'))).toBe('ok');
    expect(code(stateAllows('submit', 'SELF_SUBMITTED'))).toBe(refusals.wrongState.code);
  });

  test('nobody checks itself: the head unit goes to its deputy, without a deputy to the standing body (practice §12.6)', () => {
    const term = { headUnitId: 'head', deputyUnitId: 'deputy', hostUnitId: null };
    expect(checkerOf(term, 'member')).toBe('head');
    expect(checkerOf(term, 'head')).toBe('deputy');
    expect(checkerOf({ ...term, deputyUnitId: null }, 'head')).toBeNull();
    expect(checkerOf({ headUnitId: null, deputyUnitId: null, hostUnitId: 'host' }, 'member')).toBe('host');
    expect(checkerOf({ headUnitId: null, deputyUnitId: null, hostUnitId: null }, 'member')).toBeNull();
    expect(checkerOf({ headUnitId: 'head', deputyUnitId: 'head', hostUnitId: null }, 'head')).toBeNull();
  });
});

describe('what each step asks for', () => {
  test('a written 0 is a score, an empty one is missing and named', () => {
    expect(selfComplete([line({ self: 0 })]).ok).toBe(true);
    const refused = selfComplete([line({ self: 0 }), line({ itemId: 'i2', code: 'TT2.3' })]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: refusals.missingSelf.code, fields: [{ path: 'i2.self' }] } });
    expect(!refused.ok && refused.refusal.message.vi).toContain('TT2.3');
  });

  test('other points need a comment, equal ones do not', () => {
    expect(code(checkComplete([line({ self: 5000 })]))).toBe(refusals.missingChecked.code);
    expect(checkComplete([line({ self: 5000, checked: 5000 })]).ok).toBe(true);
    expect(code(checkComplete([line({ self: 5000, checked: 4800 })]))).toBe(refusals.commentMissing.code);
    expect(checkComplete([line({ self: 5000, checked: 4800, checkComment: 'Thiếu kế hoạch' })]).ok).toBe(true);
  });

  test('the last day to explain is open, the next is not', () => {
    const lines = [line({ self: 5000, checked: 4800 })];
    expect(mayExplain(lines, '2022-12-20', '2022-12-20').ok).toBe(true);
    expect(code(mayExplain(lines, '2022-12-20', '2022-12-21'))).toBe(refusals.explainClosed.code);
    expect(code(mayExplain([line({ self: 1, checked: 1 })], '2022-12-20', '2022-12-20'))).toBe(refusals.noDifference.code);
  });

  test('the second check waits for the unit until its deadline has passed', () => {
    const lines = [line({ self: 5000, checked: 4800 })];
    expect(code(mayVerify('HEAD_REVIEWED', lines, '2022-12-20', '2022-12-20'))).toBe(refusals.waitForUnit.code);
    expect(mayVerify('HEAD_REVIEWED', lines, '2022-12-20', '2022-12-21').ok).toBe(true);
    expect(mayVerify('HEAD_REVIEWED', [line({ self: 1, checked: 1 })], null, '2022-12-20').ok).toBe(true);
    expect(mayVerify('EXPLAINED', lines, '2022-12-20', '2022-12-20').ok).toBe(true);
  });

  test('the last authorised score counts, never the highest of the three', () => {
    expect(finalOf(line({ self: 6000, checked: 4000 }))).toBe(4000);
    expect(finalOf(line({ self: 6000, checked: 4000, final: 3500 }))).toBe(3500);
    expect(finalOf(line({ self: 100, checked: 4000, final: 0 }))).toBe(0);
  });

  test('every explanation and every second change gets a reason', () => {
    expect(verifyComplete([line({ checked: 4000 })]).ok).toBe(true);
    expect(code(verifyComplete([line({ checked: 4000, explanation: 'Đã có quyết định' })]))).toBe(refusals.answerMissing.code);
    expect(code(verifyComplete([line({ checked: 4000, final: 4500 })]))).toBe(refusals.answerMissing.code);
    expect(verifyComplete([line({ checked: 4000, final: 4500, finalComment: 'Chấp nhận' })]).ok).toBe(true);
    expect(code(acceptReady([line({ explanation: 'x' })]))).toBe(refusals.alreadyExplained.code);
  });

  test('without the approving paper the programme cannot be marked as met (R-060)', () => {
    const lines = [line({ checked: 6000 })];
    expect(code(proved(lines, new Set(['i1']), (one) => one.checked))).toBe(refusals.notApproved.code);
    expect(proved([line({ checked: 0 })], new Set(['i1']), (one) => one.checked).ok).toBe(true);
    expect(proved(lines, new Set(), (one) => one.checked).ok).toBe(true);
  });

  test('work in progress is seen by the side that works (R-019)', () => {
    const unit = { unit: true, checker: false };
    const checker = { unit: false, checker: true };
    const first = { returned: false, explained: false };
    expect(visibleColumns('SELF_SUBMITTED', unit, first)).toEqual({ checked: false, explanation: true, final: false });
    expect(visibleColumns('HEAD_REVIEWED', checker, first)).toEqual({ checked: true, explanation: false, final: true });
    expect(visibleColumns('EXPLAINED', unit, first)).toEqual({ checked: true, explanation: true, final: false });
    expect(visibleColumns('SELF_DRAFT', unit, { ...first, returned: true }).checked).toBe(true);
    expect(visibleColumns('SELF_SUBMITTED', checker, { returned: true, explained: true }).explanation).toBe(true);
    expect(visibleColumns('FINAL', { unit: false, checker: false }, first)).toEqual({ checked: true, explanation: true, final: true });
  });
});

describe('points', () => {
  test('limits: the maximum is allowed, a hundredth more is not; the step is kept; met or not met', () => {
    const check = (points: number, step: number | null = null, change: Partial<RuleItem> = {}) =>
      code(entriesAllowed([{ itemId: 'i1', points }], [item(change)], step));
    expect(check(6000)).toBe('ok');
    expect(check(6001)).toBe(refusals.aboveMax.code);
    expect(check(2850, 50)).toBe('ok');
    expect(check(2875, 50)).toBe(refusals.offStep.code);
    expect(check(2875, 25)).toBe('ok');
    const off = entriesAllowed([{ itemId: 'i1', points: 2810 }], [item()], 25);
    expect(off.ok ? '' : off.refusal.message.en).toContain('steps of 0.25');
    expect(off.ok ? '' : off.refusal.message.vi).toContain('bội số của 0,25');
    expect(check(100, null, { kind: 'pass_fail', maxHundredths: 100 })).toBe('ok');
    expect(check(50, null, { kind: 'pass_fail', maxHundredths: 100 })).toBe(refusals.notPassFail.code);
    expect(code(entriesAllowed([{ itemId: 'other', points: 1 }], [item()], null))).toBe(refusals.unknownLine.code);
    expect(
      code(
        entriesAllowed(
          [
            { itemId: 'i1', points: 1 },
            { itemId: 'i1', points: 2 },
          ],
          [item()],
          null,
        ),
      ),
    ).toBe(refusals.twiceTheSame.code);
  });

  test('a total is the sum of its lines in any order; nothing written is not 0', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }), (values) => {
        const lines = values.map((self) => line({ self }));
        expect(runningTotal(lines, 'self')).toBe(values.reduce((a, b) => a + b));
        expect(runningTotal(lines.toReversed(), 'self')).toBe(runningTotal(lines, 'self'));
        expect(runningTotal([...lines, line()], 'self')).toBe(runningTotal(lines, 'self'));
      }),
    );
    expect(runningTotal([line()], 'self')).toBeNull();
  });

  test('headings: a tree stands under its roots, a flat table under the groups of its criteria; group sums add up', () => {
    const tree = [
      item({ id: 'I', code: 'I', title: 'Chuyên môn', groupTitle: null }),
      item({ id: 'I.1', code: 'I.1', parentId: 'I', ord: 2, groupTitle: null, maxHundredths: 200 }),
      item({ id: 'I.1.1', code: 'I.1.1', parentId: 'I.1', ord: 3, groupTitle: null, maxHundredths: 200 }),
    ];
    expect(scoredItems(tree).map((one) => one.code)).toEqual(['I.1.1']);
    expect(groupItems(tree)).toMatchObject([{ code: 'I', title: 'Chuyên môn', maxHundredths: 200 }]);
    const flat = [item(), item({ id: 'i2', ord: 2 }), item({ id: 'i3', ord: 3, groupTitle: 'Chương trình công tác' })];
    expect(groupItems(flat).map((group) => [group.code, group.title, group.items.length])).toEqual([
      ['I', 'Phong trào', 2],
      ['II', 'Chương trình công tác', 1],
    ]);
    const onTop = [
      item({ id: 'T', code: 'T', ord: 4, counts: 'bonus', groupTitle: null }),
      item({ id: 'K', code: 'K', ord: 5, counts: 'external', groupTitle: null }),
    ];
    expect(groupItems([...tree, ...onTop]).map((group) => [group.code, group.title, group.items.length])).toEqual([
      ['I', 'Chuyên môn', 1],
      ['II', 'Điểm thưởng, điểm cộng ngoài thang', 2],
    ]);
    expect(sumOf(groupItems(flat).map((group) => group.maxHundredths))).toBe(18_000);
  });

  test('share of the scale stays between 0 and 100 % and grows with the total (R-069)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), fc.nat(), (scale, a, b) => {
        const [low, high] = [a % (scale + 1), b % (scale + 1)].sort((x, y) => x - y) as [number, number];
        expect(percentOfScale(low, scale)).toBeLessThanOrEqual(percentOfScale(high, scale));
        expect(percentOfScale(scale, scale)).toBe(10_000);
      }),
    );
    expect(percentOfScale(95_200, 100_000)).toBe(9520);
    expect(meanOf([1, 2])).toBe(2);
    expect(meanOf([])).toBeNull();
    expect([inGroup('TT2.1', 'TT2'), inGroup('TT21', 'TT2'), inGroup('TT2', 'TT2')]).toEqual([true, false, true]);
  });
});

describe('hard conditions are three-valued', () => {
  const month = (number: number, verdict: MonthFact['verdict'], due = 10, onTime = 10, open = 0): MonthFact => ({
    month: number,
    due,
    onTime,
    open,
    rateHundredths: due === 0 ? null : Math.floor((onTime * 10_000) / due),
    verdict,
  });
  const rate = (months: MonthFact[]) => judgeCondition('monthly_on_time_rate', { months, overdue: 0 });

  test('one month on the limit fails and is named; a month without tasks is no failure (R-058)', () => {
    const failed = rate([month(5, 'MET'), month(6, 'UNMET', 25, 22)]);
    expect(failed.verdict).toBe('UNMET');
    expect(failed.detailVi).toBe('Không vượt mức: tháng 6: 88 % (22/25).');
    const met = rate([month(5, 'MET'), month(6, 'NO_DATA', 0, 0)]);
    expect(met).toMatchObject({ verdict: 'MET' });
    expect(met.detailVi).toContain('tháng 6');
  });

  test('a year without any data is unknown, not met', () => {
    expect(rate([month(1, 'NO_DATA', 0, 0)]).verdict).toBe('UNKNOWN');
    expect(rate([month(1, 'RUNNING', 3, 0, 3)]).verdict).toBe('UNKNOWN');
    expect(judgeCondition('overdue_tasks', { months: [month(1, 'NO_DATA', 0, 0)], overdue: 0 }).verdict).toBe('UNKNOWN');
    expect(judgeCondition('something_else', { months: [], overdue: 0 }).verdict).toBe('UNKNOWN');
    expect(judgeCondition(null, { months: [], overdue: 0 }).verdict).toBe('UNKNOWN');
  });

  test('one overdue task fails however high the points (R-059)', () => {
    const judge = (overdue: number) => judgeCondition('overdue_tasks', { months: [month(1, 'MET')], overdue });
    expect(judge(0).verdict).toBe('MET');
    expect(judge(1)).toMatchObject({ verdict: 'UNMET', detailVi: 'Có 1 nhiệm vụ quá hạn trong năm.' });
  });

  test('a failing month never makes a verdict better', () => {
    const months = fc.array(fc.constantFrom<MonthFact['verdict']>('MET', 'UNMET', 'NO_DATA', 'RUNNING'), { maxLength: 12 });
    fc.assert(
      fc.property(months, (verdicts) => {
        const facts = verdicts.map((verdict, index) => month(index + 1, verdict, verdict === 'NO_DATA' ? 0 : 10));
        expect(rate([...facts, month(12, 'UNMET', 10, 5)]).verdict).toBe('UNMET');
      }),
    );
  });
});

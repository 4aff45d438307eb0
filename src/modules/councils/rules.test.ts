import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countVotes } from '#modules/ballots/rules.ts';
import { minutesText, type MinuteFacts } from './minutes.ts';
import { councilRefusals } from './refusals.ts';
import { atStep, mayOpenWith, mayVoteOn, meetingTransitions, overlaps, presidingOf, quorumOf, type Seat } from './rules.ts';

const seats = (present: number, all = 9): Seat[] =>
  Array.from({ length: all }, (_, index) => ({
    memberId: `m${index}`,
    duty: index === 0 ? 'chair' : index === 1 ? 'vice-chair' : 'member',
    present: index < present,
  }));

test.each([
  [9, 6],
  [10, 7],
  [11, 8],
  [12, 8],
  [15, 10],
])('two thirds of %i are %i', (members, needed) => expect(quorumOf(members, 2, 3)).toBe(needed));

test('a quorum is never below the fraction and never one too many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      (members, denominator, numerator) => {
        fc.pre(numerator <= denominator);
        const needed = quorumOf(members, numerator, denominator);
        expect(needed * denominator).toBeGreaterThanOrEqual(members * numerator);
        expect((needed - 1) * denominator).toBeLessThan(members * numerator || 1);
      },
    ),
  );
});

test('six of nine may open, five may not, and the refusal says how many are needed', () => {
  expect(mayOpenWith(seats(6), 2, 3).ok).toBe(true);
  expect(mayOpenWith(seats(5), 2, 3)).toMatchObject({
    ok: false,
    refusal: { code: councilRefusals.noQuorum.code, message: { vi: expect.stringContaining('5/9') } },
  });
});

test('the chair presides, a vice-chair when the chair is away, nobody else', () => {
  expect(presidingOf(seats(9))?.duty).toBe('chair');
  expect(presidingOf(seats(9).map((seat) => (seat.duty === 'chair' ? { ...seat, present: false } : seat)))?.duty).toBe('vice-chair');
  expect(
    mayOpenWith(
      seats(9).map((seat) => ({ ...seat, duty: 'member' as const })),
      2,
      3,
    ),
  ).toMatchObject({ ok: false });
});

test('a candidate votes on the own case only where the council lets it', () => {
  expect(mayVoteOn('noted', 'a', 'a').ok).toBe(true);
  expect(mayVoteOn('no-vote', 'a', 'a')).toMatchObject({ ok: false, refusal: { code: councilRefusals.recused.code } });
  expect(mayVoteOn('no-vote', 'a', 'b').ok).toBe(true);
  expect(mayVoteOn('no-vote', 'a', null).ok).toBe(true);
});

test('memberships that share one day overlap; the next day does not', () => {
  expect(overlaps({ from: '2020-01-01', to: '2022-05-01' }, { from: '2022-05-01', to: null })).toBe(true);
  expect(overlaps({ from: '2020-01-01', to: '2022-04-30' }, { from: '2022-05-01', to: null })).toBe(false);
});

test('votes are possible only while the ballot is open', () => {
  expect(atStep('BALLOT_OPEN', 'vote').ok).toBe(true);
  for (const state of ['IN_SESSION', 'COUNTING', 'COUNTED', 'MINUTES_DRAFT', 'CONCLUDED'] as const) expect(atStep(state, 'vote').ok).toBe(false);
});

test('the README draws exactly these transitions', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  for (const { from, verb, to } of meetingTransitions) expect(readme).toContain(`${from} --> ${to}: ${verb}`);
  expect(readme.match(/--> [A-Z_]+: /g)?.length).toBe(meetingTransitions.length + 1);
});

const facts: MinuteFacts = {
  unitName: 'Bộ Tài nguyên và Môi trường',
  councilName: 'Hội đồng (mẫu)',
  number: '01/BB-HĐ',
  purpose: 'yearly',
  title: 'Họp xét khen thưởng năm 2022',
  heldOn: '2022-12-20',
  startsAt: '08:30',
  place: 'Hà Nội',
  form: 'in-person',
  note: '',
  discussion: '',
  secretary: 'Thường trực (mẫu)',
  quorumNeeded: 6,
  members: [
    { name: 'Ủy viên 1', post: 'Vụ trưởng', duty: 'chair', present: true, presides: true, wrote: false },
    { name: 'Ủy viên 2', post: null, duty: 'member', present: false, presides: false, wrote: true },
  ],
  items: [
    {
      title: 'Cục A – Cờ thi đua',
      detail: 'Dẫn đầu Khối IV',
      note: '',
      thresholdPercent: 80,
      thresholdBasis: '',
      candidates: [],
      ballot: {
        id: '',
        kind: 'open',
        state: 'COUNTED',
        openedOn: '2022-12-20',
        countingTeam: 'Tổ 1',
        paper: null,
        votes: [],
        tally: countVotes(
          2,
          80,
          [
            { choice: 'yes', written: false },
            { choice: 'yes', written: true },
          ],
          null,
        ),
      },
    },
  ],
};

test('the minute holds every field of the form, marks written opinions, and is the same for the same facts', () => {
  const text = minutesText(facts);
  for (const part of [
    'Số: 01/BB-HĐ',
    '08 giờ 30, ngày 20 tháng 12 năm 2022',
    'Chủ trì: Ủy viên 1',
    'Thư ký: Thường trực',
    'có mặt: 1/2',
    'Vắng mặt: 1/2',
    'Ủy viên 2 – Ủy viên (có ý kiến bằng văn bản',
    '2/2',
    '100,0%',
    'Thông qua',
    'không thay cho quyết định',
  ])
    expect(text).toContain(part);
  expect(minutesText(facts)).toBe(text);
});

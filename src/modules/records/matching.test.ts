import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesFor, certainMatch, editDistance, likelyPair, nameLikeness, type Known } from './matching.ts';

const known = (id: string, fullName: string, ...posts: [string, string, boolean?][]): Known => ({
  id,
  fullName,
  posts: posts.map(([unitId, title, current = true]) => ({ unitId, title, current })),
});

describe('two spellings of a name', () => {
  test.each([
    ['Nguyễn Văn Hoà', 'Nguyễn  Văn Hoà', 'SAME_NAME'],
    ['Nguyễn Văn Hoà', 'nguyễn văn hoà', 'SAME_NAME'],
    ['Nguyễn Văn Hòa', 'Nguyen Van Hoa', 'ACCENTS'],
    ['Đặng Thị Ân', 'Dang Thi An', 'ACCENTS'],
    ['Nguyễn Văn Hòa', 'Văn Hòa Nguyễn', 'ORDER'],
    ['Trương Văn Đạt', 'Trương Văn Đạtt', 'SPELLING'],
    ['Phạm Quỳnh Mai', 'Phạm Huỳnh Mai', 'SPELLING'],
    ['Nguyễn Thị Hồng Nhung', 'Nguyễn Thị Hồng Nhug', 'SPELLING'],
  ])('%s and %s: %s', (a, b, reason) => {
    expect(nameLikeness(a, b)?.reason).toBe(reason);
  });
  test.each([
    ['An', 'Anh'],
    ['Lê An', 'Trần Bình'],
    ['Nguyễn Văn Hòa', 'Nguyễn Thị Hòa'],
    ['', 'Lê An'],
  ])('%s and %s are two people', (a, b) => {
    expect(nameLikeness(a, b)).toBeNull();
  });

  const name = fc
    .array(fc.constantFrom('Nguyễn', 'Văn', 'Thị', 'Hòa', 'Đạt', 'Mai', 'Ân', 'Quỳnh', 'Lê'), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(' '));
  test('likeness does not depend on who is asked first, and everybody is like themselves', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(nameLikeness(a, b)).toEqual(nameLikeness(b, a));
        expect(nameLikeness(a, a)?.reason).toBe('SAME_NAME');
      }),
    );
  });
  test('the distance is symmetric and zero only for equals', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});

describe('who a paper names', () => {
  const here = known('1', 'Nguyễn Văn Hòa', ['u1', 'Chuyên viên']);
  test('exactly alike in the unit is certain', () => {
    expect(
      certainMatch(candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u1' }, [here, known('2', 'Nguyễn Văn Hòa', ['u2', 'Chuyên viên'])])),
    ).toBe('1');
    expect(certainMatch(candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u1' }, [known('1', 'Nguyễn Văn Hòa', ['u1', 'X', false])]))).toBe('1');
  });
  test('namesakes of one unit, missing accents, slips, another unit: a human chooses', () => {
    const twin = known('2', 'Nguyễn Văn Hòa', ['u1', 'Phó phòng']);
    const both = candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u1', title: 'Phó phòng' }, [here, twin]);
    expect(certainMatch(both)).toBeNull();
    expect(both[0]).toMatchObject({ id: '2', reasons: ['SAME_NAME', 'SAME_UNIT', 'SAME_POST', 'NAMESAKE'] });
    expect(certainMatch(candidatesFor({ fullName: 'Nguyen Van Hoa', unitId: 'u1' }, [here]))).toBeNull();
    expect(certainMatch(candidatesFor({ fullName: 'Nguyễn Văn Hoàa', unitId: 'u1' }, [here]))).toBeNull();
    expect(candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u9' }, [here])[0]?.reasons).toEqual(['SAME_NAME', 'OTHER_UNIT']);
    expect(certainMatch(candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u9' }, [here]))).toBeNull();
  });
  test('a near spelling in the same unit keeps an exact one from being taken blindly', () => {
    expect(certainMatch(candidatesFor({ fullName: 'Nguyễn Văn Hòa', unitId: 'u1' }, [here, known('2', 'Nguyễn Văn Hoá', ['u1', 'Y'])]))).toBeNull();
  });
});

test('a pair scores by name, unit and post, whichever comes first', () => {
  const a = known('a', 'Phạm Thị Mẫu', ['u1', 'Chuyên viên']);
  const b = known('b', 'Pham Thi Mau', ['u1', 'chuyên viên']);
  expect(likelyPair(a, b)).toEqual({ a: 'a', b: 'b', reasons: ['ACCENTS', 'SAME_UNIT', 'SAME_POST'], score: 90 });
  expect(likelyPair(b, a)).toEqual(likelyPair(a, b));
  expect(likelyPair(a, a)).toBeNull();
  expect(likelyPair(a, known('c', 'Phạm Thị Mẫu', ['u2', 'Chuyên viên']))?.score).toBe(35);
});

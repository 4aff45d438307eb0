import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedKeys } from './json-keys.ts';

test.each([
  ['{"a":1,"a":2}', [['a']]],
  ['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}', []],
  ['{"u":[{},{"f":{"x":1,"y":",","x":0}}]}', [['u', 1, 'f', 'x']]],
  ['{"a":"{\\"b\\":1","b":[1,[2,{"c":1,"c":[]}]]}', [['b', 1, 1, 'c']]],
  ['{"a\\u0062":1, "ab" : {"k":1,"k":2,"k":3}}', [['ab', 'k'], ['ab', 'k'], ['ab']]],
  ['{"\\\\":1,"\\"":2,"":3}', []],
  ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
  ['"a"', []],
])('%s', (text, wanted) => {
  JSON.parse(text);
  expect(repeatedKeys(text, 10).toSorted()).toEqual(wanted.toSorted());
});

test('what JSON prints repeats nothing; a key printed again is found where it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), fc.boolean(), (value, key, tight) => {
      const text = JSON.stringify(value, null, tight ? undefined : 2);
      expect(repeatedKeys(text, 10)).toEqual([]);
      const name = JSON.stringify(key);
      expect(repeatedKeys(`[0,{${name}:${text},"z${'z'.repeat(60)}":${text},${name}:${text}}]`, 10)).toEqual([[1, key]]);
    }),
  );
});

test('any depth is read, and the list has an end', () => {
  const deep = 200_000;
  expect(repeatedKeys(`${'['.repeat(deep)}{"a":1,"a":1}${']'.repeat(deep)}`, 10).map((path) => path.length)).toEqual([deep + 1]);
  expect(repeatedKeys(`{${Array.from({ length: 500 }, () => '"a":1').join(',')}}`, 7)).toHaveLength(7);
});

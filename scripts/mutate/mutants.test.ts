import { expect, test } from 'vitest';
import { applied, mutantsOf } from './mutants.ts';

const changes = (code: string) => mutantsOf(code).map((mutant) => applied(code, mutant));

test('operators, conditions, literals and calls change one at a time; types do not', () => {
  expect(changes('const a = b < c;')).toEqual(['const a = b <= c;']);
  expect(changes('const a = b ? c : d;')).toEqual(['const a = true ? c : d;', 'const a = false ? c : d;']);
  expect(changes('const a: 1 | true = f(x) + 2;')).toEqual(['const a: 1 | true = f(x) - 2;', 'const a: 1 | true = f(x) + 3;']);
  expect(changes('if (!ok) return_(xs.some(f));').toSorted()).toEqual(
    [
      'if (true) return_(xs.some(f));',
      'if (false) return_(xs.some(f));',
      'if (ok) return_(xs.some(f));',
      'if (!ok) return_(xs.every(f));',
    ].toSorted(),
  );
  expect(changes('type A = 1 | 2;\ninterface B { readonly c: true }')).toEqual([]);
});

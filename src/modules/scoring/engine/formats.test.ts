import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateCompiled } from './evaluate.ts';
import { bookOf, factsOf } from './factory.ts';
import { modelOf } from './proof/factory.ts';
import { scoresToFile } from './result.ts';

/** The schemas that are published, as somebody else's validator reads them: from their files. */

const formats = join(import.meta.dirname, '../../../../docs/formats');
const read = (file: string) => readFileSync(join(formats, file), 'utf8');
/** zod compiles patterns without the flag `u` that the letters of any script need; Latin and Vietnamese ones stand in. */
const schemaOf = (name: string) => z.fromJSONSchema(JSON.parse(read(`${name}.schema.json`).replaceAll('\\\\p{L}', 'A-Za-zÀ-ɏḀ-ỿ')));
const schemas = { rulebook: schemaOf('rulebook'), facts: schemaOf('facts'), scores: schemaOf('scores') };
const examples = readdirSync(join(formats, 'examples')).flatMap((file) => {
  const kind = (['rulebook', 'facts', 'scores'] as const).find((one) => file.startsWith(`${one}-`));
  return kind ? [[file, kind] as const] : [];
});

test('there is an example of each format', () => {
  expect(new Set(examples.map(([, kind]) => kind)).size).toBe(3);
});

test.each(examples)('%s fits its schema, and without a needed field or of another kind it does not', (file, kind) => {
  const json = JSON.parse(read(`examples/${file}`)) as Record<string, unknown>;
  expect(schemas[kind].safeParse(json).error).toBeUndefined();
  const { year: _, ...without } = json;
  expect(schemas[kind].safeParse(without).success).toBe(false);
  for (const other of ['rulebook', 'facts', 'scores'] as const) if (other !== kind) expect(schemas[other].safeParse(json).success).toBe(false);
});

test.each(readdirSync(join(formats, '../../db/seed/rulebooks')))('the shipped table %s fits the schema', (file) => {
  expect(schemas.rulebook.safeParse(JSON.parse(read(`../../db/seed/rulebooks/${file}`))).error).toBeUndefined();
});

describe('what comes out', () => {
  test.each(['small', 'all-kinds'])('scores of the example %s fit the schema', (name) => {
    const { compiled } = bookOf(JSON.parse(read(`examples/rulebook-${name}.json`)));
    const scores = scoresToFile(evaluateCompiled(compiled, factsOf(compiled, JSON.parse(read(`examples/facts-${name}.json`)))));
    expect(schemas.scores.safeParse(scores).error).toBeUndefined();
    expect(schemas.scores.safeParse({ ...scores, units: scores.units.map((unit) => ({ ...unit, rank: 'nhất' })) }).success).toBe(false);
  });
  test('scores of generated tables with unknown, missing and waiting values fit it too; so do their files', () => {
    for (let seed = 3000; seed < 3060; seed += 1) {
      const { rulebook, facts } = modelOf(seed);
      const { compiled } = bookOf(rulebook);
      expect(schemas.rulebook.safeParse(rulebook).error, `${seed}`).toBeUndefined();
      expect(schemas.facts.safeParse(facts).error, `${seed}`).toBeUndefined();
      expect(schemas.scores.safeParse(scoresToFile(evaluateCompiled(compiled, factsOf(compiled, facts)))).error, `${seed}`).toBeUndefined();
    }
  });
});

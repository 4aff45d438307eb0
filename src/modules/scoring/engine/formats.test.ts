import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateCompiled } from './evaluate.ts';
import { bookOf, factsOf } from './factory.ts';
import { modelOf } from './proof/factory.ts';
import { facts as factsShape } from './facts.ts';
import { scoresToFile } from './result.ts';
import { rulebook as rulebookShape } from './rulebook.ts';
import { scorers, stages } from './settings.ts';

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

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The same file with one place after another given another value, or left out. */
function* changed(whole: Json): Generator<{ readonly place: string; readonly file: Json }> {
  const at = (path: readonly (string | number)[], value: Json | undefined): Json => {
    const copy = structuredClone(whole);
    let inside = copy as Record<string, Json>;
    for (const key of path.slice(0, -1)) inside = inside[key] as Record<string, Json>;
    const last = path.at(-1) ?? '';
    if (value === undefined) delete inside[last];
    else inside[last] = value;
    return copy;
  };
  const walk = function* (value: Json, path: readonly (string | number)[]): Generator<{ place: string; file: Json }> {
    if (path.length > 0) {
      for (const other of [undefined, null, 'khac', 7] as const)
        yield { place: `${path.join('.')} = ${JSON.stringify(other)}`, file: at(path, other as Json | undefined) };
    }
    if (Array.isArray(value)) for (const [index, one] of value.slice(0, 1).entries()) yield* walk(one, [...path, index]);
    else if (value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) yield* walk(one, [...path, key]);
  };
  yield* walk(whole, []);
}

describe('the published schema and the reader', () => {
  test.each([
    ['rulebook', 'rulebook-all-kinds', rulebookShape],
    ['facts', 'facts-all-kinds', factsShape],
  ] as const)('%s: whatever the reader takes the schema takes, and most of what is wrong both refuse', (kind, name, reader) => {
    const whole = JSON.parse(read(`examples/${name}.json`)) as Json;
    const counts = { both: 0, readerOnly: 0, stricter: [] as string[] };
    for (const { place, file } of changed(whole)) {
      const [fits, taken] = [schemas[kind].safeParse(file).success, reader.safeParse(file).success];
      if (taken && !fits) counts.stricter.push(place);
      else if (!taken && !fits) counts.both += 1;
      else if (!taken) counts.readerOnly += 1;
    }
    expect(counts.stricter).toEqual([]);
    // numbers written as text are judged by the reader alone
    expect(counts.both).toBeGreaterThan(counts.readerOnly);
  });

  test('every stage and whoever may stand at one is in the schema', () => {
    const whole = JSON.parse(read('examples/rulebook-all-kinds.json')) as { settings: object };
    for (const stage of stages)
      for (const by of scorers) {
        const file = { ...whole, settings: { ...whole.settings, chain: { stages: [{ stage, by, days: 365 }] } } };
        expect([stage, by, schemas.rulebook.safeParse(file).success, rulebookShape.safeParse(file).success]).toEqual([stage, by, true, true]);
      }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { referenceTargets } from './check-references.ts';
import { realFile } from './loaded-database.ts';
import { eachObject, isObject } from './problems.ts';
import { readSeedFile, seedRefusals } from './read-file.ts';

/** Removes instead of replacing. */
const gone = Symbol('gone');

/** Replaces one value of a JSON tree; a step into a list is a record id or a position. */
function put(root: unknown, path: readonly string[], value: unknown): void {
  const step = (here: unknown, name: string): unknown =>
    Array.isArray(here) ? (here.find((one) => isObject(one) && one['id'] === name) ?? here[Number(name)]) : isObject(here) ? here[name] : undefined;
  const owner = path.slice(0, -1).reduce(step, root) as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === gone) delete owner[last];
  else owner[last] = value;
}

/** The refusal of the real file after mistakes. */
function refusalOf(...mistakes: readonly (readonly [path: string, value: unknown])[]): Refusal['body'] {
  const file = realFile();
  for (const [path, value] of mistakes) put(file, path.split('/'), value);
  try {
    readSeedFile(file);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return (error as Refusal).body;
  }
  throw new Error('the broken file was accepted');
}

describe('readSeedFile', () => {
  it('accepts the real file and reads every part', () => {
    expect(Object.keys(readSeedFile(realFile())).sort()).toEqual(Object.keys(realFile()).sort());
  });

  it('follows every reference the file can hold', () => {
    const names = [...eachObject(realFile())].flatMap(({ object }) => Object.keys(object)).filter((key) => /(Id|Ids)$/.test(key));
    expect([...new Set(names)].filter((name) => !(name in referenceTargets))).toEqual([]);
  });

  it.each<[what: string, place: string, value: unknown, field?: string]>([
    ['an id used twice', 'people/p-bui-vinh-kien/id', 'p-tran-phuong', 'people.p-tran-phuong.id'],
    ['an id used twice in different parts', 'groups/g-khoi-5/id', 'S0', 'groups.S0.id'],
    ['a reference to nobody', 'groupTerms/gt-khoi-3-2021/headOrgId', 'org-nowhere'],
    ['a reference to the wrong kind', 'conferences/cf-khoi3-2021/agenda/0/speakerId', 'org-btnmt'],
    ['a dangling entry of a list', 'groupTerms/gt-khoi-4-2021/memberOrgIds/2', 'org-x'],
    ['an entry listed twice', 'awardProposals/aw-2021-cp/recipientOrgIds/1', 'org-tckttv'],
    ['a source nobody knows', 'indicators/ind-plan/source', 'X99'],
    ['a source that is not one', 'documents/d-ct34/sources/0', 'trang 5'],
    ['a day that is not in the calendar', 'agreements/ag-cum1-2021/signedOn', '2021-02-30'],
    ['a partial date that is not one', 'documents/d-kh12/issuedOn', '2019-09-31'],
    ['a month that is not one', 'congresses/cg-4/schedule/0/value', '2020-13'],
    ['dates out of order', 'congresses/cg-4/schedule/2/value', '2020-09-27'],
    ['a field nobody reads', 'people/p-viet-linh/phone', '0900'],
    ['a part nobody reads', 'secrets', []],
    ['a missing part', 'themes', gone],
    ['a missing field', 'groups/g-cum-1/name', gone],
    ['a wrong count of members', 'groupTerms/gt-cum-1-2021/memberCount', 11],
    ['a head outside its group', 'groupTerms/gt-khoi-3-2021/headOrgId', 'org-cuc-vt'],
    ['points that do not add up', 'scoringTemplates/tpl-cum347/items/0/children/0/points', 199, 'scoringTemplates.tpl-cum347.items.0.points'],
    ['points with three decimals', 'scoringTemplates/tpl-cum347/items/2/points', 100.001],
    ['an anniversary miscounted', 'anniversaries/an-0508/statedNth/2022', 21],
    ['a product without a title', 'launchTasks/lt22-2/deliverables/lt22-2a/title', gone],
    ['units above each other', 'organizations/org-btnmt/parentId', 'org-tcmt'],
    ['a doubt about nothing', 'dataIssues/di-01/field', 'documents.d-none.issuedOn'],
  ])('refuses %s, naming record and field', (_, place, value, field = place.replaceAll('/', '.')) => {
    const body = refusalOf([place, value]);
    expect(body.code).toBe(seedRefusals.brokenFile.code);
    expect(body.fields?.map((problem) => problem.path)).toContain(field);
    for (const { message } of body.fields ?? []) expect([message.vi, message.en]).not.toContain('');
    expect(body.message.vi).toContain(body.field ?? '?');
    expect(body.message.en).toContain(body.field ?? '?');
  });

  it('lists all problems, at most fifty, and counts them all', () => {
    const ids = readSeedFile(realFile()).organizations.map((org) => org.id);
    const body = refusalOf(...ids.map((id) => [`organizations/${id}/shortName`, gone] as const));
    expect(body.fields).toHaveLength(50);
    expect(body.message.en).toContain('74 problems');
    expect(body.fields?.[0]?.path).toBe('organizations.org-btnmt.shortName');
  });

  it('refuses by name whatever key is removed or given a wrong type', () => {
    const places = [...eachObject(realFile())].flatMap(({ object }, index) => Object.keys(object).map((key) => ({ index, key })));
    const wrong = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.string(),
      fc.array(fc.jsonValue(), { maxLength: 3 }),
      fc.object({ maxDepth: 1 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), wrong, ({ index, key }, value) => {
        const file = realFile();
        const object = [...eachObject(file)][index]?.object as Record<string, unknown>;
        if (value === undefined) delete object[key];
        else object[key] = value;
        expectReadOrRefused(file);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses by name whatever is no file at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => expectReadOrRefused(value)),
      { numRuns: 200 },
    );
  });
});

function expectReadOrRefused(json: unknown): void {
  try {
    readSeedFile(json);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).body.code).toBe(seedRefusals.brokenFile.code);
    expect((error as Refusal).body.fields?.length).toBeGreaterThan(0);
  }
}

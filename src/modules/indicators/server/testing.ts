import { testApp, type TestApp, type Visitor } from '#app/testing/harness.ts';
import { seedId } from '#platform/ids.ts';
import { indicatorsApi, type Cell } from '../contract.ts';

/** For the HTTP tests of this module: one program, its people, and short words for what most tests do. */
export let app: TestApp;
export let officer: Visitor;
export let leader: Visitor;
/** Another member of the same group, neither head nor deputy. */
export let neighbour: Visitor;
/** Of a unit in another group. */
export let stranger: Visitor;
/** Officer of the unit that heads the group. */
export let head: Visitor;
export let standing: Visitor;
/** Followed in 2022 by the demonstration up to April; May is owed. */
export const unitId = seedId('org-cuc-bdkh');
export const termId = seedId('gt-khoi-4-2022');
export const year = 2022;

export async function openStage(): Promise<void> {
  app = await testApp({ today: '2022-06-03' });
  officer = await app.as('canbo.cuc-bdkh');
  leader = await app.as('lanhdao.cuc-bdkh');
  neighbour = await app.as('canbo.cuc-cntt');
  stranger = await app.as('canbo.so-hanoi');
  head = await app.as('canbo.cuc-tnn');
  standing = await app.as('thuongtruc');
}

export const at = (month: number) => ({ params: { unitId, year, month } });
export const form = (month: number, who = officer) => who.call(indicatorsApi.form, at(month));
export const cell = (code: string, part: string, amount: string | null, rest: Partial<Cell> = {}): Cell => ({
  code,
  part,
  amount,
  missing: null,
  note: '',
  ...rest,
});

/** Every cell of May: real numbers above April's, lists called complete. */
export const mayCells = (): Cell[] => [
  cell('online-dossiers', 'total', '290'),
  cell('online-dossiers', 'secret', '5'),
  cell('online-dossiers', 'online', '284'),
  cell('disbursement', 'planned', '9000000000'),
  cell('disbursement', 'actual', '8100000000.5'),
  cell('complaints', 'complete', '1'),
  cell('discipline', 'complete', '1'),
];

export const save = (month: number, version: number, cells: Cell[], who = officer) =>
  who.try(indicatorsApi.save, { ...at(month), body: { version, cells, note: '' } });

/** A unit of its own year: nothing of the demonstration lies in it. */
export const blankUnit = seedId('org-tt-qhdt-tnn');

import { sql, type Tx } from '#platform/db/database.ts';
import { addDays, endOfMonth } from '#platform/dates.ts';
import { seedId } from '#platform/ids.ts';
import { countFacts, type CountedFact } from '../facts.ts';
import { dueOn, isAsked } from '../rules.ts';
import { shippedDefinitions } from '../shipped.ts';
import { adoptShipped } from './definition-rows.ts';
import { demoFacts } from './demo-facts.ts';
import { writeCells, type NewCell } from './entries.ts';
import { listComplete } from './form.ts';

const year = 2022;
const authority = seedId('org-btnmt');

/** Khối IV of 2022: how many months each has sent, which of them late, and how large its numbers are. All made up. */
const followed = [
  { unit: 'org-cuc-vt', months: 5, waiting: [], late: [], dossiers: 40, missed: 0, plan: 800 },
  { unit: 'org-cuc-tnn', months: 5, waiting: [5], late: [], dossiers: 90, missed: 1, plan: 2400 },
  { unit: 'org-cuc-bdkh', months: 4, waiting: [], late: [2], dossiers: 55, missed: 0, plan: 1500 },
  { unit: 'org-cuc-cntt', months: 5, waiting: [], late: [3, 4], dossiers: 70, missed: 2, plan: 3100 },
  { unit: 'org-cuc-ddbd', months: 3, waiting: [], late: [], dossiers: 60, missed: 0, plan: 1900 },
] as const;

type Followed = (typeof followed)[number];

/** Running totals from January, the same each time. */
function typed(one: Followed, month: number): NewCell[] {
  const total = one.dossiers * month;
  const secret = Math.floor(month / 2);
  const planned = one.plan * month * 1_000_000;
  const actual = Math.floor((planned * (82 + ((month * 7 + one.dossiers) % 17))) / 100);
  const cell = (code: string, part: string, amount: number): NewCell => ({ code, part, amount: String(amount), missing: null, note: '' });
  return [
    cell('online-dossiers', 'total', total),
    cell('online-dossiers', 'secret', secret),
    cell('online-dossiers', 'online', total - secret - one.missed * month),
    ...(one.unit === 'org-cuc-cntt' && month === 5
      ? ['planned', 'actual'].map((part): NewCell => ({ code: 'disbursement', part, amount: null, missing: 'NOT_YET', note: '' }))
      : [cell('disbursement', 'planned', planned), cell('disbursement', 'actual', actual)]),
  ];
}

function counted(unit: string, month: number): NewCell[] {
  const asOf = endOfMonth(year, month);
  const facts = demoFacts
    .filter((fact) => fact.unit === unit)
    .map((fact): CountedFact => ({
      kind: fact.kind,
      state: fact.state,
      category: '',
      beginsOn: null,
      dueOn: null,
      doneOn: null,
      body: '',
      paper: '',
      beyond: false,
      milestones: [],
      ...fact.words,
    }));
  return shippedDefinitions
    .filter((one) => one.factKind !== null && one.code !== 'law-products' && isAsked(one.period, month))
    .flatMap((one): NewCell[] => [
      { code: one.code, part: listComplete, amount: '1', missing: null, note: '' },
      ...Object.entries(
        one.factKind === null ? {} : countFacts(one.factKind, facts, asOf, { onlineLevels: new Set(['3', '4']), pendingDays: 60 }),
      ).map(([part, value]): NewCell => ({ code: one.code, part, amount: value?.amount ?? null, missing: null, note: '' })),
    ]);
}

async function fillMonth(tx: Tx, one: Followed, month: number): Promise<void> {
  const id = seedId(`demo/indicators/${one.unit}/${month}`);
  const fresh = await tx.run(sql`
    insert into indicators.month_entry (id, unit_id, year, month, revision, state, note, synthetic)
    values (${id}, ${seedId(one.unit)}, ${year}, ${month}, 1, 'DRAFT', 'Số liệu minh họa', true) on conflict do nothing`);
  if (fresh === 0) return;
  await writeCells(tx, id, [...typed(one, month), ...counted(one.unit, month)]);
  const late = (one.late as readonly number[]).includes(month);
  const sent = addDays(dueOn(year, month), late ? 4 : -2);
  const confirmed = !(one.waiting as readonly number[]).includes(month);
  await tx.run(sql`
    update indicators.month_entry set state = ${confirmed ? 'CONFIRMED' : 'SUBMITTED'}, submitted_on = ${sent}, submitted_by = 'Cán bộ TĐKT (mẫu)', late = ${late},
      confirmed_on = ${confirmed ? sent : null}, confirmed_by = ${confirmed ? 'Thủ trưởng (mẫu)' : null} where id = ${id}`);
}

async function fillFacts(tx: Tx): Promise<void> {
  for (const [index, { unit, kind, state, words, source, confirmed, synthetic }] of demoFacts.entries()) {
    await tx.run(sql`
      insert into indicators.fact (id, unit_id, year, kind, state, title, category, begins_on, due_on, done_on, body, paper, beyond, milestones, source,
        confirmed_source, confirmed_paper, confirmed_on, confirmed_by, declared_by, synthetic, created_at)
      values (${seedId(`demo/indicators/fact/${index}`)}, ${seedId(unit)}, ${year}, ${kind}, ${state}, ${words.title}, ${words.category ?? ''}, ${words.beginsOn ?? null},
        ${words.dueOn ?? null}, ${words.doneOn ?? null}, ${words.body ?? ''}, ${words.paper ?? ''}, ${words.beyond ?? false}, ${JSON.stringify(words.milestones ?? [])}::jsonb,
        ${source ?? ''}, ${confirmed?.source ?? ''}, ${confirmed?.paper ?? ''}, ${confirmed?.on ?? null}, ${confirmed ? 'Thủ trưởng (mẫu)' : null},
        'Cán bộ TĐKT (mẫu)', ${synthetic}, '2022-01-10T00:00:00Z')
      on conflict do nothing`);
  }
}

/**
 * The indicators of the demonstration: shipped definitions for 2022, five units of Khối IV followed from January, made-up
 * numbers marked so. Doing it twice changes nothing.
 */
export async function ensureDemoIndicators(tx: Tx): Promise<void> {
  await adoptShipped(tx, authority, `${year}-01-01`);
  await fillFacts(tx);
  for (const one of followed) {
    const unitId = seedId(one.unit);
    await tx.run(sql`
      insert into indicators.tracking (unit_id, year, from_month, started_on, synthetic) values (${unitId}, ${year}, 1, '2022-01-10', true) on conflict do nothing`);
    await tx.run(sql`
      insert into indicators.assignment (id, unit_id, year, code, applies, reason)
      values (${seedId(`demo/indicators/${one.unit}/law-products`)}, ${unitId}, ${year}, 'law-products', false, 'Đơn vị không được giao soạn thảo văn bản trong năm (minh họa)')
      on conflict do nothing`);
    for (let month = 1; month <= one.months; month++) await fillMonth(tx, one, month);
  }
}

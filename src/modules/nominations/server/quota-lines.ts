import type { Tx } from '#platform/db/database.ts';
import type { Text } from '#platform/text.ts';
import { currentLaw, type CurrentLaw, type Facts, type LegalQuota } from '#modules/law/index.ts';
import { authorityOf } from '#modules/registrations/index.ts';
import { quotaBases, type QuotaLine } from '../choose-contract.ts';
import { judgeCountCap, judgePercentCap, judgeShare } from '../quotas.ts';
import { givenIn, liveDossiersOf, type Choice, type Counted } from './choice-store.ts';
import { flagBases, type FlagBases } from './flag-bases.ts';
import { lawFactsOf, lawFactsOfMany } from './law-desk.ts';
import type { Member } from './members.ts';
import { quotasFor, type StoredQuota } from './quota-store.ts';

/** What the lines of a unit and year are counted from. */
export interface QuotaGround {
  readonly unitId: string;
  readonly year: number;
  readonly people: readonly Member[];
  readonly collectives: readonly Member[];
  readonly choices: readonly Choice[];
  /** Facts of people already read, by id; the rest is read when needed. */
  readonly facts?: ReadonlyMap<string, Facts>;
}

interface Totals {
  /** Subjects that count for an award: ticked, in a live dossier, or honoured; each once. */
  readonly counted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly of: (award: string) => ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

async function totalsOf(tx: Tx, { unitId, year, people, collectives, choices }: QuotaGround): Promise<Totals> {
  const ids = [...people, ...collectives].map((one) => one.id);
  const all: Counted[] = [...choices, ...(await liveDossiersOf(tx, unitId, year)), ...(await givenIn(tx, year, ids))];
  const counted = new Map<string, Set<string>>();
  for (const { award, kind, id } of all) counted.set(award, (counted.get(award) ?? new Set()).add(`${kind}:${id}`));
  return { counted, of: (award) => counted.get(award) ?? none };
}

/** What the record of a collective says about a year; `null` where nobody said. */
interface Strength {
  readonly members: number | null;
  readonly ldtt: number | null;
}

async function strengthOf(tx: Tx, unitId: string, year: number): Promise<Strength> {
  const facts = await lawFactsOf(tx, { kind: 'unit', id: unitId }, tx.today);
  const row = facts?.strength.find((one) => one.year === year && one.certainty === 'sure');
  return { members: row?.members ?? null, ldtt: row?.titles['LDTT'] ?? null };
}

/** Advanced Workers of the unit: the names, or the number the unit has on record where that is larger; unknown without either. */
function ldttBase(totals: Totals, strength: Strength): number | null {
  const named = totals.of('LDTT').size;
  if (strength.ldtt !== null) return Math.max(named, strength.ldtt);
  return named === 0 ? null : named;
}

interface Head {
  readonly code: string;
  readonly award: string;
  readonly percent: number | null;
  readonly strict: boolean;
  readonly severity: 'block' | 'warn';
  readonly source: 'law' | 'local';
  readonly basis: string;
  readonly toConfirm: boolean;
  readonly note: Text | null;
}

type Proposable = LegalQuota & { readonly base: 'LDTT' | 'FLAG_STANDARD' };

/** Caps and shares of what is proposed; a cap on yearly ratings is no matter of a list of names. */
export const proposable = (quotas: readonly LegalQuota[]): Proposable[] => quotas.filter((one): one is Proposable => one.base !== 'HTTNV');

const headOfLaw = (quota: LegalQuota): Head => ({
  code: quota.code,
  award: quota.award,
  percent: quota.percent,
  strict: quota.strict,
  severity: quota.soft ? 'warn' : 'block',
  source: 'law',
  basis: quota.basis,
  toConfirm: quota.confidence !== 'V',
  note: quota.note,
});

const headOfLocal = (quota: StoredQuota): Head => ({
  code: quota.id,
  award: quota.awardCode,
  percent: quota.percent,
  strict: false,
  severity: quota.severity,
  source: 'local',
  basis: quota.basis,
  toConfirm: false,
  note: quota.reason === '' ? null : { vi: quota.reason, en: quota.reason },
});

interface Place {
  readonly law: CurrentLaw;
  readonly day: string;
}

const line = (
  { law, day }: Place,
  head: Head,
  measure: QuotaLine['measure'],
  base: Text,
  figures: Pick<QuotaLine, 'used' | 'of' | 'allowed' | 'state'> & { unclear?: number; about?: string | null },
): QuotaLine => ({
  ...head,
  awardName: law.awardByCode(head.award, day)?.name ?? { vi: head.award, en: head.award },
  measure,
  base,
  unclear: 0,
  about: null,
  ...figures,
});

const words = {
  members: { vi: 'tổng số người của tập thể', en: 'all members of the collective' },
  chosen: { vi: 'số người được đề nghị', en: 'all proposed' },
  fixed: { vi: 'số lượng cố định', en: 'a fixed number' },
} as const;

const cap = (place: Place, head: Head, baseCode: keyof typeof quotaBases, used: number, base: number | null): QuotaLine => {
  const { base: of, allowed, state } = judgePercentCap(head.percent ?? 0, used, base);
  return line(place, head, 'cap-percent', quotaBases[baseCode], { used, of, allowed, state });
};

/** An own cap that reads or narrows one of the law stands in its place: it can only be tighter. */
const replaced = (legal: LegalQuota, local: readonly StoredQuota[]): boolean => local.some((one) => one.lawCode === legal.code);

/** Every cap and share that binds the unit's list of a year, as it stands now. Only what the caller may see counts. */
export async function quotaLinesOf(tx: Tx, ground: QuotaGround): Promise<QuotaLine[]> {
  const law = await currentLaw(tx);
  const place: Place = { law, day: tx.today };
  const totals = await totalsOf(tx, ground);
  const authority = await authorityOf(tx, ground.unitId, ground.year);
  const local = authority === undefined ? [] : await quotasFor(tx, authority, ground.unitId, tx.today);
  const own = await strengthOf(tx, ground.unitId, ground.year);
  const flags = totals.of('CO_CP').size > 0 ? await flagBases(tx, ground.year) : null;
  const lines: QuotaLine[] = [];
  for (const legal of proposable(law.quotasOn(tx.today))) {
    if (legal.measure === 'member-share') lines.push(...(await shares(tx, place, legal, totals, ground, own)));
    else if (!replaced(legal, local)) lines.push(capOfLaw(place, legal, totals, own, flags));
  }
  for (const one of local) lines.push(localLine(place, one, totals, own, flags, ground, await traitsOf(tx, one, ground)));
  return lines;
}

function capOfLaw(place: Place, legal: LegalQuota, totals: Totals, own: Strength, flags: FlagBases | null): QuotaLine {
  const head = headOfLaw(legal);
  const used = totals.of(legal.award).size;
  if (legal.base === 'LDTT') return cap(place, head, 'LDTT', used, ldttBase(totals, own));
  return cap(place, head, 'FLAG_STANDARD', Math.max(flags?.proposed ?? 0, used), flags?.standard ?? null);
}

function localLine(
  place: Place,
  quota: StoredQuota,
  totals: Totals,
  own: Strength,
  flags: FlagBases | null,
  ground: QuotaGround,
  traits: ReadonlyMap<string, boolean | null>,
): QuotaLine {
  const head = headOfLocal(quota);
  const subjects = totals.of(quota.awardCode);
  const used = subjects.size;
  if (quota.measure === 'cap-count') {
    const { allowed, state } = judgeCountCap(quota.amount ?? 0, used);
    return line(place, head, 'cap-count', words.fixed, { used, of: null, allowed, state });
  }
  if (quota.measure === 'least-direct') {
    const known = [...subjects].map((key) => traits.get(key) ?? null);
    const having = known.filter((direct) => direct === true).length;
    const unclear = known.filter((direct) => direct === null).length;
    const { of, state } = judgeShare(quota.percent ?? 0, false, having, unclear, used);
    return line(place, head, 'least-direct', words.chosen, { used: having, unclear, of, allowed: null, state });
  }
  if (quota.base === 'LDTT') return cap(place, head, 'LDTT', used, ldttBase(totals, own));
  const base = quota.base === 'FLAG_LEADERS' ? flags?.leaders : flags?.standard;
  return cap(place, head, quota.base ?? 'FLAG_STANDARD', Math.max(flags?.proposed ?? 0, used), base ?? null);
}

/** Direct workers among the people of the unit, asked only where a rule needs it. */
async function traitsOf(tx: Tx, quota: StoredQuota, ground: QuotaGround): Promise<ReadonlyMap<string, boolean | null>> {
  const known = new Map<string, boolean | null>();
  if (quota.measure !== 'least-direct') return known;
  const read = await lawFactsOfMany(
    tx,
    ground.people.filter(({ id }) => !ground.facts?.has(id)),
    tx.today,
  );
  for (const { id } of ground.people) {
    const facts = ground.facts?.get(id) ?? read.get(id);
    known.set(`person:${id}`, facts?.subject.kind === 'person' ? facts.subject.directWorker : null);
  }
  return known;
}

/** Share of Advanced Workers in every collective that counts for the title; members unknown = share unknown. */
async function shares(tx: Tx, place: Place, legal: LegalQuota, totals: Totals, ground: QuotaGround, own: Strength): Promise<QuotaLine[]> {
  const lines: QuotaLine[] = [];
  for (const collective of ground.collectives) {
    if (!totals.of(legal.award).has(`unit:${collective.id}`)) continue;
    const strength = collective.id === ground.unitId ? own : await strengthOf(tx, collective.id, ground.year);
    const named = ground.people.filter(
      (person) => (collective.id === ground.unitId || person.unitId === collective.id) && totals.of('LDTT').has(`person:${person.id}`),
    ).length;
    const having = strength.ldtt === null ? named : Math.max(named, strength.ldtt);
    const { of, state } = judgeShare(legal.percent, legal.strict, having, 0, strength.members);
    lines.push(line(place, headOfLaw(legal), 'member-share', words.members, { used: having, of, allowed: null, state, about: collective.name }));
  }
  return lines;
}

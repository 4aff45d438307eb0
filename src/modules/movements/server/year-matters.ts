import type { Tx } from '#platform/db/database.ts';
import { all, no, yes, type Decision } from '#platform/refusal.ts';
import { yearRefusals } from '../refusals.ts';
import type { YearFacts, YearVerb } from '../rules.ts';
import type { YearMatter } from '../shapes.ts';

type Look = (tx: Tx, year: YearFacts) => Promise<Omit<YearMatter, 'verb' | 'weight' | 'code'> | undefined>;

interface Watch {
  readonly code: string;
  readonly verb: YearVerb;
  readonly weight: YearMatter['weight'];
  readonly look: Look;
}

const watches: Watch[] = [];

/**
 * What a step of the year waits for is often kept by a room that comes later (signatures, reports, minutes, ballots:
 * practice §12.1), and this module comes before it, so each says here what it knows. `look` runs as the caller and
 * answers `undefined` when nothing is open. `told` is listed only; `mark` holds the step until it is marked as missing;
 * `hold` holds it until it is done.
 */
export function defineYearMatter(code: string, verb: YearVerb, weight: YearMatter['weight'], look: Look): void {
  if (watches.some((watch) => watch.code === code)) throw new Error(`${code} is watched already`);
  watches.push({ code, verb, weight, look });
}

/** What is still open for these steps. */
export async function mattersOf(tx: Tx, year: YearFacts, verbs: readonly YearVerb[]): Promise<YearMatter[]> {
  const found: YearMatter[] = [];
  for (const { code, verb, weight, look } of watches) {
    if (!verbs.includes(verb)) continue;
    const matter = await look(tx, year);
    if (matter && matter.names.length > 0) found.push({ code, verb, weight, ...matter });
  }
  return found;
}

/** May the step go on with these matters open, some of them marked as missing by whoever takes it? */
export function mayGoOnWith(matters: readonly YearMatter[], marked: readonly string[] | 'any'): Decision {
  const held = matters.find((matter) => matter.weight === 'hold');
  const unmarked = marked === 'any' ? undefined : matters.find((matter) => matter.weight === 'mark' && !marked.includes(matter.code));
  return all(
    held ? no(yearRefusals.matterOpen, { matter: held.title.vi, names: namesOf(held) }) : yes,
    unmarked ? no(yearRefusals.matterUnmarked, { matter: unmarked.title.vi, names: namesOf(unmarked) }) : yes,
  );
}

const shown = 5;
const namesOf = ({ names }: YearMatter): string => names.slice(0, shown).join('; ') + (names.length > shown ? '…' : '');

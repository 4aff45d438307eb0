import { sql, type Tx } from '#platform/db/database.ts';
import { fold } from '#platform/fold.ts';
import { demand, Refusal, refuse } from '#platform/refusal.ts';
import { decisionRefusals } from '#modules/decisions/contract.ts';
import { enterPerson } from '#modules/directory/index.ts';
import { factBody } from '../kinds.ts';
import { recordRefusals } from '../refusals.ts';
import { sheets, type RowValue, type SheetKey } from '../sheets.ts';
import { writeOldAward } from './actions/keep-award.ts';
import { writeFact } from './actions/keep-fact.ts';
import { demandInitiativeFits, insertInitiative } from './initiative-store.ts';
import type { UsedWork } from './award-works.ts';
import { mayKeep, mayKeepUnit } from './policy.ts';
import { subjectOf, type Subject } from './subjects.ts';

export interface StoredRow {
  readonly sheet: SheetKey;
  readonly line: number;
  readonly value: (RowValue & { awardCode?: string }) | null;
  readonly problems: readonly unknown[];
  readonly subjectKind: 'person' | 'unit';
  readonly subjectUnitId: string | null;
  readonly choice: 'AUTO' | 'OPEN' | 'CHOSEN' | 'CREATE' | 'SKIP';
  readonly personId: string | null;
}

export interface Written {
  readonly sheet: SheetKey;
  readonly line: number;
  readonly madeType: 'award' | 'rating' | 'initiative';
  readonly madeId: string;
}

interface Import {
  readonly id: string;
  readonly fileName: string;
}

/** What stands behind every fact of a file. */
const sourceOf = (file: Import, row: StoredRow, value: RowValue) =>
  [value.number ? `QĐ ${value.number}` : '', `tệp “${file.fileName}”, trang ${sheets[row.sheet].title}, dòng ${row.line}`]
    .filter(Boolean)
    .join(' · ');

const madeTypes = { AWARD: 'award', RATING: 'rating', INITIATIVE: 'initiative' } as const;
const personKey = (row: StoredRow, value: RowValue) => `${row.subjectUnitId}/${value.fullName.toLocaleLowerCase('vi')}`;

interface Remembered {
  readonly created: Map<string, string>;
  readonly works: Map<string, string>;
  readonly said: Map<string, number>;
}

/** Refusals of what is on record already. */
const twice = new Set([recordRefusals.ratingTwice.code, decisionRefusals.alreadyRegistered.code]);

/** Writes rows one after the other; new people are entered once, however many rows name them. */
export class RowWriter {
  readonly #tx: Tx;
  readonly #file: Import;
  readonly #rows: readonly StoredRow[];
  #created = new Map<string, string>();
  #works = new Map<string, string>();
  /** What rows have said so far, and which row was first. */
  #said = new Map<string, number>();

  constructor(tx: Tx, file: Import, rows: readonly StoredRow[]) {
    this.#tx = tx;
    this.#file = file;
    this.#rows = rows;
  }

  /** Throws the named refusal of the rule that is broken. */
  async write(row: StoredRow): Promise<Written> {
    const { value } = row;
    if (value === null || row.subjectUnitId === null) throw refuse(recordRefusals.rowsOpen, { count: 1 });
    const subject = await this.#subject(row, value);
    demand(mayKeep(this.#tx.actor, subject));
    const says = row.sheet === 'INITIATIVE' ? null : `${row.sheet}/${subject.id}/${value.year}/${value.awardCode ?? ''}`;
    const before = says === null ? undefined : this.#said.get(says);
    const madeId = await this.#make(row, value, subject).catch((problem: unknown) => {
      // What stands there already was written a moment ago by a row above.
      if (before !== undefined && problem instanceof Refusal && twice.has(problem.body.code))
        throw refuse(recordRefusals.repeatsRow, { line: before });
      throw problem;
    });
    if (says !== null) this.#said.set(says, row.line);
    return { sheet: row.sheet, line: row.line, madeType: madeTypes[row.sheet], madeId };
  }

  /** The person entered for a row, when it was somebody new. */
  createdFor(row: StoredRow): string | null {
    return row.choice === 'CREATE' && row.value ? (this.#created.get(personKey(row, row.value)) ?? null) : null;
  }

  /** What is known now; handed back to `return` when the row is taken back. */
  remember(): Remembered {
    return { created: new Map(this.#created), works: new Map(this.#works), said: new Map(this.#said) };
  }

  return({ created, works, said }: Remembered): void {
    this.#created = created;
    this.#works = works;
    this.#said = said;
  }

  async #subject(row: StoredRow, value: RowValue): Promise<Subject> {
    const tx = this.#tx;
    const unitId = row.subjectUnitId ?? '';
    const personId = row.subjectKind === 'unit' ? null : row.choice === 'CREATE' ? await this.#person(row, value) : row.personId;
    const subject = await subjectOf(tx, personId === null ? { kind: 'unit', id: unitId } : { kind: 'person', id: personId });
    if (!subject) throw refuse(recordRefusals.noSubject);
    return subject;
  }

  async #person(row: StoredRow, value: RowValue): Promise<string> {
    const key = personKey(row, value);
    const known = this.#created.get(key);
    if (known) return known;
    demand(mayKeepUnit(this.#tx.actor, row.subjectUnitId));
    const made = await enterPerson(this.#tx, {
      fullName: value.fullName,
      unitId: row.subjectUnitId ?? '',
      title: value.title || 'Chưa rõ chức vụ',
      seenOn: value.decidedOn ?? String(value.year ?? this.#tx.today.slice(0, 4)),
    });
    this.#created.set(key, made);
    return made;
  }

  async #make(row: StoredRow, value: RowValue & { awardCode?: string }, subject: Subject): Promise<string> {
    const tx = this.#tx;
    const ground = this.#groundOf(row, value);
    if (row.sheet === 'AWARD')
      return writeOldAward(tx, subject, {
        ...ground,
        awardCode: value.awardCode ?? '',
        year: value.year ?? 0,
        paperNumber: value.number,
        decidedOn: value.decidedOn,
        issuerName: value.issuer,
        branch: value.branch ?? null,
        usedWork: await this.#usedWork(row, value, subject),
      });
    if (row.sheet === 'RATING') {
      const fact = factBody.parse({
        kind: 'rating',
        year: value.year,
        scale: value.scale,
        grade: value.grade,
        wording: value.wording ?? '',
        decisionNumber: value.number,
        decidedOn: value.decidedOn,
      });
      return writeFact(tx, subject, { ...ground, fact, importId: this.#file.id });
    }
    return this.#work(row, value, ground);
  }

  /** A title of the person's works on record, or of the sheet of initiatives, which is then written first. */
  async #usedWork(row: StoredRow, value: RowValue, subject: Subject): Promise<UsedWork | null> {
    const typed = value.usedWork ?? '';
    if (typed === '') return null;
    // Whole words only: “Không gian số …” is a title.
    if (/^khong( co| dung| dung sang kien)?$/.test(fold(typed))) return 'NONE';
    const known = await this.#tx.maybe<{ id: string }>(sql`
      select i.id from records.initiative i join records.initiative_author a on a.initiative_id = i.id
      where i.kd = platform.f_kd(${typed}) and i.withdrawn_on is null and a.person_id = any (${subject.ids}::uuid[]) order by i.id limit 1`);
    if (known) return known.id;
    const sheet = this.#rows.find(
      (other) =>
        other.sheet === 'INITIATIVE' &&
        ['AUTO', 'CHOSEN', 'CREATE'].includes(other.choice) &&
        other.subjectUnitId === row.subjectUnitId &&
        fold(other.value?.work ?? '') === fold(typed),
    );
    if (!sheet?.value) throw refuse(recordRefusals.noSuchWork, { work: typed, name: subject.name });
    return this.#work(sheet, sheet.value, this.#groundOf(sheet, sheet.value));
  }

  #groundOf(row: StoredRow, value: RowValue) {
    return { source: sourceOf(this.#file, row, value), certainty: 'CERTAIN' as const, note: value.note };
  }

  /** Rows naming the same work of one unit are its authors. */
  async #work(row: StoredRow, value: RowValue, ground: { source: string; certainty: 'CERTAIN'; note: string }): Promise<string> {
    const tx = this.#tx;
    const key = `${row.subjectUnitId}/${fold(value.work ?? '')}`;
    const made = this.#works.get(key);
    if (made) return made;
    const twins = await tx.many(sql`
      select 1 from records.initiative where unit_id = ${row.subjectUnitId} and kd = platform.f_kd(${value.work ?? ''}) and withdrawn_on is null limit 1`);
    if (twins.length > 0) throw refuse(recordRefusals.workOnRecord, { title: value.work ?? '' });
    const together = this.#rows.filter(
      (other) =>
        other.sheet === 'INITIATIVE' && other.choice !== 'SKIP' && other.value && `${other.subjectUnitId}/${fold(other.value.work ?? '')}` === key,
    );
    const authors: { personId: string; share: number | null }[] = [];
    for (const other of together) {
      if (!other.value || other.choice === 'OPEN') continue;
      const author = await this.#subject(other, other.value);
      authors.push({ personId: author.id, share: other.value.share ?? null });
    }
    const fields = {
      unitId: row.subjectUnitId ?? '',
      title: value.work ?? '',
      kind: /(đề tài|công trình|đề án)/i.test(value.work ?? '') ? ('SCIENCE' as const) : ('INITIATIVE' as const),
      level: value.level as 'CO_SO' | 'BBNT' | 'TOAN_QUOC',
      decisionNumber: value.number,
      recognisedOn: value.decidedOn,
      recognisedBy: value.issuer,
      applied: value.applied ? true : null,
      appliedWhere: value.applied ?? '',
      effectFrom: null,
      effectTo: null,
      authors,
      ...ground,
    };
    demandInitiativeFits(fields, tx.today);
    const id = await insertInitiative(tx, fields, { importId: this.#file.id });
    this.#works.set(key, id);
    return id;
  }
}

/** Rows a file would write now. */
export const rowsToWrite = (rows: readonly StoredRow[]) => rows.filter((row) => row.choice !== 'SKIP');

/** All of them, or a refusal naming sheet and row. */
export async function writeAll(tx: Tx, file: Import, rows: readonly StoredRow[]): Promise<{ made: Written[]; writer: RowWriter }> {
  const writer = new RowWriter(tx, file, rows);
  const made: Written[] = [];
  for (const row of rowsToWrite(rows)) {
    try {
      made.push(await writer.write(row));
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      throw refuse(recordRefusals.rowRefused, { sheet: sheets[row.sheet].title, line: row.line, problem: problem.body.message.vi });
    }
  }
  return { made, writer };
}

/**
 * What writing would refuse, by row, with nothing left behind: each row is tried behind a savepoint, so the preview
 * and the writing can never disagree.
 */
export async function tryAll(tx: Tx, file: Import, rows: readonly StoredRow[]): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  const writer = new RowWriter(tx, file, rows);
  await tx.run(sql`savepoint records_try`);
  for (const row of rows) {
    if (row.value === null || !['AUTO', 'CHOSEN', 'CREATE'].includes(row.choice)) continue;
    await tx.run(sql`savepoint records_try_row`);
    const before = writer.remember();
    try {
      await writer.write(row);
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      refused.set(`${row.sheet}/${row.line}`, problem);
      await tx.run(sql`rollback to savepoint records_try_row`);
      writer.return(before);
    }
  }
  await tx.run(sql`rollback to savepoint records_try`);
  return refused;
}

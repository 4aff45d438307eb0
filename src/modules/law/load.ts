import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { problemsOf } from '#platform/parse.ts';
import { refuse } from '#platform/refusal.ts';
import { checkLibrary } from './check.ts';
import { caseFile, type CaseFile } from './engine/cases/case-files.ts';
import { checkStandards } from './engine/check-standards.ts';
import { lawRefusals } from './contract.ts';
import { publicityFile, quotaFile, type PublicityEntry, type QuotaEntry } from './desk-files.ts';
import { principleFile, type Principle } from './principles.ts';
import { checkTables, type Tables } from './tables/check.ts';
import { bonusFile, deadlineFile, moneyFile } from './tables/files.ts';
import {
  generalFile,
  overlayFile,
  parameterFile,
  standardFile,
  type GeneralRule,
  type Overlay,
  type Parameter,
  type Standard,
} from './engine/rules.ts';
import { awardFile, dossierFile, instrumentFile, regimeFile, type AwardEntry, type Dossier, type Instrument, type RegimeEntry } from './files.ts';

/** A value together with the file and place it stands in, so that a refusal can name them. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  readonly path: string;
}

/** All files of `law/`, parsed and checked against each other. */
export interface Library {
  readonly instruments: readonly Placed<Instrument>[];
  readonly regimes: readonly Placed<RegimeEntry>[];
  readonly dossiers: readonly Placed<Dossier>[];
  readonly awards: readonly Placed<AwardEntry>[];
  readonly publicity: readonly Placed<PublicityEntry>[];
  readonly quotas: readonly Placed<QuotaEntry>[];
  readonly tables: Tables;
  readonly standards: readonly Placed<Standard>[];
  readonly general: readonly Placed<GeneralRule>[];
  readonly principles: readonly Placed<Principle>[];
  readonly overlays: readonly Placed<Overlay>[];
  readonly parameters: readonly Placed<Parameter>[];
}

const noLists: Library = {
  instruments: [],
  regimes: [],
  dossiers: [],
  awards: [],
  publicity: [],
  quotas: [],
  tables: { bonuses: [], baseSalaries: [], rounding: [], household: [], organisingShare: [], deadlines: [] },
  standards: [],
  general: [],
  principles: [],
  overlays: [],
  parameters: [],
};

/** A library kept before a list existed, with that list empty; a whole one is answered as it is. */
export const wholeLibrary = (kept: Partial<Library>): Library =>
  Object.keys(noLists).every((list) => list in kept) ? (kept as Library) : { ...noLists, ...kept };

/** File name below `law/` → its text. */
export type LawFiles = Readonly<Record<string, string>>;

function parse<S extends z.ZodType>(file: string, source: string, schema: S): z.output<S> {
  // Rules that differ by their footing alone are written once and merged (`<<`).
  const document = parseDocument(source, { merge: true });
  const wrong = document.errors[0];
  if (wrong) throw refuse(lawRefusals.fileUnreadable, { file, problem: wrong.message });
  // The files are our own and reuse wording by alias; the library's guard is against strangers' files.
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: -1 }), { reportInput: true });
  if (parsed.success) return parsed.data;
  const problem = problemsOf(parsed.error)[0];
  throw refuse(lawRefusals.badValue, { file, path: problem?.path, problem: problem?.message.vi });
}

function placed<T>(file: string, list: string, values: readonly T[]): Placed<T>[] {
  return values.map((value, at) => ({ value, file, path: `${list}.${at}` }));
}

/** The values of one list in every file of a folder (or in one file), each with its place. */
function valuesUnder<S extends z.ZodType, T>(
  files: LawFiles,
  folder: string,
  schema: S,
  list: string,
  pick: (file: z.output<S>) => readonly T[],
): Placed<T>[] {
  const names = Object.keys(files).filter((name) => name === folder || name.startsWith(`${folder}/`));
  return names.sort().flatMap((name) => placed(name, list, pick(parse(name, files[name] ?? '', schema))));
}

/** What the rules must answer; `runCases` asks them. Kept apart: the program itself never needs them. */
export const parseCases = (files: LawFiles): Placed<CaseFile>[] => valuesUnder(files, 'cases', caseFile, 'cases', (file) => [file]);

/**
 * Pure: texts in, library out. Throws a refusal of `lawRefusals` naming file and place when a value lacks its
 * instrument, validity or confidence, names something unknown, or the regimes leave a hole or overlap.
 */
export function parseLibrary(files: LawFiles): Library {
  const under = <S extends z.ZodType, T>(folder: string, schema: S, list: string, pick: (file: z.output<S>) => readonly T[]) =>
    valuesUnder(files, folder, schema, list, pick);
  const library: Library = {
    instruments: under('instruments', instrumentFile, 'instruments', (file) => file.instruments),
    regimes: under('regimes.yaml', regimeFile, 'regimes', (file) => file.regimes),
    dossiers: under('dossiers.yaml', dossierFile, 'dossiers', (file) => file.dossiers),
    awards: under('awards', awardFile, 'awards', (file) => file.awards),
    publicity: under('publicity.yaml', publicityFile, 'publicity', (file) => file.publicity),
    quotas: under('quotas.yaml', quotaFile, 'quotas', (file) => file.quotas),
    standards: under('standards', standardFile, 'standards', (file) => file.standards),
    general: under('general.yaml', generalFile, 'general', (file) => file.general),
    principles: under('principles.yaml', principleFile, 'principles', (file) => file.principles),
    overlays: under('overlays', overlayFile, 'overlays', (file) => file.overlays),
    parameters: under('parameters', parameterFile, 'parameters', (file) => file.parameters),
    tables: {
      bonuses: under('tables/bonus.yaml', bonusFile, 'bonuses', (file) => file.bonuses),
      baseSalaries: under('tables/money.yaml', moneyFile, 'baseSalaries', (file) => file.baseSalaries),
      rounding: under('tables/money.yaml', moneyFile, 'rounding', (file) => file.rounding),
      household: under('tables/money.yaml', moneyFile, 'household', (file) => file.household),
      organisingShare: under('tables/money.yaml', moneyFile, 'organisingShare', (file) => file.organisingShare),
      deadlines: under('tables/deadlines.yaml', deadlineFile, 'deadlines', (file) => file.deadlines),
    },
  };
  checkLibrary(library);
  checkStandards(library);
  checkTables(library.tables, library);
  return library;
}

/** Reads every `.yaml` below a folder. Throws `law.no_law_files` for a folder that holds no set of rules. */
export function readLawFiles(folder: string): LawFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  if (!names.includes('regimes.yaml')) throw refuse(lawRefusals.noLawFiles, { folder });
  return Object.fromEntries(names.filter((name) => name.endsWith('.yaml')).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

import { z } from 'zod';
import { day } from '#platform/schema.ts';
import { awardFile, code, dossierFile, footing, instrumentFile, regimeFile, text, words } from '../files.ts';
import { generalFile, overlay, parameterFile, standardFile } from '../engine/rules.ts';
import { quotaFile } from '../desk-files.ts';
import { principleFile } from '../principles.ts';
import { bonusFile, deadlineFile, moneyFile } from '../tables/files.ts';
import { draftCase } from './cases.ts';

/**
 * What an administrator loads: format `thidua/law-draft@1` (docs/formats/law-draft.md). The sections hold entries of the
 * shipped files: an entry that exists is given new rules, one that does not is added. Nothing is ever taken away: a rule
 * for a regime that has one already takes its place from `from` on, and days before keep the rule they had.
 */
export const draftFormat = 'thidua/law-draft@1';

export const draftKinds = ['regime', 'overlay', 'parameters'] as const;
export type DraftKind = (typeof draftKinds)[number];

const regime = regimeFile.shape.regimes.element.omit({ from: true, to: true });
const award = awardFile.shape.awards.element.partial({ name: true, subject: true, kind: true, rules: true, ballots: true });
const dossier = dossierFile.shape.dossiers.element;

/** One award made stricter by a sector or locality. It may raise a threshold and ask for more papers, nothing else. */
const tightening = z
  .object({
    award: code,
    ...footing,
    /** Whole percent of all members; not below the national one. */
    ballotPercent: z.number().int().min(1).max(100).optional(),
    /** Papers asked for in addition. */
    papers: z
      .array(z.object({ code, title: text, required: z.boolean(), note: text.optional() }).strict())
      .max(30)
      .optional(),
  })
  .strict();
export type Tightening = z.output<typeof tightening>;

export const draftFile = z
  .object({
    format: z.literal(draftFormat),
    kind: z.enum(draftKinds),
    /** Short name people quote, e.g. `ND-2027`. */
    code: code.max(40),
    title: text,
    /** The day it takes effect. */
    from: day,
    /** kind `regime`: the regime that begins on `from`; the one before ends the day before. */
    regime: regime
      .extend({
        /** Rules of this regime go on in the new one unless the draft gives others or names them in `notContinued`. */
        continues: code,
      })
      .strict()
      .optional(),
    /** Codes of awards or ids of standards whose rules do not go on in the new regime. */
    notContinued: z
      .array(z.string().regex(/^[A-Za-z0-9_.-]+$/))
      .max(500)
      .default([]),
    /**
     * Instruments that end before `from`. `carry`: rules that rest on one and go on are cited as its successor, article not
     * read, and only warn (mark `?`) until somebody loads them as read; without it such a rule must be given anew.
     */
    ends: z
      .array(z.object({ code, on: day, replacedBy: code.optional(), carry: z.literal(true).optional() }).strict())
      .max(100)
      .default([]),
    instruments: instrumentFile.shape.instruments.max(100).default([]),
    awards: z.array(award).max(200).default([]),
    dossiers: z.array(dossier).max(200).default([]),
    /** Standards as trees of predicates; one for the same award, subject and branch takes the place of those before. */
    standards: standardFile.shape.standards.max(500).default([]),
    general: generalFile.shape.general.max(100).default([]),
    /** General rules to be read, as in `law/principles.yaml`. */
    principles: principleFile.shape.principles.max(100).default([]),
    /** Caps, as in `law/quotas.yaml`. */
    quotas: quotaFile.shape.quotas.max(100).default([]),
    /** Numbers and switches outside the trees; the open value before is ended. */
    values: parameterFile.shape.parameters.max(100).default([]),
    bonuses: bonusFile.shape.bonuses.max(200).default([]),
    baseSalaries: moneyFile.shape.baseSalaries,
    rounding: moneyFile.shape.rounding,
    household: moneyFile.shape.household,
    organisingShare: moneyFile.shape.organisingShare,
    deadlines: deadlineFile.shape.deadlines.max(200).default([]),
    /** kind `overlay`: whom it binds and what it makes stricter. */
    overlay: z
      .object({
        scope: overlay.shape.scope,
        body: text,
        ...footing,
        /** Thresholds raised and papers added, by award. */
        tightens: z.array(tightening).max(200).default([]),
        /** Clauses added to standards. */
        adds: overlay.shape.adds,
        /** Numbers of clauses raised. */
        raises: overlay.shape.raises,
        /** Caps of its own; none wider than one of the law. */
        caps: overlay.shape.caps,
      })
      .strict()
      .optional(),
    /** What the new rules must answer; all of them must hold before the draft is kept. */
    cases: z.array(draftCase).min(1).max(2000),
    note: words.optional(),
  })
  .strict();
export type Draft = z.output<typeof draftFile>;

import type { measureTypes } from '../labels.ts';
import type { RulebookSettings } from '../shapes.ts';

/** What the rows of a table say, as the bridge to its file reads them. */

export type Json = Readonly<Record<string, unknown>>;

/** What a row of `scoring.rulebook` says of a table. */
export interface BookRow {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly authority: { readonly id: string; readonly name: string };
  /** `null`: a table to learn from, of no year. */
  readonly year: number | null;
  readonly versionNo: number;
  readonly groupKinds: readonly ('block' | 'cluster' | 'inner')[];
  readonly appliesTo: 'collective' | 'individual';
  readonly complete: boolean;
  readonly synthetic: boolean;
  readonly source: Json;
  readonly scaleHundredths: number;
  /** Settings of the format but the scale; `null`: a table from before, see `settings`. */
  readonly rules: Json | null;
  readonly settings: RulebookSettings;
  readonly facts: readonly unknown[];
  readonly derived: readonly unknown[];
}

/** What a row of `scoring.rule_item` says of a node, each before its parts. */
export interface ItemRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maxHundredths: number;
  readonly kind: string;
  readonly rule: Json;
  readonly counts: 'base' | 'bonus' | 'external';
  readonly measure: string;
  readonly proof: readonly string[];
  readonly scoredBy: string | null;
  readonly conditionWhen: string | null;
  readonly masked: boolean;
  readonly note: string;
}

/** The criterion of a criteria set that an item scores: what it does not say itself, the criterion says (R-056). */
export interface LinkedItem extends ItemRow {
  /** Judged from other rooms in a table from before; later ones say it with `conditionWhen`. */
  readonly hardCondition: boolean;
  readonly groupTitle: string | null;
  readonly criterion: { readonly measureType: keyof typeof measureTypes; readonly evidence: readonly string[] } | null;
}

/** 975 → `9.75`, 2000 → `20`: points as the file writes them. */
export function plainPoints(hundredths: number): string {
  const magnitude = Math.abs(hundredths);
  const fraction = String(magnitude % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${hundredths < 0 ? '-' : ''}${Math.trunc(magnitude / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}

import type { FactsFile } from '../facts.ts';
import type { RulebookFile } from '../rulebook.ts';

/**
 * Made-up rulebooks of every kind with facts, from a seed. Each comes twice: as files, with formulas as text, for the engine;
 * and as the tree the text was printed from, for the second implementation, which never sees the text.
 */

export type Term =
  | { readonly t: 'num'; readonly value: string }
  | { readonly t: 'fact'; readonly code: string }
  | { readonly t: 'target'; readonly code: string }
  | { readonly t: 'flag'; readonly code: string }
  | { readonly t: 'months'; readonly how: 'sum' | 'avg' | 'min' | 'max' | 'last' | 'months'; readonly code: string }
  | { readonly t: 'op'; readonly op: '+' | '-' | '*' | '/'; readonly a: Term; readonly b: Term }
  | { readonly t: 'percent'; readonly a: Term; readonly b: Term }
  | { readonly t: 'pick'; readonly how: 'min' | 'max'; readonly a: Term; readonly b: Term }
  | { readonly t: 'if'; readonly c: Term; readonly a: Term; readonly b: Term }
  | { readonly t: 'cmp'; readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly a: Term; readonly b: Term }
  | { readonly t: 'logic'; readonly op: 'and' | 'or'; readonly a: Term; readonly b: Term }
  | { readonly t: 'not'; readonly a: Term }
  | { readonly t: 'every'; readonly how: 'every' | 'any'; readonly code: string; readonly op: '>' | '>='; readonly limit: string };

export type RuleModel =
  | { readonly kind: 'yes_no'; readonly when: Term }
  | {
      readonly kind: 'proportional';
      readonly percent?: Term;
      readonly actual?: Term;
      readonly target?: Term;
      readonly rate: string | null;
      readonly whole: boolean;
    }
  | {
      readonly kind: 'bands';
      readonly of: Term;
      readonly bands: readonly { from: string | null; fromIn: boolean; to: string | null; toIn: boolean; points: string }[];
    }
  | {
      readonly kind: 'lateness';
      readonly days: Term;
      readonly onTime: string;
      readonly steps: readonly { upTo: number; points: string }[];
      readonly beyond: string;
    }
  | { readonly kind: 'per_unit'; readonly count: Term; readonly each: string; readonly cap: string | null }
  | {
      readonly kind: 'bonus_penalty';
      readonly start: string;
      readonly plus: Term | null;
      readonly plusEach: string;
      readonly minus: Term | null;
      readonly minusEach: string;
      readonly floor: string;
      readonly cap: string;
    }
  | { readonly kind: 'relative_to_leader'; readonly code: string }
  | { readonly kind: 'honours'; readonly honours: readonly { honour: string; points: string }[]; readonly highest: boolean }
  | { readonly kind: 'condition'; readonly when: Term }
  | { readonly kind: 'manual' };

export interface LineModel {
  readonly code: string;
  readonly group: string;
  readonly max: string;
  readonly counts: 'base' | 'bonus' | 'external';
  readonly hard: Term | null;
  readonly rule: RuleModel;
}

export interface Model {
  readonly lines: readonly LineModel[];
  readonly rulebook: RulebookFile;
  readonly facts: FactsFile;
}

import type { ComponentType } from 'react';
import type { FactKind } from '../kinds.ts';

export interface RecordCardProps {
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
}

type Load = () => Promise<{ default: ComponentType<RecordCardProps> }>;
const cards = new Map<string, Load>();

/** Later modules put a card on a record: what was proposed and came to nothing, for those who may see it. */
export const recordSlot = {
  add(key: string, load: Load): void {
    if (!cards.has(key)) cards.set(key, load);
  },
  cards: (): readonly (readonly [string, Load])[] => [...cards],
};

/** A change of what stands on a record that somebody thinks about. */
export interface ImpactProps {
  readonly of:
    | { readonly kind: 'award'; readonly id: string }
    /** `to`: what a correction would send; left out = the fact is withdrawn. */
    | {
        readonly kind: 'fact';
        readonly factKind: FactKind;
        readonly id: string;
        readonly to?: { readonly fact: unknown; readonly certainty: unknown };
      };
}

let impact: (() => Promise<{ default: ComponentType<ImpactProps> }>) | null = null;

/** A later module tells in the dialogs of this one what a change would flag, before anybody confirms. */
export const impactSlot = {
  set(load: NonNullable<typeof impact>): void {
    impact = load;
  },
  load: () => impact,
};

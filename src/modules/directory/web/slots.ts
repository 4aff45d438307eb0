import type { ComponentType } from 'react';

export interface UnitCardProps {
  readonly unitId: string;
  /** The day the page shows. */
  readonly on: string;
}

export interface PersonCardProps {
  readonly personId: string;
}

export interface SlotCard<P> {
  readonly key: string;
  readonly load: () => Promise<{ default: ComponentType<P> }>;
}

/** A place on a page of this module that later modules fill. */
export interface Slot<P> {
  /** Adding the same key twice keeps the first. */
  add(key: string, load: SlotCard<P>['load']): void;
  cards(): readonly SlotCard<P>[];
}

function makeSlot<P>(): Slot<P> {
  const cards: SlotCard<P>[] = [];
  return {
    add(key, load) {
      if (!cards.some((card) => card.key === key)) cards.push({ key, load });
    },
    cards: () => cards,
  };
}

/**
 * Later modules know what the directory may not: in which groups a unit stood, what it was awarded. Each adds its card
 * from its own `web/screens.ts`: `unitSlot.add('groups', () => import('./unit-groups-card.tsx'))`.
 */
export const unitSlot = makeSlot<UnitCardProps>();
/** The same for the page of a person. */
export const personSlot = makeSlot<PersonCardProps>();

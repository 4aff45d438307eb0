import type { ComponentType } from 'react';

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

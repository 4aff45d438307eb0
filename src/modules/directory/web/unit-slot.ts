import type { ComponentType } from 'react';

export interface UnitCardProps {
  readonly unitId: string;
  /** The day the page shows. */
  readonly on: string;
}

interface UnitCard {
  readonly key: string;
  readonly load: () => Promise<{ default: ComponentType<UnitCardProps> }>;
}

const cards: UnitCard[] = [];

/**
 * Later modules know what the directory may not: in which groups a unit stood, what it was awarded. Each adds its card
 * to the unit's page from its own `web/screens.ts`: `addUnitCard('groups', () => import('./unit-groups-card.tsx'))`.
 */
export function addUnitCard(key: string, load: UnitCard['load']): void {
  if (!cards.some((card) => card.key === key)) cards.push({ key, load });
}

export const unitCards = (): readonly UnitCard[] => cards;

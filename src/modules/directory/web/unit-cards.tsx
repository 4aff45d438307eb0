import { lazy, Suspense, type ComponentType } from 'react';
import { Loading } from '#ui/index.ts';
import { unitCards, type UnitCardProps } from './unit-slot.ts';

const loaded = new Map<string, ComponentType<UnitCardProps>>();

/** One lazy component for each card, kept: a new one at every drawing would load and mount anew. */
function cardOf(key: string, load: () => Promise<{ default: ComponentType<UnitCardProps> }>): ComponentType<UnitCardProps> {
  const known = loaded.get(key);
  if (known) return known;
  const made = lazy(load);
  loaded.set(key, made);
  return made;
}

/** The cards that later modules have added to the unit's page. */
export function UnitCards({ unitId, on }: UnitCardProps) {
  return unitCards().map(({ key, load }) => {
    const Card = cardOf(key, load);
    return (
      <Suspense key={key} fallback={<Loading />}>
        <Card unitId={unitId} on={on} />
      </Suspense>
    );
  });
}

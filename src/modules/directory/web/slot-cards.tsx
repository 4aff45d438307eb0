import { lazy, Suspense, type ComponentType } from 'react';
import { Loading } from '#ui/index.ts';
import type { Slot, SlotCard } from './slots.ts';

const loaded = new Map<SlotCard<never>, ComponentType<never>>();

/** One lazy component for each card, kept: a new one at every drawing would load and mount anew. */
function componentOf<P>(card: SlotCard<P>): ComponentType<P> {
  const key = card as unknown as SlotCard<never>;
  const known = loaded.get(key);
  if (known) return known as unknown as ComponentType<P>;
  const made = lazy(card.load as () => Promise<{ default: ComponentType<object> }>);
  loaded.set(key, made as unknown as ComponentType<never>);
  return made as unknown as ComponentType<P>;
}

/** The cards that later modules have added to a page. */
export function SlotCards<P extends object>({ slot, given }: { slot: Slot<P>; given: P }) {
  return slot.cards().map((card) => {
    const Card = componentOf(card);
    return (
      <Suspense key={card.key} fallback={<Loading />}>
        <Card {...given} />
      </Suspense>
    );
  });
}

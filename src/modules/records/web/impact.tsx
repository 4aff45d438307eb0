import { lazy, Suspense, type ComponentType } from 'react';
import { Loading } from '#ui/index.ts';
import { impactSlot, type ImpactProps } from './slots.ts';

let loaded: ComponentType<ImpactProps> | null = null;

/** What the change would flag, told by the module that flags. */
export function Impact(props: ImpactProps) {
  const load = impactSlot.load();
  if (!load) return null;
  loaded ??= lazy(load);
  const Told = loaded;
  return (
    <Suspense fallback={<Loading rows={2} />}>
      <Told {...props} />
    </Suspense>
  );
}

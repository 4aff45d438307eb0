import type { Screen } from '#ui/screen.ts';

/** `/hoi-dong/phien/$id` belongs to the module that owns the cases. */
export const screens: Screen[] = [
  { path: '/hoi-dong', load: () => import('./councils-screen.tsx') },
  { path: '/hoi-dong/$id', load: () => import('./council-screen.tsx') },
];

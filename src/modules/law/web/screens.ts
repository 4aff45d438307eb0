import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/quy-dinh', load: () => import('./rules-screen.tsx') },
  { path: '/quy-dinh/tra-cuu', load: () => import('./clauses-screen.tsx'), wide: true },
];

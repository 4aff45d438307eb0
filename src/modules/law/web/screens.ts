import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/quy-dinh', load: () => import('./rules-screen.tsx') },
  { path: '/quy-dinh/phien-ban', load: () => import('./versions-screen.tsx') },
  { path: '/quy-dinh/phien-ban/nap', load: () => import('./load-screen.tsx') },
  { path: '/quy-dinh/phien-ban/$id', load: () => import('./version-screen.tsx') },
  { path: '/quy-dinh/tra-cuu', load: () => import('./clauses-screen.tsx'), wide: true },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/don-vi', load: () => import('./units-screen.tsx') },
  { path: '/don-vi/$id', load: () => import('./unit-screen.tsx') },
  { path: '/ca-nhan/$id', load: () => import('./person-screen.tsx') },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/minh-chung', load: () => import('./evidence-screen.tsx') },
  { path: '/minh-chung/$id', load: () => import('./item-screen.tsx') },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/giao-uoc', load: () => import('./agreements-screen.tsx') },
  { path: '/giao-uoc/moi', load: () => import('./start-screen.tsx') },
  { path: '/giao-uoc/$id', load: () => import('./agreement-screen.tsx') },
  { path: '/giao-uoc/$id/soan', load: () => import('./editor-screen.tsx') },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/van-ban', load: () => import('./register-screen.tsx') },
  { path: '/van-ban/moi', load: () => import('./new-document-screen.tsx') },
  { path: '/van-ban/$id', load: () => import('./document-screen.tsx') },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/dang-ky', load: () => import('./registrations-screen.tsx') },
  { path: '/dang-ky/moi', load: () => import('./start-screen.tsx') },
  { path: '/dang-ky/$id', load: () => import('./registration-screen.tsx') },
];

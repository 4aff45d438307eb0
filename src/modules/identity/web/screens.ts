import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/tai-khoan', load: () => import('./accounts-screen.tsx') },
  { path: '/uy-quyen', load: () => import('./delegations-screen.tsx') },
  { path: '/phien', load: () => import('./sessions-screen.tsx') },
];

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [{ path: '/lich-lam-viec', load: () => import('./work-year-screen.tsx') }];

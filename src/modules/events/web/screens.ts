import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [{ path: '/nam-thi-dua/su-kien', load: () => import('./events-screen.tsx') }];

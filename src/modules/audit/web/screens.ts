import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [{ path: '/nhat-ky', load: () => import('./audit-screen.tsx') }];

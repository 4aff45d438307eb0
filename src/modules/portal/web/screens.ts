import type { Screen } from '#ui/screen.ts';
import { useDutyCount } from '#modules/notifications/web/count.ts';

export const screens: Screen[] = [
  { path: '/', load: () => import('./home-screen.tsx'), useCount: useDutyCount },
  { path: '/tinh-hinh/$id', load: () => import('./term-screen.tsx') },
  { path: '/huong-dan', load: () => import('./guide-screen.tsx') },
];

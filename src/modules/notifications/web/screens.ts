import type { Screen } from '#ui/screen.ts';
import { useNoticeCount } from './count.ts';

export const screens: Screen[] = [
  { path: '/viec', load: () => import('./duties-screen.tsx') },
  { path: '/thong-bao', load: () => import('./notices-screen.tsx'), useCount: useNoticeCount },
];

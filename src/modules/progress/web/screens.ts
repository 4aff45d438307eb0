import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/ket-qua', load: () => import('./results-screen.tsx') },
  { path: '/ket-qua/khoi/$termId', load: () => import('./matrix-screen.tsx'), wide: true },
  { path: '/ket-qua/bao-cao/$unitId/$year/$month', load: () => import('./report-screen.tsx') },
];

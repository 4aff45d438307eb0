import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/chi-so', load: () => import('./year-screen.tsx'), wide: true },
  { path: '/chi-so/thang/$unitId/$year/$month', load: () => import('./month-screen.tsx') },
  { path: '/chi-so/danh-sach', load: () => import('./facts-screen.tsx') },
  { path: '/chi-so/khoi/$termId', load: () => import('./group-screen.tsx'), wide: true },
  { path: '/chi-so/nhap', load: () => import('./imports-screen.tsx') },
  { path: '/chi-so/nhap/$id', load: () => import('./import-screen.tsx') },
  { path: '/chi-so/dinh-nghia', load: () => import('./definitions-screen.tsx'), wide: true },
];

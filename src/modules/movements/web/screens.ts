import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/nam-thi-dua', load: () => import('./year-screen.tsx') },
  { path: '/nam-thi-dua/$year', load: () => import('./year-screen.tsx') },
  { path: '/phong-trao', load: () => import('./movements-screen.tsx') },
  { path: '/phong-trao/moi', load: () => import('./new-movement-screen.tsx') },
  { path: '/phong-trao/huong-ung', load: () => import('./matrix-screen.tsx'), wide: true },
  { path: '/phong-trao/$id', load: () => import('./movement-screen.tsx') },
  { path: '/phong-trao/$id/sua', load: () => import('./edit-movement-screen.tsx') },
  { path: '/phong-trao/$id/huong-ung', load: () => import('./response-screen.tsx') },
  { path: '/phong-trao/$id/tieu-chi/$setId', load: () => import('./criteria-screen.tsx') },
];

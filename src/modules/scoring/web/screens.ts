import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/cham-diem', load: () => import('./year/year-screen.tsx') },
  { path: '/cham-diem/phieu/$id', load: () => import('./sheet/sheet-screen.tsx'), wide: true },
  { path: '/cham-diem/xep-hang/$termId', load: () => import('./ranking/ranking-screen.tsx') },
  { path: '/cham-diem/so-tong-hop/$termId', load: () => import('./past/past-screen.tsx') },
  { path: '/cham-diem/khieu-nai/$id', load: () => import('./complaints/complaint-screen.tsx') },
  { path: '/cham-diem/cham-cheo/$termId', load: () => import('./cross/cross-screen.tsx') },
  { path: '/cham-diem/cham-cheo/$roundId/$unitId', load: () => import('./cross/marks-screen.tsx') },
  { path: '/cham-diem/neu-doi/$termId', load: () => import('./integrity/what-if-screen.tsx'), wide: true },
  { path: '/cham-diem/bang-diem', load: () => import('./tables/rulebooks-screen.tsx') },
  { path: '/cham-diem/bang-diem/moi', load: () => import('./tables/new-rulebook-screen.tsx') },
  { path: '/cham-diem/bang-diem/nhap', load: () => import('./tables/import-screen.tsx') },
  { path: '/cham-diem/bang-diem/so-sanh', load: () => import('./tables/compare-screen.tsx'), wide: true },
  { path: '/cham-diem/bang-diem/$id', load: () => import('./tables/rulebook-screen.tsx') },
  { path: '/cham-diem/bang-diem/$id/soan', load: () => import('./tables/editor-screen.tsx'), wide: true },
  { path: '/cham-diem/bang-diem/$id/chay-thu', load: () => import('./tables/trial-screen.tsx'), wide: true },
];

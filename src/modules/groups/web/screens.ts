import type { Screen } from '#ui/screen.ts';
import { unitSlot } from '#modules/directory/web/slots.ts';

export const screens: Screen[] = [
  { path: '/khoi-cum', load: () => import('./groups-screen.tsx') },
  { path: '/khoi-cum/moi', load: () => import('./new-group-screen.tsx') },
  { path: '/khoi-cum/$id', load: () => import('./group-screen.tsx') },
  { path: '/khoi-cum/$id/de-xuat/$year', load: () => import('./propose-term-screen.tsx') },
  { path: '/khoi-cum/nhiem-ky/$id', load: () => import('./term-screen.tsx') },
];

unitSlot.add('groups', () => import('./unit-groups-card.tsx'));

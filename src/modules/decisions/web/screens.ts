import type { Screen } from '#ui/screen.ts';
import { personSlot, unitSlot } from '#modules/directory/web/slots.ts';

/** `/quyet-dinh/trinh/$id` belongs to the module that owns the dossiers. */
export const screens: Screen[] = [
  { path: '/quyet-dinh', load: () => import('./register-screen.tsx') },
  { path: '/quy-khen-thuong', load: () => import('./fund-screen.tsx') },
  { path: '/quyet-dinh/$id', load: () => import('./decision-screen.tsx') },
];

unitSlot.add('awards', () => import('./unit-awards-card.tsx'));
personSlot.add('awards', () => import('./person-awards-card.tsx'));

import { personSlot, unitSlot } from '#modules/directory/web/slots.ts';
import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/ly-lich', load: () => import('./lists-screen.tsx') },
  { path: '/ly-lich/cua-toi', load: () => import('./mine-screen.tsx') },
  { path: '/ly-lich/ca-nhan/$id', load: () => import('./person-record-screen.tsx') },
  { path: '/ly-lich/don-vi/$id', load: () => import('./unit-record-screen.tsx') },
  { path: '/ly-lich/sang-kien/$id', load: () => import('./initiative-screen.tsx') },
  { path: '/ly-lich/nhap', load: () => import('./imports-screen.tsx') },
  { path: '/ly-lich/nhap/$id', load: () => import('./import-screen.tsx') },
  { path: '/ly-lich/trung', load: () => import('./duplicates-screen.tsx') },
  { path: '/ly-lich/trung/$a/$b', load: () => import('./compare-screen.tsx') },
];

personSlot.add('records', () => import('./person-card.tsx'));
unitSlot.add('records', () => import('./unit-card.tsx'));

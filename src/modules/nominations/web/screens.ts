import type { Screen } from '#ui/screen.ts';
import { impactSlot, recordSlot } from '#modules/records/web/slots.ts';

export const screens: Screen[] = [
  { path: '/ho-so', load: () => import('./list-screen.tsx') },
  { path: '/ho-so/moi', load: () => import('./new-screen.tsx') },
  { path: '/ho-so/trinh', load: () => import('./present-screen.tsx') },
  { path: '/ho-so/chon-nguoi', load: () => import('./choose-screen.tsx'), wide: true },
  { path: '/ho-so/huy-bo', load: () => import('./flags-screen.tsx') },
  { path: '/ho-so/thiet-lap', load: () => import('./settings-screen.tsx') },
  { path: '/lay-y-kien', load: () => import('./public-comment-screen.tsx'), access: 'public' },
  { path: '/ho-so/$id', load: () => import('./dossier-screen.tsx') },
  { path: '/hoi-dong/phien/$id', load: () => import('./meeting-screen.tsx') },
  { path: '/quyet-dinh/trinh/$id', load: () => import('./submission-screen.tsx') },
];

// What was proposed and came to nothing stands on the record, for those who may see it.
recordSlot.add('proposals', () => import('./proposal-history.tsx').then((part) => ({ default: part.ProposalHistory })));
impactSlot.set(() => import('./impact.tsx').then((part) => ({ default: part.RecordImpact })));

import type { Screen } from '#ui/screen.ts';

export const screens: Screen[] = [
  { path: '/ho-so', load: () => import('./list-screen.tsx') },
  { path: '/ho-so/moi', load: () => import('./new-screen.tsx') },
  { path: '/ho-so/trinh', load: () => import('./present-screen.tsx') },
  { path: '/lay-y-kien', load: () => import('./public-comment-screen.tsx'), access: 'public' },
  { path: '/ho-so/$id', load: () => import('./dossier-screen.tsx') },
  { path: '/hoi-dong/phien/$id', load: () => import('./meeting-screen.tsx') },
  { path: '/quyet-dinh/trinh/$id', load: () => import('./submission-screen.tsx') },
];

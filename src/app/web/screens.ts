import type { Screen } from '#ui/screen.ts';

const found = import.meta.glob<{ screens: readonly Screen[] }>('../../modules/*/web/screens.ts', { eager: true });

const own: Screen[] = [{ path: '/dang-nhap', load: () => import('./sign-in-screen.tsx'), access: 'public' }];
if (import.meta.env.DEV) own.push({ path: '/_kit', load: () => import('#ui/kit/kit-screen.tsx'), access: 'public', wide: true });

/** All screens of all modules; a module adds its own in `web/screens.ts`. */
export const screens: readonly Screen[] = [...own, ...Object.values(found).flatMap((module) => module.screens)];

/** True when some screen answers this path. */
export function hasScreen(path: string): boolean {
  return screens.some((screen) => screen.path === path);
}

/** The screen of an address, for its settings. */
export function screenAt(path: string): Screen | undefined {
  const parts = path.replace(/\/+$/, '').split('/');
  const fits = (screen: Screen) => {
    const wanted = screen.path.replace(/\/+$/, '').split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith('$') || part === parts[index]);
  };
  return screens.find((screen) => screen.path === path) ?? screens.find(fits);
}

import type { ComponentType } from 'react';

/** One screen of a module. `src/modules/<name>/web/screens.ts` exports `screens: Screen[]` with lazy imports only. */
export interface Screen {
  /** `/giao-uoc/$id`: Vietnamese words without accents; `$name` is a place. */
  readonly path: string;
  /** `() => import('./agreement-screen.tsx')`; the component is the default export. */
  readonly load: () => Promise<{ default: ComponentType }>;
  /** `public` screens open without signing in. */
  readonly access?: 'public' | 'signed-in';
  /** Uses the full width of the window (dense grids). */
  readonly wide?: boolean;
  /** A hook that answers the number beside this screen's navigation item. */
  readonly useCount?: () => number | undefined;
}

import { defineConfig } from 'vitest/config';

/** Tests that need no database: part of `npm run check`. */
export default defineConfig({ test: { include: ['scripts/structure/**/*.test.ts', 'src/**/rules.test.ts'] } });

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const outDir = 'dist/web';

/** Writes `.gz` and `.br` beside every text asset, so that the server never compresses while serving. */
function compressed(): Plugin {
  return {
    name: 'compressed-assets',
    apply: 'build',
    writeBundle(options) {
      const folder = join(options.dir ?? outDir, 'assets');
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const file = join(folder, name);
        if (statSync(file).size < 1024) continue;
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/**
 * Only the server writes JSON Schemas (its OpenAPI document); zod carries that writer inside every schema class, where no
 * bundler can drop it. The browser gets the same names without the work: 6 KB less on a slow line. Nor does it need zod's
 * English sentences: forms have their own in both languages.
 */
function withoutSchemaWriter(): Plugin {
  return {
    name: 'without-schema-writer',
    apply: 'build',
    load(id) {
      if (/[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/.test(id)) return 'export default () => ({ localeError: () => undefined });';
      if (!/[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/.test(id)) return null;
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const absent = "const absent = () => { throw new Error('JSON Schemas are written on the server'); };";
      return `${absent}\n${names.map((name) => `export const ${name} = () => absent;`).join('\n')}`;
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed(), withoutSchemaWriter()],
  build: {
    outDir,
    target: 'es2022',
    assetsInlineLimit: 2048,
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'vendor', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store)[\\/]/ }],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});

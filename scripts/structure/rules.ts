import { dirname, join, normalize } from 'node:path/posix';
import { schemaOf, tierOf } from './order.ts';

/** Project files by path from the root (`src/…`), with their text. */
export type Tree = ReadonlyMap<string, string>;

export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

interface Import {
  readonly from: string;
  readonly target: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

const importPattern = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

/** All static and lazy imports of a file; project-internal targets are paths from the root, others stay as written. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map((match) => {
    const written = match[3] ?? match[4] ?? '';
    const line = text.slice(0, (match.index ?? 0) + match[0].indexOf(written)).split('\n').length;
    return { from: file, target: resolve(file, written), line, typeOnly: match[2] !== undefined };
  });
}

function resolve(file: string, written: string): string {
  if (written.startsWith('.')) return normalize(join(dirname(file), written));
  if (/^#(platform|ui|seed|modules|app)\//.test(written)) return `src/${written.slice(1)}`;
  return written;
}

export const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const areaOf = (path: string): string => /^src\/(platform|ui|seed|modules|app)\//.exec(path)?.[1] ?? 'outside';
const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || path.startsWith('src/app/testing/') || path.endsWith('/factory.ts') || path.endsWith('/server/testing.ts');

/** What may be seen from other modules: the door, the contract, and the parts a module offers to screens. */
const isDoor = (path: string) => /^src\/modules\/[^/]+\/(index|contract|labels)\.ts$/.test(path);

export function importOrder(tree: Tree): Violation[] {
  return eachImport(tree, ({ from, target }) => {
    if (isTest(from) || !target.startsWith('src/')) return undefined;
    const [here, there] = [areaOf(from), areaOf(target)];
    if (here === 'platform' && there !== 'platform') return 'the platform may not know anything above it';
    if (here === 'ui' && there !== 'ui' && there !== 'platform') return 'the design system may not know modules';
    if (here === 'seed' && there !== 'seed' && there !== 'platform') return 'the seed file format may not know modules';
    if (there === 'seed' && here === 'modules' && !/\/server\/seed[^/]*$/.test(from)) return "only a module's own loader reads the seed file";
    if (here === 'modules' && there === 'app') return 'a module may not know the wiring';
    const [mine, theirs] = [moduleOf(from), moduleOf(target)];
    if (mine === undefined || theirs === undefined || mine === theirs) return undefined;
    if (tierOf(mine) < 0) return `module ${mine} has no place in the order`;
    if (tierOf(theirs) >= tierOf(mine)) return `${mine} may not use ${theirs}: it comes later or stands beside it`;
    const webPart = from.includes('/web/') && target.startsWith(`src/modules/${theirs}/web/`);
    return isDoor(target) || webPart ? undefined : `use #modules/${theirs}/index.ts or contract.ts, not its inside`;
  });
}

const serverOnly = (path: string) =>
  path.startsWith('node:') ||
  /^(pg|fastify|@fastify\/.*|graphile-worker|nodemailer|@node-rs\/argon2|sql-template-tag|yaml)$/.test(path) ||
  /^src\/platform\/(db|http)\//.test(path) ||
  /^src\/modules\/[^/]+\/(server\/|index\.ts)/.test(path) ||
  /^src\/app\/(?!web\/)/.test(path) ||
  path.startsWith('src/seed/');

const browserRoot = (path: string) => path.startsWith('src/ui/') || path.startsWith('src/app/web/') || /^src\/modules\/[^/]+\/web\//.test(path);

/** Browser code, and everything it pulls in, must run in a browser. Types vanish and do not count. */
export function browserPurity(tree: Tree): Violation[] {
  const graph = importGraph(tree);
  const reached = new Map<string, string>();
  const queue = [...tree.keys()].filter((path) => browserRoot(path) && !isTest(path));
  for (const path of queue) reached.set(path, path);
  const violations: Violation[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const found of graph.get(path) ?? []) {
      if (found.typeOnly) continue;
      if (serverOnly(found.target))
        violations.push({ file: path, line: found.line, says: `browser code reaches ${found.target} (from ${reached.get(path)})` });
      else if (tree.has(found.target) && !reached.has(found.target)) {
        reached.set(found.target, reached.get(path) ?? path);
        queue.push(found.target);
      }
    }
  }
  return violations;
}

const writePattern = /\b(?:insert\s+into|update|delete\s+from|truncate)\s+([a-z_]+)\.[a-z_]+/gi;

/** Nobody writes a neighbour's table. */
export function tableOwnership(tree: Tree): Violation[] {
  const violations: Violation[] = [];
  for (const [file, text] of tree) {
    if (isTest(file) || !file.startsWith('src/')) continue;
    const own = ownSchemas(file);
    for (const match of text.matchAll(writePattern)) {
      const schema = match[1]?.toLowerCase() ?? '';
      if (own.includes(schema)) continue;
      violations.push({ file, line: text.slice(0, match.index).split('\n').length, says: `writes ${schema}.*, a table of another owner` });
    }
  }
  return violations;
}

function ownSchemas(file: string): readonly string[] {
  const module = moduleOf(file);
  if (module !== undefined) return [schemaOf(module)];
  return ['platform'];
}

/** Circles of imports between files. Types vanish at run time and do not make a circle. */
export function cycles(tree: Tree): Violation[] {
  const graph = importGraph(tree);
  const state = new Map<string, 'open' | 'done'>();
  const violations: Violation[] = [];
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const { target, typeOnly, line } of graph.get(file) ?? []) {
      if (typeOnly || !tree.has(target)) continue;
      if (state.get(target) === 'open') violations.push({ file, line, says: `circle: ${[...path.slice(path.indexOf(target)), target].join(' → ')}` });
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of tree.keys()) if (!state.has(file)) visit(file);
  return violations;
}

/** A relative import stays inside its module, so that moving a module moves nothing else. */
export function relativeStaysInside(tree: Tree): Violation[] {
  const violations: Violation[] = [];
  for (const [file, text] of tree) {
    for (const match of text.matchAll(/from\s+'(\.[^']+)'/g)) {
      const target = resolve(file, match[1] ?? '');
      const line = text.slice(0, match.index).split('\n').length;
      if (moduleOf(file) !== moduleOf(target) || areaOf(file) !== areaOf(target))
        violations.push({ file, line, says: `relative import leaves its place: ${match[1]}` });
    }
  }
  return violations.filter(({ file }) => file.startsWith('src/'));
}

function importGraph(tree: Tree): Map<string, Import[]> {
  return new Map([...tree].map(([file, text]) => [file, importsOf(file, text)]));
}

function eachImport(tree: Tree, judge: (found: Import) => string | undefined): Violation[] {
  const violations: Violation[] = [];
  for (const [file, text] of tree) {
    for (const found of importsOf(file, text)) {
      const says = judge(found);
      if (says !== undefined) violations.push({ file, line: found.line, says: `${says} (${found.target})` });
    }
  }
  return violations;
}

export const houseRules = { importOrder, browserPurity, tableOwnership, cycles, relativeStaysInside };

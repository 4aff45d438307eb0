import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import chromium from '@sparticuz/chromium';

export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const packed = () => join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin');

function missesLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

/** Unpacks the libraries that ship with the browser, for machines without libnss3. */
function addLibraries(): void {
  const home = join(tmpdir(), 'thidua-browser-libs');
  if (!existsSync(join(home, 'lib'))) {
    mkdirSync(home, { recursive: true });
    const tar = join(home, `libs.${process.pid}.tar`);
    writeFileSync(tar, brotliDecompressSync(readFileSync(join(packed(), 'al2023.tar.br'))));
    execFileSync('tar', ['-xf', tar, '-C', home]);
    rmSync(tar);
  }
  process.env['LD_LIBRARY_PATH'] = [join(home, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
}

let ready: Promise<BrowserLaunch> | undefined;

async function unpack(): Promise<BrowserLaunch> {
  const given = process.env['CHROME_PATH'];
  if (given && existsSync(given)) return { executablePath: given, args };
  const stable = join(tmpdir(), 'thidua-chromium');
  const binary = join(stable, 'chromium');
  if (!existsSync(binary)) {
    mkdirSync(stable, { recursive: true });
    const fresh = await chromium.executablePath();
    const part = `${binary}.${process.pid}`;
    writeFileSync(part, readFileSync(fresh), { mode: 0o755 });
    renameSync(part, binary);
  }
  if (missesLibraries(binary)) addLibraries();
  return { executablePath: binary, args };
}

/** Where the browser is and how to start it: `chromium.launch({ ...(await launchBrowser()) })`. Unpacked once for each machine. */
export function launchBrowser(): Promise<BrowserLaunch> {
  ready ??= unpack();
  return ready;
}

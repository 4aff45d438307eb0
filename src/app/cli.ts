import { problemOf } from './cli/problems.ts';
import { score } from './cli/score.ts';
import type { Verb } from './cli/verbs.ts';

/** The other verbs bring the server and the law with them; scoring needs neither and starts without. */
const allVerbs = async (): Promise<readonly Verb[]> => (await import('./cli/verbs.ts')).verbs;

/** `npm run -s thidua -- <verb> …`: answers on standard output, everything else on standard error. Exit 2 = wrong call, 1 = refused. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await help());
    return 0;
  }
  const verb = name === score.name ? score : (await allVerbs()).find((one) => one.name === name);
  if (!verb) {
    process.stderr.write(`thidua: không có lệnh “${name}” / no verb "${name}"\n\n${await help()}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`npm run -s thidua -- ${verb.usage}\n\n${verb.says.vi}\n${verb.says.en}\n`);
    return 0;
  }
  const code = await verb.run(args);
  if (code === 2) process.stderr.write(`npm run -s thidua -- ${verb.usage}\n`);
  return code;
}

async function help(): Promise<string> {
  const verbs = await allVerbs();
  const width = Math.max(...verbs.map((verb) => verb.usage.length));
  const lines = verbs.map((verb) => `  ${verb.usage.padEnd(width)}  ${verb.says.vi}\n  ${' '.repeat(width)}  ${verb.says.en}`);
  return `npm run -s thidua -- <verb>\n\n${lines.join('\n')}\n`;
}

// Whoever reads through `head` closes the pipe when they have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

main(process.argv.slice(2)).then(
  // What a pipe has not taken yet would be cut off.
  (code) => void process.stdout.write('', () => process.exit(code)),
  (error: unknown) => {
    const { message, code } = problemOf(error);
    process.stderr.write(`${message}\n`);
    process.exit(code);
  },
);

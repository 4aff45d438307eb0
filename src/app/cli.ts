import { problemOf } from './cli/problems.ts';
import { verbs } from './cli/verbs.ts';

/** `npm run -s thidua -- <verb> …`: answers on standard output, everything else on standard error. Exit 2 = wrong call, 1 = refused. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return 0;
  }
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    process.stderr.write(`thidua: không có lệnh “${name}” / no verb "${name}"\n\n${help()}`);
    return 2;
  }
  const code = await verb.run(args);
  if (code === 2) process.stderr.write(`npm run -s thidua -- ${verb.usage}\n`);
  return code;
}

function help(): string {
  const width = Math.max(...verbs.map((verb) => verb.usage.length));
  const lines = verbs.map((verb) => `  ${verb.usage.padEnd(width)}  ${verb.says.vi}\n  ${' '.repeat(width)}  ${verb.says.en}`);
  return `npm run -s thidua -- <verb>\n\n${lines.join('\n')}\n`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { message, code } = problemOf(error);
    process.stderr.write(`${message}\n`);
    process.exit(code);
  },
);

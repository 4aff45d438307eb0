/** Demo mode: real data of 2020–2022, known accounts, a day that can be set. Off in production unless asked for by name. */
export function isDemo(env: Readonly<Record<string, string | undefined>>): boolean {
  if (env['THIDUA_DEMO'] !== undefined) return env['THIDUA_DEMO'] === 'on';
  return env['NODE_ENV'] !== 'production';
}

/**
 * The order of the house: a module may use the rows before its own, never its own row's neighbours or what
 * comes later. `docs/architecture.md` explains it; this list is what the check holds to.
 */
export const tiers: readonly (readonly string[])[] = [
  ['audit', 'jobs', 'calendar', 'search'],
  ['directory'],
  ['identity'],
  ['notifications'],
  ['evidence', 'documents', 'signing', 'law'],
  ['groups', 'ballots', 'decisions'],
  ['councils', 'movements', 'records'],
  ['agreements', 'registrations', 'initiatives'],
  ['progress'],
  ['scoring'],
  ['nominations', 'advanced-models'],
  ['events', 'reports'],
  ['portal'],
];

export const tierOf = (module: string): number => tiers.findIndex((tier) => tier.includes(module));

/** `advanced-models` keeps its tables in schema `advanced_models`. */
export const schemaOf = (module: string): string => module.replaceAll('-', '_');

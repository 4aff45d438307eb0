import { definitionsApi } from './definitions-contract.ts';
import { factsApi } from './facts-contract.ts';
import { groupApi } from './group-contract.ts';
import { importsApi } from './imports-contract.ts';
import { monthsApi } from './months-contract.ts';

export * from './labels.ts';
export { definitionWords, editionWords, factWords, importedFact, importedRow, uploadFields } from './bodies.ts';
export { indicatorsRefusals } from './refusals.ts';
export { factKindCodes, factKinds, type FactKind, type Milestone } from './facts.ts';
export type { ImportDetail, ImportLine, ImportRow } from './import-shapes.ts';
export type { Cell, Definition, FactRow, FormLine, IndicatorYear, Level, MonthForm, Overview, RollUp } from './shapes.ts';

export const indicatorsApi = { ...monthsApi, ...factsApi, ...groupApi, ...definitionsApi, ...importsApi };

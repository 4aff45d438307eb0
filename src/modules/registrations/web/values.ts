import type { BodyOf } from '#platform/contract.ts';
import { contentFields, type registrationsApi, type RegistrationDetail } from '../contract.ts';

export type Content = BodyOf<typeof registrationsApi.save>['content'];
type TargetRow = Content['targets'][number];
type InitiativeRow = Content['initiatives'][number];

/** What is being typed; authors are one line with commas. */
export interface Values {
  readonly targets: readonly TargetRow[];
  readonly initiatives: readonly (Omit<InitiativeRow, 'authors'> & { readonly authors: string })[];
  readonly titles: readonly string[];
  readonly none: boolean;
  readonly noTitleReason: string;
}

export const newTarget = (): TargetRow => ({
  id: crypto.randomUUID(),
  text: '',
  criterionId: null,
  targetHundredths: null,
  targetUnit: '',
  dueOn: null,
});
export const newInitiative = (): Values['initiatives'][number] => ({ id: crypto.randomUUID(), title: '', field: 'other', authors: '' });

export function valuesOf(it: RegistrationDetail): Values {
  return {
    targets: it.targets.map(({ id, text, criterionId, targetHundredths, targetUnit, dueOn }) => ({
      id,
      text,
      criterionId,
      targetHundredths,
      targetUnit,
      dueOn,
    })),
    initiatives: it.initiatives.map((initiative) => ({ ...initiative, authors: initiative.authors.join(', ') })),
    titles: it.titleCodes,
    none: it.noTitleReason !== '',
    noTitleReason: it.noTitleReason,
  };
}

const authorsOf = (typed: string) =>
  typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** What can be stored now: unfinished rows wait on this device until they are complete. */
export function storable(values: Values): Content {
  return {
    targets: values.targets.filter((target) => target.text.trim() !== ''),
    initiatives: values.initiatives
      .map((initiative) => ({ ...initiative, authors: authorsOf(initiative.authors) }))
      .filter((initiative) => initiative.title.trim() !== '' && initiative.authors.length > 0),
    titles: values.none ? [] : [...values.titles],
    noTitleReason: values.none ? values.noTitleReason : '',
  };
}

export const isStorable = (content: Content): boolean => contentFields.safeParse(content).success;

/** Rows that have begun and cannot be stored yet. */
export function unfinished(values: Values): number {
  const content = storable(values);
  return values.targets.length - content.targets.length + values.initiatives.length - content.initiatives.length;
}

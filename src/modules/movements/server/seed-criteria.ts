import { canonicalJson, seedId, sha256 } from '#platform/ids.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { originOf } from '#seed/origin.ts';

type CriteriaSet = Part<'criteriaSets'>;
type Criterion = CriteriaSet['criteria'][number];

/** Numbers in hundredths; yes is 100, no is 0. */
const thresholdOf = ({ threshold }: Criterion): number => (typeof threshold === 'boolean' ? (threshold ? 100 : 0) : threshold * 100);

/** What a criterion asks, without where it comes from: the part that scores rest on. */
const contentOf = (criterion: Criterion, index: number) => ({
  ord: index + 1,
  code: criterion.code,
  groupTitle: criterion.group,
  text: criterion.text,
  measureType: criterion.measureType,
  metric: criterion.metric,
  operator: criterion.operator,
  thresholdHundredths: thresholdOf(criterion),
  unit: criterion.unit,
  period: criterion.period,
  evidence: criterion.evidence,
  hardCondition: criterion.hardCondition,
});

/** The hash of a published set: its year, whom it judges and every criterion in order. */
const hashOf = (set: CriteriaSet): string =>
  sha256(canonicalJson({ year: set.year, appliesTo: set.appliesTo, title: set.title, criteria: set.criteria.map(contentOf) }));

/** The sets came out with the launch, so they are loaded as published. */
export const criteriaSetRows = (file: SeedFile) =>
  file.criteriaSets.map((set) => ({
    id: seedId(set.id),
    movementId: seedId(set.movementId),
    year: set.year,
    appliesTo: set.appliesTo,
    title: set.title,
    state: 'PUBLISHED',
    hash: hashOf(set),
    scaleNote: set.scaleNote,
    origin: originOf(file, set),
  }));

export const criterionRows = (file: SeedFile) =>
  file.criteriaSets.flatMap((set) =>
    set.criteria.map((criterion, index) => ({
      id: seedId(criterion.id),
      setId: seedId(set.id),
      ...contentOf(criterion, index),
      origin: originOf(file, criterion, { within: set }),
    })),
  );

import { seedId } from '#platform/ids.ts';
import { authorityId, currentYear, type SeedFile } from '#seed/file-schema.ts';
import { originOf } from '#seed/origin.ts';

/** The stages of an emulation year, in order; a stage is a milestone only when a source dates it. */
const stages = ['PREPARING', 'LAUNCHED', 'GROUPED'] as const;

const yearKey = (year: number) => `${authorityId}/emulation-years/${year}`;

/** Years before the one the loaded world stands in are over; that year has been launched, no source tells of more. */
export const yearRows = (file: SeedFile) =>
  file.themes.map((theme) => ({
    id: seedId(yearKey(theme.year)),
    authorityUnitId: seedId(authorityId),
    year: theme.year,
    state: theme.year < currentYear ? 'CLOSED' : theme.year === currentYear ? 'LAUNCHED' : 'PREPARING',
    themeId: seedId(theme.id),
    origin: originOf(file, { sources: theme.sources }, { seedId: yearKey(theme.year) }),
  }));

interface Dated {
  readonly stage: (typeof stages)[number];
  readonly day: string;
  readonly sources: readonly string[];
  /** Of the date itself: a record of the articles may have its date from elsewhere. */
  readonly provenance: 'seed' | 'external';
}

/** LAUNCHED: the day of the authority's own annual launch. GROUPED: the day of the decision that sets up the groups. */
function* datedStages(year: number, file: SeedFile): Generator<Dated> {
  const launch = file.movements.find((one) => one.kind === 'annual' && one.launcherOrgId === authorityId && one.fromYear === year);
  if (launch?.launchedOn) {
    yield { stage: 'LAUNCHED', day: launch.launchedOn, sources: launch.sources, provenance: launch.launchedOnProvenance ?? launch.provenance };
  }
  const decisionId = file.groupTerms.find((term) => term.year === year && term.decisionDocId)?.decisionDocId;
  const decision = file.documents.find((one) => one.id === decisionId);
  if (decision?.issuedOn?.length === 10) {
    yield { stage: 'GROUPED', day: decision.issuedOn, sources: decision.sources, provenance: decision.dateProvenance ?? decision.provenance };
  }
}

export const milestoneRows = (file: SeedFile) =>
  file.themes.flatMap(({ year }) =>
    [...datedStages(year, file)].map(({ stage, day, sources, provenance }) => ({
      yearId: seedId(yearKey(year)),
      stage,
      ord: stages.indexOf(stage) + 1,
      startsOn: day,
      origin: originOf(file, { sources, provenance }, { seedId: `${yearKey(year)}/${stage}` }),
    })),
  );

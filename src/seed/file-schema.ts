import { z } from 'zod';
import * as events from './schema-events.ts';
import * as movements from './schema-movements.ts';
import * as register from './schema-register.ts';

/**
 * The whole seed file. Every object is strict: a key nobody reads is a mistake of the file or of the program, and
 * either way the file is refused. Loading goes through `readSeedFile`, which also checks references and sums.
 */
export const seedFile = z.strictObject({
  meta: register.meta,
  sources: z.array(register.source),
  organizations: z.array(register.organization),
  people: z.array(register.person),
  documents: z.array(register.officialDocument),
  groups: z.array(register.group),
  groupTerms: z.array(register.groupTerm),
  themes: z.array(movements.theme),
  movements: z.array(movements.movement),
  criteriaSets: z.array(movements.criteriaSet),
  scoringTemplates: z.array(movements.scoringTemplate),
  launchTasks: z.array(movements.launchTask),
  indicators: z.array(movements.indicator),
  monitoring: z.array(movements.monitoringDuty),
  agreements: z.array(events.agreement),
  groupPlans: z.array(events.groupPlan),
  anniversaries: z.array(events.anniversary),
  conferences: z.array(events.conference),
  directives: z.array(events.directive),
  problems: z.array(events.problem),
  congresses: z.array(events.congress),
  advancedModelProgrammes: z.array(events.advancedModelProgramme),
  awardProposals: z.array(events.awardProposal),
  dataIssues: z.array(events.dataIssue),
  testExpectations: z.array(events.testExpectation),
});

export type SeedFile = z.output<typeof seedFile>;
/** One record of a part: `Part<'groupTerms'>`. */
export type Part<K extends Exclude<keyof SeedFile, 'meta'>> = SeedFile[K][number];
export type TemplateItem = z.output<typeof movements.templateItem>;

/** The authority whose movement the file describes; it organises the groups and owns the rules. */
export const authorityId = 'org-btnmt';

/** The year the loaded world stands in: earlier years are history, later ones only foreseen. */
export const currentYear = 2022;

import type { Module } from '#platform/http/module.ts';
import { agreementsModule } from '#modules/agreements/server/routes.ts';
import { documentsModule } from '#modules/documents/server/routes.ts';
import { evidenceModule } from '#modules/evidence/server/routes.ts';
import { groupsModule } from '#modules/groups/server/routes.ts';
import { lawModule } from '#modules/law/server/routes.ts';
import { identityModule, type IdentityOptions } from '#modules/identity/server/routes.ts';
import { progressModule } from '#modules/progress/server/routes.ts';
import { scoringModule } from '#modules/scoring/server/routes.ts';

/** Every module of the program, in import order. The list is all the wiring there is. */
export function allModules(options: IdentityOptions): readonly Module[] {
  return [identityModule(options), evidenceModule, documentsModule, lawModule, groupsModule, agreementsModule, progressModule, scoringModule];
}

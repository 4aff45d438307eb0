import type { Module } from '#platform/http/module.ts';
import { agreementsModule } from '#modules/agreements/server/routes.ts';
import { auditModule } from '#modules/audit/server/routes.ts';
import { directoryModule } from '#modules/directory/server/routes.ts';
import { calendarModule } from '#modules/calendar/server/routes.ts';
import { documentsModule } from '#modules/documents/server/routes.ts';
import { eventsModule } from '#modules/events/server/routes.ts';
import { evidenceModule } from '#modules/evidence/server/routes.ts';
import { groupsModule } from '#modules/groups/server/routes.ts';
import { lawModule } from '#modules/law/server/routes.ts';
import { searchModule } from '#modules/search/server/routes.ts';
import { identityModule, type IdentityOptions } from '#modules/identity/server/routes.ts';
import { movementsModule } from '#modules/movements/server/routes.ts';
import { notificationsModule } from '#modules/notifications/server/routes.ts';
import { portalModule } from '#modules/portal/server/routes.ts';
import { progressModule } from '#modules/progress/server/routes.ts';
import { scoringModule } from '#modules/scoring/server/routes.ts';
import { councilsModule } from '#modules/councils/server/routes.ts';
import { decisionsModule } from '#modules/decisions/server/routes.ts';
import { nominationsModule } from '#modules/nominations/server/routes.ts';
import { recordsModule } from '#modules/records/server/routes.ts';
import { registrationsModule } from '#modules/registrations/server/routes.ts';

/** Every module of the program, in import order. The list is all the wiring there is. */
export function allModules(options: IdentityOptions): readonly Module[] {
  return [
    auditModule,
    searchModule,
    directoryModule,
    calendarModule,
    identityModule(options),
    notificationsModule,
    evidenceModule,
    documentsModule,
    lawModule,
    groupsModule,
    decisionsModule,
    councilsModule,
    movementsModule,
    recordsModule,
    agreementsModule,
    registrationsModule,
    progressModule,
    scoringModule,
    nominationsModule,
    eventsModule,
    portalModule,
  ];
}

import type { Module } from '#platform/http/module.ts';
import { documentsModule } from '#modules/documents/server/routes.ts';
import { identityModule, type IdentityOptions } from '#modules/identity/server/routes.ts';

/** Every module of the program, in import order. The list is all the wiring there is. */
export function allModules(options: IdentityOptions): readonly Module[] {
  return [identityModule(options), documentsModule];
}

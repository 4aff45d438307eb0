import type { FieldProblem } from '#platform/refusal.ts';
import { authorityId, type SeedFile } from '#seed/file-schema.ts';
import { eachObject, problemAt, type Visit } from './problems.ts';

/** Which kind of record a field points to, whatever object it stands in. */
export const referenceTargets: Readonly<Record<string, readonly string[]>> = {
  orgId: ['organizations'],
  parentId: ['organizations'],
  issuerOrgId: ['organizations'],
  supervisorOrgId: ['organizations'],
  headOrgId: ['organizations'],
  deputyOrgId: ['organizations'],
  hostOrgId: ['organizations'],
  launcherOrgId: ['organizations'],
  responsibleOrgId: ['organizations'],
  organisingCommitteeOrgId: ['organizations'],
  memberOrgIds: ['organizations'],
  knownMemberOrgIds: ['organizations'],
  signerOrgIds: ['organizations'],
  recipientOrgIds: ['organizations'],
  submitTo: ['organizations'],
  reviewer: ['organizations'],
  proposedBy: ['organizations', 'groups'],
  personId: ['people'],
  signerPersonId: ['people'],
  headRepresentativePersonId: ['people'],
  chairPersonId: ['people'],
  fromPersonId: ['people'],
  speakerId: ['people'],
  documentId: ['documents'],
  documentIds: ['documents'],
  decisionDocId: ['documents'],
  planDocId: ['documents'],
  replacedBy: ['documents'],
  groupId: ['groups'],
  toGroupId: ['groups'],
  groupTermId: ['groupTerms'],
  themeId: ['themes'],
  movementId: ['movements'],
  possibleSameAs: ['movements'],
  criteriaSetIds: ['criteriaSets'],
  criterionId: ['criteria'],
  conferenceId: ['conferences'],
  agreementId: ['agreements'],
  planId: ['groupPlans'],
  anniversaryIds: ['anniversaries'],
};

/** Ids are unique in the whole file, references point to records of the right kind, cited sources exist. */
export function* referenceProblems(file: SeedFile): Generator<FieldProblem> {
  const visits = [...eachObject(file)];
  const kinds = new Map<string, string>();
  for (const { object, path, kind } of visits) {
    const id = object['id'];
    if (typeof id !== 'string') continue;
    if (kinds.has(id)) yield problemAt([...path, 'id'], `Mã ${id} dùng hai lần trong tệp.`, `The id ${id} is used twice in the file.`);
    else kinds.set(id, kind);
  }
  if (kinds.get(authorityId) !== 'organizations') {
    yield problemAt(['organizations', authorityId], 'Thiếu cơ quan tổ chức phong trào.', 'The organising authority is missing.');
  }
  for (const visit of visits) {
    yield* wrongTargets(visit, kinds);
    yield* unknownSources(visit, kinds);
  }
}

function* wrongTargets({ object, path }: Visit, kinds: ReadonlyMap<string, string>): Generator<FieldProblem> {
  for (const [field, targets] of Object.entries(referenceTargets)) {
    const value = object[field];
    const ids = Array.isArray(value) ? value : [value];
    for (const [index, id] of ids.entries()) {
      if (typeof id !== 'string') continue;
      const where = Array.isArray(value) ? [...path, field, String(index)] : [...path, field];
      const kind = kinds.get(id);
      if (kind === undefined) yield problemAt(where, `Không có bản ghi ${id} trong tệp.`, `The file has no record ${id}.`);
      else if (!targets.includes(kind)) {
        yield problemAt(
          where,
          `${id} thuộc phần ${kind}, ở đây cần ${targets.join(', ')}.`,
          `${id} belongs to ${kind}; ${targets.join(' or ')} is needed here.`,
        );
      } else if (ids.indexOf(id) !== index) yield problemAt(where, `${id} ghi hai lần.`, `${id} is listed twice.`);
    }
  }
}

function* unknownSources({ object, path, kind }: Visit, kinds: ReadonlyMap<string, string>): Generator<FieldProblem> {
  // The root's own `sources` is the list of sources itself.
  const cited: (readonly [string, unknown])[] = kind === '' ? [] : [['source', object['source']]];
  if (kind !== '' && Array.isArray(object['sources'])) {
    for (const [index, ref] of object['sources'].entries()) cited.push([`sources.${index}`, ref]);
  }
  for (const [field, ref] of cited) {
    if (typeof ref !== 'string') continue;
    const code = ref.split(':')[0] ?? '';
    if (kinds.get(code) !== 'sources') yield problemAt([...path, field], `Không có nguồn ${code}.`, `There is no source ${code}.`);
  }
}

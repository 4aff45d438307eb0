import type { Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { ownerEdited, together, upsert, type TableCounts } from '#seed/write.ts';

/** Units with everything above them, their other names, people and the posts articles saw them in. */
export async function seedDirectory(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return together(
    await upsert(tx, { name: 'directory.unit', versioned: true }, unitRows(file)),
    await upsert(tx, { name: 'directory.unit_name', edited: ownerEdited('directory.unit', 'unit_id') }, aliasRows(file)),
    await upsert(tx, { name: 'directory.person', versioned: true }, personRows(file)),
    await upsert(tx, { name: 'directory.post', edited: ownerEdited('directory.person', 'person_id') }, postRows(file)),
  );
}

type Organization = Part<'organizations'>;

/** Every unit above this one, from the top down, so that the nearest is last. */
function ancestorsOf(org: Organization, find: (id: string) => Organization): string[] {
  if (org.parentId === null) return [];
  return [...ancestorsOf(find(org.parentId), find), seedId(org.parentId)];
}

function unitRows(file: SeedFile) {
  const find = finder(file.organizations);
  return file.organizations.map((org) => ({
    id: seedId(org.id),
    kind: org.type,
    name: org.name,
    shortName: org.shortName,
    parentId: idOrNull(org.parentId),
    ancestorIds: ancestorsOf(org, find),
    province: org.province ?? null,
    region: org.region ?? null,
    foundedOn: org.foundedOn ?? null,
    origin: originOf(file, org),
  }));
}

const aliasRows = (file: SeedFile) =>
  file.organizations.flatMap((org) =>
    org.aliases.map((name) => {
      const key = `${org.id}/aliases/${name}`;
      return { id: seedId(key), unitId: seedId(org.id), name, kind: 'alias', origin: originOf(file, {}, { seedId: key, within: org }) };
    }),
  );

const personRows = (file: SeedFile) =>
  file.people.map((person) => ({
    id: seedId(person.id),
    fullName: person.fullName,
    honorific: person.honorific,
    origin: originOf(file, person),
  }));

/** A post is only seen on one day: from when to when it was held stays unknown. */
const postRows = (file: SeedFile) =>
  file.people.flatMap((person) =>
    person.posts.map((post) => {
      const key = `${person.id}/posts/${post.orgId}/${post.seenOn}`;
      return {
        id: seedId(key),
        personId: seedId(person.id),
        unitId: seedId(post.orgId),
        title: post.title,
        seenOn: post.seenOn,
        actingRole: post.actingRole,
        origin: originOf(file, { source: post.source }, { seedId: key, within: person }),
      };
    }),
  );

import { showDate } from '#platform/dates.ts';
import { seedId } from '#platform/ids.ts';
import type { Part, SeedFile } from '#seed/file-schema.ts';
import { finder } from '#seed/lookup.ts';

/** One name a loaded thing answers to; the search module indexes them. */
export interface SearchName {
  readonly objectType: 'group' | 'unit' | 'person' | 'document' | 'movement';
  readonly objectId: string;
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly link: string;
}

type Thing = Omit<SearchName, 'name' | 'objectId' | 'link'> & {
  readonly id: string;
  readonly page: string;
  readonly names: readonly (string | null | undefined)[];
};

/** Every name of every group, unit, person, document and movement of the file; each name once for each thing. */
export function seedSearchNames(file: SeedFile): SearchName[] {
  const things = [...groups(file), ...units(file), ...people(file), ...documents(file), ...movements(file)];
  return things.flatMap(({ objectType, id, page, title, subtitle, names }) => {
    const objectId = seedId(id);
    const distinct = [...new Set([title, ...names].filter((name): name is string => typeof name === 'string' && name !== ''))];
    return distinct.map((name) => ({ objectType, objectId, name, title, subtitle, link: `/${page}/${objectId}` }));
  });
}

const kindWords = { khoi: 'Khối', cum: 'Cụm' } as const;

/**
 * How a group is written: `Khối thi đua số III`, `Khối thi đua 3`, `Khối số III`, `Khối 3` … (doubt di-06 of the
 * file); accents and capitals do not matter to the index.
 */
export function groupSpellings(group: Pick<Part<'groups'>, 'kind' | 'number' | 'roman'>): string[] {
  const word = kindWords[group.kind];
  const numbers = [group.roman, String(group.number)];
  return ['thi đua số ', 'thi đua ', 'số ', ''].flatMap((middle) => numbers.map((number) => `${word} ${middle}${number}`));
}

function groups(file: SeedFile): Thing[] {
  const unitOf = finder(file.organizations);
  return file.groups.map((group) => ({
    objectType: 'group',
    id: group.id,
    page: 'khoi-cum',
    title: group.name,
    subtitle: group.region ?? unitOf(group.supervisorOrgId).shortName,
    names: [...groupSpellings(group), ...group.aliases],
  }));
}

function units(file: SeedFile): Thing[] {
  const unitOf = finder(file.organizations);
  return file.organizations.map((org) => ({
    objectType: 'unit',
    id: org.id,
    page: 'don-vi',
    title: org.name,
    subtitle: org.parentId === null ? (org.province ?? '') : unitOf(org.parentId).shortName,
    names: [org.shortName, ...org.aliases],
  }));
}

function people(file: SeedFile): Thing[] {
  const unitOf = finder(file.organizations);
  return file.people.map((person) => {
    const post = person.posts.at(-1);
    return {
      objectType: 'person',
      id: person.id,
      page: 'ca-nhan',
      title: person.fullName,
      subtitle: post ? `${post.title}, ${unitOf(post.orgId).shortName}` : '',
      names: [],
    };
  });
}

function documents(file: SeedFile): Thing[] {
  return file.documents.map((one) => {
    const label = [one.type, one.number].filter((word) => word !== null).join(' ');
    return {
      objectType: 'document',
      id: one.id,
      page: 'van-ban',
      title: label,
      subtitle: [one.title, one.issuedOn === null ? '' : showDate(one.issuedOn)].filter((word) => word !== '').join(' · '),
      names: [one.number, one.title, `${label} ${one.title}`],
    };
  });
}

function movements(file: SeedFile): Thing[] {
  return file.movements.map((one) => ({
    objectType: 'movement',
    id: one.id,
    page: 'phong-trao',
    title: one.title,
    subtitle: [...new Set([one.fromYear, one.toYear])].filter((year) => year !== null).join('–'),
    names: [],
  }));
}

import type { FieldProblem } from '#platform/refusal.ts';
import { chainProblems, orderProblems, repeated, roman } from './check-tools.ts';
import { toHundredths } from '#seed/fields.ts';
import type { Part, SeedFile, TemplateItem } from '#seed/file-schema.ts';
import { isObject, problemAt, type Path } from './problems.ts';

type Problems = Generator<FieldProblem>;

/** Sums, counts and agreements between fields: what a type cannot say. */
export function* factProblems(file: SeedFile): Problems {
  for (const source of file.sources) yield* sourceFacts(source);
  yield* chainProblems('organizations', 'parentId', new Map(file.organizations.map((org) => [org.id, org.parentId])));
  yield* chainProblems('documents', 'replacedBy', new Map(file.documents.map((one) => [one.id, one.replacedBy ?? null])));
  for (const org of file.organizations) yield* repeated(['organizations', org.id, 'aliases'], org.aliases);
  for (const person of file.people) {
    yield* repeated(
      ['people', person.id, 'posts'],
      person.posts.map((post) => `${post.orgId} ${post.seenOn}`),
    );
  }
  yield* groupFacts(file);
  for (const term of file.groupTerms) yield* termFacts(term);
  yield* repeated(
    ['themes'],
    file.themes.map((theme) => String(theme.year)),
  );
  for (const movement of file.movements) yield* movementFacts(movement, file);
  for (const set of file.criteriaSets) yield* criteriaFacts(set);
  for (const template of file.scoringTemplates) yield* templateFacts(template, file);
  for (const duty of file.monitoring) {
    if ((duty.responsible === undefined) === (duty.responsibleOrgId === undefined)) {
      yield problemAt(
        ['monitoring', duty.id, 'responsible'],
        'Cần đúng một trong hai: đơn vị hoặc chức danh chịu trách nhiệm.',
        'Exactly one is needed: a responsible unit or responsible posts.',
      );
    }
  }
  yield* orderProblems(['launchTasks'], file.launchTasks, (task) => task.movementId);
}

function* sourceFacts(source: Part<'sources'>): Problems {
  if (source.id.startsWith('S') !== (source.kind === 'seed')) {
    yield problemAt(['sources', source.id, 'kind'], 'Mã S là bài nguồn, mã X là trang ngoài.', 'S codes are seed articles, X codes external pages.');
  }
}

function* groupFacts(file: SeedFile): Problems {
  for (const group of file.groups) {
    if (roman(group.number) !== group.roman)
      yield problemAt(
        ['groups', group.id, 'roman'],
        `Số ${group.number} viết là ${roman(group.number)}.`,
        `${group.number} is written ${roman(group.number)}.`,
      );
    yield* repeated(['groups', group.id, 'aliases'], group.aliases);
  }
  yield* repeated(
    ['groups'],
    file.groups.map((group) => `${group.kind} ${group.number}`),
  );
  yield* repeated(
    ['groupTerms'],
    file.groupTerms.map((term) => `${term.groupId} ${term.year}`),
  );
}

function* termFacts(term: Part<'groupTerms'>): Problems {
  const at = (field: string): Path => ['groupTerms', term.id, field];
  const members = term.memberOrgIds;
  if (term.memberCount !== (members?.length ?? null)) {
    yield problemAt(
      at('memberCount'),
      `Ghi ${term.memberCount ?? 'trống'} nhưng danh sách có ${members?.length ?? 'chưa rõ'}.`,
      `Says ${term.memberCount ?? 'nothing'} but the list has ${members?.length ?? 'none'}.`,
    );
  }
  if (term.membersComplete !== (members !== null))
    yield problemAt(at('membersComplete'), 'Không khớp với danh sách thành viên.', 'Does not match the list of members.');
  if (members !== null && term.knownMemberOrgIds)
    yield problemAt(at('knownMemberOrgIds'), 'Chỉ dùng khi chưa rõ đủ thành viên.', 'Only for terms whose members are not all known.');
  if (term.statedMemberCount !== undefined && (members ?? term.knownMemberOrgIds ?? []).length > term.statedMemberCount) {
    yield problemAt(at('statedMemberCount'), 'Ít hơn số thành viên đã kể tên.', 'Fewer than the members named.');
  }
  for (const field of ['headOrgId', 'deputyOrgId'] as const) {
    const unit = term[field];
    if (unit !== null && members !== null && !members.includes(unit))
      yield problemAt(at(field), `${unit} không có trong danh sách thành viên.`, `${unit} is not among the members.`);
  }
  if (term.headOrgId !== null && term.headOrgId === term.deputyOrgId)
    yield problemAt(at('deputyOrgId'), 'Trùng đơn vị trưởng.', 'The same unit as the head.');
  if (term.headRepresentativePersonId !== undefined && term.headOrgId === null)
    yield problemAt(at('headRepresentativePersonId'), 'Có người đại diện mà không có đơn vị trưởng.', 'A representative without a head unit.');
}

function* movementFacts(movement: Part<'movements'>, file: SeedFile): Problems {
  const at = (field: string): Path => ['movements', movement.id, field];
  if (movement.fromYear !== null && movement.toYear !== null && movement.fromYear > movement.toYear)
    yield problemAt(at('toYear'), 'Kết thúc trước khi bắt đầu.', 'Ends before it begins.');
  if (movement.possibleSameAs === movement.id) yield problemAt(at('possibleSameAs'), 'Trỏ về chính nó.', 'Points to itself.');
  yield* orderProblems(at('contents'), movement.contents ?? []);
  for (const [index, id] of (movement.criteriaSetIds ?? []).entries()) {
    const set = file.criteriaSets.find((one) => one.id === id);
    if (set && set.movementId !== movement.id)
      yield problemAt([...at('criteriaSetIds'), String(index)], `${id} thuộc phong trào khác.`, `${id} belongs to another movement.`);
  }
}

function* criteriaFacts(set: Part<'criteriaSets'>): Problems {
  yield* repeated(
    ['criteriaSets', set.id, 'criteria'],
    set.criteria.map((criterion) => criterion.code),
  );
  for (const criterion of set.criteria) {
    if (typeof criterion.threshold === 'boolean' && criterion.operator !== '==') {
      yield problemAt(
        ['criteriaSets', set.id, 'criteria', criterion.id, 'operator'],
        'Ngưỡng có/không chỉ so sánh bằng.',
        'A yes/no threshold compares by equality only.',
      );
    }
  }
}

const sum = (items: readonly TemplateItem[]) => items.reduce((total, item) => total + toHundredths(item.points), 0);

function* templateFacts(template: Part<'scoringTemplates'>, file: SeedFile): Problems {
  const at: Path = ['scoringTemplates', template.id, 'items'];
  const total = sum(template.items);
  const scale = template.scale * 100;
  if (template.complete ? total !== scale : total > scale) {
    yield problemAt(
      at,
      `Các mục cộng được ${total / 100}, thang điểm là ${template.scale}.`,
      `The items add up to ${total / 100}, the scale is ${template.scale}.`,
    );
  }
  yield* itemFacts(template.items, at, template.complete);
  yield* repeated(at, codesOf(template.items));
  const sets = new Set(
    template.items.flatMap((item) =>
      item.criterionId === undefined
        ? []
        : file.criteriaSets.filter((set) => set.criteria.some((one) => one.id === item.criterionId)).map((set) => set.id),
    ),
  );
  if (sets.size > 1) yield problemAt(at, 'Tiêu chí lấy từ nhiều bộ khác nhau.', 'Criteria of more than one set.');
}

const codesOf = (items: readonly TemplateItem[]): string[] =>
  items.flatMap((item) => [item.criterionId ?? item.code ?? '', ...codesOf(item.children ?? [])]).filter((code) => code !== '');

function* itemFacts(items: readonly TemplateItem[], at: Path, complete: boolean): Problems {
  for (const [index, item] of items.entries()) {
    const here = [...at, String(index)];
    const ofCriterion = item.criterionId !== undefined;
    if (ofCriterion === (item.code !== undefined) || ofCriterion === (item.title !== undefined)) {
      yield problemAt(
        [...here, 'code'],
        'Mỗi mục là một tiêu chí, hoặc có mã và tên riêng.',
        'An item is either a criterion or has a code and a title.',
      );
    }
    if (item.points < 0) yield problemAt([...here, 'points'], 'Điểm tối đa không âm.', 'Maximum points cannot be negative.');
    const children = item.children ?? [];
    const inner = sum(children);
    const own = toHundredths(item.points);
    if (children.length > 0 && (complete ? inner !== own : inner > own)) {
      yield problemAt(
        [...here, 'points'],
        `Ghi ${item.points} nhưng các mục con cộng được ${inner / 100}.`,
        `Says ${item.points} but its parts add up to ${inner / 100}.`,
      );
    }
    yield* itemFacts(children, [...here, 'children'], complete);
  }
}

/** Doubts name what they are about: `part`, `part.record.field` or `part.*.field`. */
export function* issueFacts(file: SeedFile): Problems {
  const parts: Readonly<Record<string, unknown>> = file;
  for (const issue of file.dataIssues) {
    const [part = '', id] = issue.field.split('.');
    const records = parts[part];
    const known = id === undefined || id === '*' || (Array.isArray(records) && records.some((record) => isObject(record) && record['id'] === id));
    if (!Array.isArray(records) || !known)
      yield problemAt(['dataIssues', issue.id, 'field'], `Không có ${issue.field} trong tệp.`, `The file has no ${issue.field}.`);
  }
}

import type { Tx } from '#platform/db/database.ts';
import { canonicalJson, seedId, sha256 } from '#platform/ids.ts';
import { toHundredths } from '#seed/fields.ts';
import { authorityId, type Part, type SeedFile, type TemplateItem } from '#seed/file-schema.ts';
import { idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';
import { ownerEdited, together, upsert, type TableCounts } from '#seed/write.ts';

/** Point tables as rulebooks: the one that scores the criteria of the launch, and four to learn from. */
export async function seedScoring(tx: Tx, file: SeedFile): Promise<TableCounts> {
  return together(
    await upsert(
      tx,
      { name: 'scoring.rulebook', versioned: true },
      file.scoringTemplates.map((template) => rulebookRow(template, file)),
    ),
    await upsert(
      tx,
      { name: 'scoring.rule_item', edited: ownerEdited('scoring.rulebook', 'rulebook_id') },
      file.scoringTemplates.flatMap((template) => itemRows(template, file)),
    ),
  );
}

type Template = Part<'scoringTemplates'>;

/** The criteria set a table scores: the one its criteria belong to. */
const setOf = (template: Template, file: SeedFile): Part<'criteriaSets'> | undefined =>
  file.criteriaSets.find((set) => set.criteria.some((criterion) => template.items.some((item) => item.criterionId === criterion.id)));

const extras = (list: readonly { title: string; points: number }[]) =>
  list.map(({ title, points }) => ({ title, pointsHundredths: toHundredths(points) }));

/** Points added or taken beside the table, in hundredths; a key the table does not have stays away. */
const settingsOf = ({ bonus, penalties }: Template) => ({
  ...(bonus && {
    bonus: {
      ...(bonus.max === undefined ? {} : { maxHundredths: toHundredths(bonus.max) }),
      items: extras(bonus.items),
      ...(bonus.example === undefined ? {} : { example: bonus.example }),
    },
  }),
  ...(penalties && { penalties: extras(penalties) }),
});

/** A table bound to the criteria of a launch is published and hashed; the others are drafts to copy from. */
function rulebookRow(template: Template, file: SeedFile) {
  const set = setOf(template, file);
  const scale = template.scale * 100;
  const settings = settingsOf(template);
  return {
    id: seedId(template.id),
    authorityUnitId: seedId(authorityId),
    year: set?.year ?? null,
    criteriaSetId: idOrNull(set?.id),
    title: template.title,
    scaleHundredths: scale,
    state: set ? 'PUBLISHED' : 'DRAFT',
    hash: set ? sha256(canonicalJson({ title: template.title, scale, settings, items: itemRows(template, file) })) : null,
    complete: template.complete,
    official: template.official,
    synthetic: template.synthetic,
    settings,
    origin: originOf(file, template),
  };
}

const numbers = ['target', 'bonusPerUnit', 'penaltyPerUnit', 'pointPerUnit', 'min', 'max'] as const;

/** The settings of one line, numbers in hundredths: `{ targetHundredths: 10000 }`, `{ text: '1% kế hoạch = 1 điểm' }`. */
const ruleOf = (item: TemplateItem): Readonly<Record<string, number | string>> =>
  Object.fromEntries<number | string>([
    ...numbers.flatMap((name) => (item[name] === undefined ? [] : [[`${name}Hundredths`, toHundredths(item[name])] as const])),
    ...(item.rule === undefined ? [] : [['text', item.rule] as const]),
  ]);

/** A table as lines, each node before its parts; `ord` counts through the whole table. */
function itemRows(template: Template, file: SeedFile) {
  const criteria = new Map(file.criteriaSets.flatMap((set) => set.criteria.map((criterion) => [criterion.id, criterion] as const)));
  let ord = 0;
  function* lines(items: readonly TemplateItem[], parent: string | null): Generator<ReturnType<typeof line>> {
    for (const item of items) {
      const row = line(item, parent);
      yield row;
      yield* lines(item.children ?? [], row.id);
    }
  }
  function line(item: TemplateItem, parentId: string | null) {
    const criterion = item.criterionId === undefined ? undefined : criteria.get(item.criterionId);
    const code = criterion?.code ?? item.code ?? '';
    ord += 1;
    return {
      id: seedId(`${template.id}/items/${code}`),
      rulebookId: seedId(template.id),
      parentId,
      ord,
      code,
      title: criterion?.text ?? item.title ?? '',
      maxHundredths: toHundredths(item.points),
      kind: item.type ?? 'manual',
      rule: ruleOf(item),
      criterionId: idOrNull(criterion?.id),
      hardCondition: criterion?.hardCondition ?? false,
    };
  }
  return [...lines(template.items, null)];
}

import { Button, Card, Row, SelectField, Stack, TextField, FormGrid, defineText, useSay, useText } from '#ui/index.ts';
import { IconPlus, IconTrash } from '#ui/icons.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { unitWords } from '../../rulebook/workbook/columns.ts';

const own = defineText({
  unit: { vi: 'Tên đơn vị', en: 'Name of the unit' },
  add: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  remove: { vi: 'Bỏ đơn vị này', en: 'Remove this unit' },
  target: { vi: (title: string) => `Chỉ tiêu: ${title}`, en: (title: string) => `Target: ${title}` },
  manual: { vi: (code: string, title: string) => `Điểm ${code} ${title}`, en: (code: string, title: string) => `Points ${code} ${title}` },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
  unknown: { vi: 'chưa biết', en: 'unknown' },
  empty: { vi: 'Ô để trống là chưa biết, không phải 0.', en: 'An empty cell is unknown, not 0.' },
});

export interface EnteredUnit {
  readonly name: string;
  readonly facts: Readonly<Record<string, boolean | string | null>>;
  readonly targets: Readonly<Record<string, string | null>>;
  readonly manual: Readonly<Record<string, string | null>>;
}
export type EnteredUnits = EnteredUnit[];

interface Fact {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly hasTarget: boolean;
}

function factsOf(book: RulebookDetail, say: (text: never) => string): Fact[] {
  return book.book.facts.map((fact) => ({
    code: String(fact['code'] ?? ''),
    title: say((fact['title'] ?? fact['code'] ?? '') as never),
    unit: String(fact['unit'] ?? 'count'),
    hasTarget: fact['hasTarget'] === true,
  }));
}

/** Figures of some units typed for a trial: one card a unit, one field for each figure the table declares. */
export function EnterFigures({ book, units, onChange }: { book: RulebookDetail; units: EnteredUnits; onChange: (units: EnteredUnits) => void }) {
  const o = useText(own);
  const say = useSay();
  const facts = factsOf(book, say as (text: never) => string);
  const manual = book.tree.filter((item) => item.scored && (item.kind === 'manual' || item.kind === 'pass_fail'));
  const set = (index: number, change: Partial<EnteredUnit>) => onChange(units.map((unit, at) => (at === index ? { ...unit, ...change } : unit)));
  return (
    <Stack gap={12}>
      <div className="u-small">{o.empty}</div>
      {units.map((unit, index) => (
        <Card key={index} small>
          <Stack gap={12}>
            <Row align="top" justify="spread">
              <TextField label={o.unit} value={unit.name} onChange={(name) => set(index, { name })} maxLength={200} />
              {units.length > 1 && (
                <Button kind="quiet" icon={IconTrash} aria-label={o.remove} onClick={() => onChange(units.filter((_, at) => at !== index))} />
              )}
            </Row>
            <FormGrid>
              {facts.map((fact) => (
                <FactField
                  key={fact.code}
                  fact={fact}
                  value={unit.facts[fact.code] ?? null}
                  onChange={(value) => set(index, { facts: { ...unit.facts, [fact.code]: value } })}
                />
              ))}
              {facts
                .filter((fact) => fact.hasTarget)
                .map((fact) => (
                  <TextField
                    key={`target ${fact.code}`}
                    label={o.target(fact.title) as string}
                    value={unit.targets[fact.code] ?? ''}
                    onChange={(value) => set(index, { targets: { ...unit.targets, [fact.code]: value } })}
                  />
                ))}
              {manual.map((item) => (
                <TextField
                  key={item.id}
                  label={o.manual(item.code, item.title) as string}
                  value={unit.manual[item.code] ?? ''}
                  onChange={(value) => set(index, { manual: { ...unit.manual, [item.code]: value } })}
                />
              ))}
            </FormGrid>
          </Stack>
        </Card>
      ))}
      {units.length < 10 && (
        <Row>
          <Button icon={IconPlus} onClick={() => onChange([...units, { name: `${o.unit} ${units.length + 1}`, facts: {}, targets: {}, manual: {} }])}>
            {o.add}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function FactField({ fact, value, onChange }: { fact: Fact; value: boolean | string | null; onChange: (value: boolean | string | null) => void }) {
  const o = useText(own);
  const say = useSay();
  if (fact.unit === 'flag') {
    return (
      <SelectField
        label={fact.title}
        empty={o.unknown}
        options={[
          { value: 'yes', label: o.yes },
          { value: 'no', label: o.no },
        ]}
        value={value === null ? null : value === true ? 'yes' : 'no'}
        onChange={(next) => onChange(next === null ? null : next === 'yes')}
      />
    );
  }
  const hint = unitWords[fact.unit];
  return <TextField label={fact.title} {...(hint ? { hint: say(hint) } : {})} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}

import { useEffect, useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import { AreaField, Button, ComboField, Item, List, MultiField, Notice, Row, Stack, useLang, useText, type Option } from '#ui/index.ts';
import { IconPlus, IconX } from '#ui/icons.ts';
import { remaining, type NotAssigned } from '../../sheet/asked.ts';
import type { Asked, AskedItem, AskedUnit } from '../../sheet/asked-contract.ts';
import { groupItems } from '../../sheet/points.ts';
import { askedWords } from './asked-words.ts';

export type AskedByUnit = Readonly<Record<string, NotAssigned>>;

/** Headings and criteria as choices; a flat table's groups stand for all their criteria. */
function choices(items: readonly AskedItem[], whole: (title: string) => string): { options: Option<string>[]; codesOf: (value: string) => string[] } {
  const groups = new Map<string, string[]>();
  const options = groupItems(items).flatMap((group): Option<string>[] => {
    const heading = items.find((item) => item.code === group.code && item.parentId === null && !group.items.includes(item));
    const value = heading ? heading.code : `nhom ${group.code}`;
    groups.set(value, heading ? [heading.code] : group.items.map((item) => item.code));
    const between = items.filter(
      (item) => item.parentId !== null && items.some((one) => one.parentId === item.id) && underRoot(item, items) === heading?.id,
    );
    return [
      { value, label: whole(`${group.code}. ${group.title}`) },
      ...between.map((item) => ({ value: item.code, label: whole(`${item.code}. ${item.title}`) })),
      ...group.items.map((item) => ({ value: item.code, label: `${item.code}. ${item.title}` })),
    ];
  });
  return { options, codesOf: (value) => groups.get(value) ?? [value] };
}

function underRoot(item: AskedItem, items: readonly AskedItem[]): string {
  const parent = items.find((one) => one.id === item.parentId);
  return parent ? underRoot(parent, items) : item.id;
}

interface Props {
  readonly asked: Asked;
  readonly value: AskedByUnit;
  readonly onChange: (value: AskedByUnit) => void;
  /** Something is chosen or written that was not left out yet: whoever saves says so instead of losing it. */
  readonly onPending: (pending: boolean) => void;
}

/** Which criteria a unit is not asked for, each with its reason, and the points that remain for it. */
export function AskedEditor({ asked, value, onChange, onPending }: Props) {
  const w = useText(askedWords);
  const [unitId, setUnit] = useState<string | null>(null);
  const unit = asked.units.find((one) => one.unitId === unitId);
  const hint = (one: AskedUnit) => {
    const count = Object.keys(value[one.unitId] ?? {}).length;
    return [count > 0 ? (w.marked(count) as string) : '', one.sheet?.scored ? w.scored : ''].filter(Boolean).join(' · ');
  };
  const others = asked.units.filter((one) => one.unitId !== unitId && Object.keys(value[one.unitId] ?? {}).length > 0);
  return (
    <Stack gap={12}>
      <ComboField
        label={w.unit}
        options={asked.units.map((one) => ({ value: one.unitId, label: one.unitName, hint: hint(one) }))}
        value={unitId}
        onChange={setUnit}
      />
      {unit && (
        <UnitAsked
          key={unit.unitId}
          asked={asked}
          unit={unit}
          value={value[unit.unitId] ?? {}}
          onChange={(fresh) => onChange({ ...value, [unit.unitId]: fresh })}
          onPending={onPending}
        />
      )}
      {others.map((one) => (
        <div key={one.unitId} className="u-small">
          <b>{one.unitName}</b>: {Object.keys(value[one.unitId] ?? {}).join(', ')}. <Left asked={asked} value={value[one.unitId] ?? {}} />
        </div>
      ))}
    </Stack>
  );
}

/** "Còn 85 điểm của thang 100; quy đổi về 100." */
function Left({ asked: { items, rulebook }, value }: { asked: Asked; value: NotAssigned }) {
  const { lang } = useLang();
  const w = useText(askedWords);
  const left = remaining(items, value, rulebook.scaleHundredths, rulebook.rescale);
  const show = (points: number) => showHundredths(points, lang, 0);
  if (left.asked === 0) return w.nothing;
  return (
    <>
      {w.left(show(left.asked), show(rulebook.scaleHundredths))} {left.measured === left.asked ? w.same : w.stretched(show(left.measured))}
    </>
  );
}

interface UnitProps {
  readonly asked: Asked;
  readonly unit: AskedUnit;
  readonly value: NotAssigned;
  readonly onChange: (value: NotAssigned) => void;
  readonly onPending: (pending: boolean) => void;
}

function UnitAsked({ asked, unit, value, onChange, onPending }: UnitProps) {
  const w = useText(askedWords);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [silent, setSilent] = useState(false);
  const { options, codesOf } = choices(asked.items, (title) => w.whole(title) as string);
  const titles = new Map(asked.items.map((item) => [item.code, item.title]));
  const draft = Object.fromEntries(chosen.flatMap(codesOf).map((code) => [code, reason.trim()]));
  const pending = chosen.length > 0 || reason.trim() !== '';
  useEffect(() => {
    onPending(pending);
    return () => onPending(false);
  }, [pending, onPending]);
  if (unit.sheet?.scored) return <Notice tone="info">{w.tooLate}</Notice>;
  const add = () => {
    if (chosen.length === 0 || reason.trim().length < 3) return setSilent(true);
    onChange({ ...value, ...draft });
    setChosen([]);
    setReason('');
    return setSilent(false);
  };
  const without = (code: string) => Object.fromEntries(Object.entries(value).filter(([one]) => one !== code));
  return (
    <Stack gap={12}>
      {Object.keys(value).length > 0 && (
        <List>
          {Object.entries(value).map(([code, why]) => (
            <Item
              key={code}
              title={`${code}. ${titles.get(code) ?? ''}`}
              sub={why}
              end={
                <Button small kind="quiet" icon={IconX} aria-label={w.askAgain(code) as string} onClick={() => onChange(without(code))}>
                  {w.remove}
                </Button>
              }
            />
          ))}
        </List>
      )}
      <MultiField label={w.which} options={options} value={chosen} onChange={setChosen} />
      <AreaField label={w.reason} value={reason} onChange={setReason} rows={2} maxLength={1000} {...(silent ? { error: w.needed } : {})} />
      <Row justify="spread">
        <b aria-live="polite">
          <Left asked={asked} value={{ ...value, ...draft }} />
        </b>
        <Button small icon={IconPlus} onClick={add}>
          {w.add}
        </Button>
      </Row>
    </Stack>
  );
}

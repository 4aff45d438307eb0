import { useState, type ComponentType } from 'react';
import { Button, ComboField, DateField, Dialog, FormGrid, Item, List, SelectField, TextField, optionsOf, useSession, useText } from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { directoryApi, nameKinds, type UnitDetail } from '../contract.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { findUnits } from './find-units.ts';
import { SplitDialog } from './split-dialog.tsx';
import { EditUnitDialog, ReasonField } from './unit-forms.tsx';
import { words } from './words.ts';

interface ChangeProps {
  readonly unit: UnitDetail;
  readonly onClose: () => void;
}

type Verb = 'edit' | 'rename' | 'move' | 'merge' | 'split' | 'addAlias' | 'close';

/** Every change of a unit's structure in one place, each with what it does and why it may be blocked. */
export function UnitChanges({ unit }: { unit: UnitDetail }) {
  const t = useText(words);
  const [listed, setListed] = useState(false);
  const [chosen, setChosen] = useState<Verb | null>(null);
  const verbs: { verb: Verb; label: string; text: string }[] = [
    { verb: 'edit', label: t.edit, text: t.editText },
    { verb: 'rename', label: t.rename, text: t.renameText },
    { verb: 'addAlias', label: t.alias, text: t.aliasText },
    { verb: 'move', label: t.move, text: t.moveText },
    { verb: 'merge', label: t.merge, text: t.mergeText },
    { verb: 'split', label: t.split, text: t.splitText },
    { verb: 'close', label: t.close, text: t.closeText },
  ];
  const Chosen = chosen && dialogs[chosen];
  return (
    <>
      <Button icon={IconPencil} decision={unit.can.edit} onClick={() => setListed(true)}>
        {t.update}
      </Button>
      <Dialog open={listed} onClose={() => setListed(false)} title={t.update} width={640}>
        <List plain>
          {verbs.map(({ verb, label, text }) => (
            <Item
              key={verb}
              title={label}
              sub={text}
              end={
                <Button
                  small
                  kind={verb === 'close' || verb === 'merge' ? 'danger' : 'normal'}
                  decision={unit.can[verb]}
                  onClick={() => {
                    setListed(false);
                    setChosen(verb);
                  }}
                >
                  {label}
                </Button>
              }
            />
          ))}
        </List>
      </Dialog>
      {Chosen && <Chosen unit={unit} onClose={() => setChosen(null)} />}
    </>
  );
}

function RenameDialog({ unit, onClose }: ChangeProps) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: unit.version, on: today as string | null, reason: '', name: unit.name, shortName: unit.shortName };
  return (
    <ChangeDialog title={t.rename} text={t.renameText} act={directoryApi.renameUnit} params={{ id: unit.id }} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <TextField label={t.newName} required {...form.field('name')} />
          <FormGrid>
            <TextField label={t.shortName} required {...form.field('shortName')} />
            <DateField label={t.effectiveOn} required most={today} {...form.field('on')} />
          </FormGrid>
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function AliasDialog({ unit, onClose }: ChangeProps) {
  const t = useText(words);
  const initial = {
    version: unit.version,
    name: '',
    kind: 'alias' as 'alias' | 'former' | null,
    validFrom: null as string | null,
    validTo: null as string | null,
  };
  const kinds = optionsOf({ alias: nameKinds.alias, former: nameKinds.former });
  return (
    <ChangeDialog title={t.alias} text={t.aliasText} act={directoryApi.addAlias} params={{ id: unit.id }} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <TextField label={t.name} required {...form.field('name')} />
          <SelectField label={t.nameKind} required options={kinds} {...form.field('kind')} />
          {form.values.kind === 'former' && (
            <FormGrid>
              <DateField label={t.from} {...form.field('validFrom')} />
              <DateField label={t.to} {...form.field('validTo')} />
            </FormGrid>
          )}
        </>
      )}
    </ChangeDialog>
  );
}

function MoveDialog({ unit, onClose }: ChangeProps) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: unit.version, on: today as string | null, reason: '', parentId: null as string | null };
  return (
    <ChangeDialog title={t.move} text={t.moveText} act={directoryApi.moveUnit} params={{ id: unit.id }} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <ComboField label={t.parent} hint={t.noParent} load={findUnits} {...form.field('parentId')} />
          <DateField label={t.effectiveOn} required most={today} {...form.field('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function MergeDialog({ unit, onClose }: ChangeProps) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: unit.version, on: today as string | null, reason: '', intoUnitId: null as string | null };
  return (
    <ChangeDialog
      title={`${t.merge}: ${unit.name}`}
      text={t.mergeText}
      act={directoryApi.mergeUnit}
      params={{ id: unit.id }}
      initial={initial}
      verb={t.merge}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ComboField label={t.mergeInto} required load={findUnits} {...form.field('intoUnitId')} />
          <DateField label={t.effectiveOn} required most={today} {...form.field('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function CloseDialog({ unit, onClose }: ChangeProps) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: unit.version, on: today as string | null, reason: '' };
  return (
    <ChangeDialog
      title={`${t.close}: ${unit.name}`}
      text={t.closeText}
      act={directoryApi.closeUnit}
      params={{ id: unit.id }}
      initial={initial}
      verb={t.close}
      onClose={onClose}
    >
      {(form) => (
        <>
          <DateField label={t.lastDay} required most={today} {...form.field('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

const dialogs: Readonly<Record<Verb, ComponentType<ChangeProps>>> = {
  edit: EditUnitDialog,
  rename: RenameDialog,
  addAlias: AliasDialog,
  move: MoveDialog,
  merge: MergeDialog,
  split: SplitDialog,
  close: CloseDialog,
};

import {
  FormGrid,
  PartialDateField,
  ComboField,
  DateField,
  SelectField,
  TextField,
  AreaField,
  linkTo,
  optionsOf,
  useGo,
  useText,
  type FormState,
} from '#ui/index.ts';
import { directoryApi, unitKinds, type UnitDetail, type UnitKind } from '../contract.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { findUnits } from './find-units.ts';
import { words } from './words.ts';

interface Record {
  name: string;
  shortName: string;
  kind: UnitKind | null;
  province: string | null;
  region: string | null;
  foundedOn: string | null;
  validFrom: string | null;
  reason: string;
}

function RecordFields({ form }: { form: FormState<Record> }) {
  const t = useText(words);
  return (
    <>
      <TextField label={t.name} required {...form.field('name')} />
      <FormGrid>
        <TextField label={t.shortName} required {...form.field('shortName')} />
        <SelectField label={t.kind} required options={optionsOf(unitKinds)} {...form.field('kind')} />
        <TextField label={t.province} {...form.field('province')} />
        <TextField label={t.region} {...form.field('region')} />
        <PartialDateField label={t.foundedOn} {...form.field('foundedOn')} />
        <DateField label={t.validFrom} {...form.field('validFrom')} />
      </FormGrid>
      <ReasonField form={form} />
    </>
  );
}

export function ReasonField({ form }: { form: { fieldAt: FormState<object>['fieldAt'] } }) {
  const t = useText(words);
  return <AreaField label={t.reason} hint={t.reasonHint} required {...form.fieldAt('reason')} />;
}

export function AddUnitDialog({ onClose, parent }: { onClose: () => void; parent?: { id: string; name: string } }) {
  const t = useText(words);
  const go = useGo();
  const initial = {
    name: '',
    shortName: '',
    kind: 'division' as UnitKind | null,
    province: null,
    region: null,
    foundedOn: null,
    validFrom: null,
    parentId: parent?.id ?? null,
    reason: '',
  } as Record & { parentId: string | null };
  return (
    <ChangeDialog
      title={t.addUnit}
      act={directoryApi.addUnit}
      initial={initial}
      onClose={onClose}
      onDone={(saved) => go(linkTo('/don-vi/$id', { id: saved.id }))}
    >
      {(form) => (
        <>
          <ComboField label={t.parent} hint={t.noParent} load={findUnits} valueLabel={parent?.name} {...form.field('parentId')} />
          <RecordFields form={form as unknown as FormState<Record>} />
        </>
      )}
    </ChangeDialog>
  );
}

export function EditUnitDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const t = useText(words);
  const { name, shortName, kind, province, region, foundedOn, validFrom, version } = unit;
  const initial = { name, shortName, kind: kind as UnitKind | null, province, region, foundedOn, validFrom, version, reason: '' };
  return (
    <ChangeDialog title={t.edit} text={t.editText} act={directoryApi.editUnit} params={{ id: unit.id }} initial={initial} onClose={onClose}>
      {(form) => <RecordFields form={form as unknown as FormState<Record>} />}
    </ChangeDialog>
  );
}

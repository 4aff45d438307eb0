import { Button, Card, CheckField, DateField, FormGrid, MultiField, TextField, useSession, useText } from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { directoryApi, type UnitDetail } from '../contract.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { ReasonField } from './unit-forms.tsx';
import { words } from './words.ts';

const emptyPart = { name: '', shortName: '', childIds: [] as string[] };

/** New units out of one; each may take over units below the old one. */
export function SplitDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: unit.version, on: today as string | null, reason: '', parts: [emptyPart, emptyPart], goesOn: false };
  const children = unit.children.map((child) => ({ value: child.id, label: child.name, hint: child.shortName }));
  return (
    <ChangeDialog
      title={`${t.split}: ${unit.name}`}
      text={t.splitText}
      act={directoryApi.splitUnit}
      params={{ id: unit.id }}
      initial={initial}
      verb={t.split}
      onClose={onClose}
    >
      {(form) => (
        <>
          {form.values.parts.map((_, index) => (
            <Card
              key={index}
              small
              title={t.part(index + 1)}
              aside={
                form.values.parts.length > 1 && (
                  <Button small kind="quiet" onClick={() => form.set({ parts: form.values.parts.filter((_part, at) => at !== index) })}>
                    {t.dropPart}
                  </Button>
                )
              }
            >
              <FormGrid>
                <TextField label={t.name} required {...form.fieldAt(`parts.${index}.name`)} />
                <TextField label={t.shortName} required {...form.fieldAt(`parts.${index}.shortName`)} />
              </FormGrid>
              {children.length > 0 && <MultiField label={t.takesOver} options={children} {...form.fieldAt(`parts.${index}.childIds`)} />}
            </Card>
          ))}
          <Button small icon={IconPlus} onClick={() => form.set({ parts: [...form.values.parts, emptyPart] })}>
            {t.addPart}
          </Button>
          <CheckField label={t.goesOn} {...form.field('goesOn')} />
          <DateField label={t.effectiveOn} required most={today} {...form.field('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

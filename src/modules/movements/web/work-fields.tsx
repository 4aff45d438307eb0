import { findUnits } from '#modules/directory/web/find-units.ts';
import { AreaField, Button, Card, ComboField, FormGrid, Row, Section, Stack, TextField, useText, type FormState } from '#ui/index.ts';
import { IconPlus, IconTrash } from '#ui/icons.ts';
import { formWords } from './form-words.ts';
import type { MovementValues } from './movement-form.tsx';

type Form = FormState<MovementValues>;

const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index);

interface Props {
  form: Form;
  /** Names of units already chosen, for fields whose search has not run yet. */
  unitNames: Readonly<Record<string, string>>;
}

/** Contents and task groups of a draft: the work the movement serves. */
export function WorkFields({ form, unitNames }: Props) {
  const t = useText(formWords);
  const { contents, taskGroups } = form.values;
  return (
    <Card title={t.work}>
      <Stack>
        <Section title={t.contents} count={contents.length}>
          <Stack gap={12}>
            {contents.map((content, index) => (
              <Part
                key={content.id ?? `new ${index}`}
                at={`contents.${index}`}
                form={form}
                onRemove={() => form.set({ contents: without(contents, index) })}
              />
            ))}
            <Row>
              <Button small icon={IconPlus} onClick={() => form.set({ contents: [...contents, { id: null, title: '', summary: '' }] })}>
                {t.addContent}
              </Button>
            </Row>
          </Stack>
        </Section>
        <Section title={t.taskGroups} count={taskGroups.length}>
          <Stack gap={12}>
            {taskGroups.map((group, index) => (
              <div key={group.id ?? `new ${index}`}>
                <Part at={`taskGroups.${index}`} form={form} onRemove={() => form.set({ taskGroups: without(taskGroups, index) })} />
                <Deliverables at={index} form={form} unitNames={unitNames} />
              </div>
            ))}
            <Row>
              <Button
                small
                icon={IconPlus}
                onClick={() => form.set({ taskGroups: [...taskGroups, { id: null, title: '', summary: '', deliverables: [] }] })}
              >
                {t.addGroup}
              </Button>
            </Row>
          </Stack>
        </Section>
      </Stack>
    </Card>
  );
}

function Part({ at, form, onRemove }: { at: string; form: Form; onRemove: () => void }) {
  const t = useText(formWords);
  return (
    <Stack gap={8}>
      <TextField label={t.itemTitle} required {...form.fieldAt(`${at}.title`)} />
      <AreaField label={t.summary} {...form.fieldAt(`${at}.summary`)} />
      <Row justify="end">
        <Button small kind="quiet" icon={IconTrash} onClick={onRemove}>
          {t.remove}
        </Button>
      </Row>
    </Stack>
  );
}

function Deliverables({ at, form, unitNames }: Props & { at: number }) {
  const t = useText(formWords);
  const list = form.values.taskGroups[at]?.deliverables ?? [];
  const place = `taskGroups.${at}.deliverables`;
  return (
    <Section title={t.deliverables} count={list.length}>
      <Stack gap={8}>
        {list.map((one, index) => (
          <FormGrid key={one.id ?? `new ${index}`}>
            <TextField label={t.itemTitle} required {...form.fieldAt(`${place}.${index}.title`)} />
            <ComboField
              label={t.submitTo}
              load={findUnits}
              valueLabel={one.submitToUnitId ? unitNames[one.submitToUnitId] : undefined}
              {...form.fieldAt(`${place}.${index}.submitToUnitId`)}
            />
            <Button small kind="quiet" icon={IconTrash} aria-label={t.remove} onClick={() => form.setAt(place, without(list, index))} />
          </FormGrid>
        ))}
        <Row>
          <Button small icon={IconPlus} onClick={() => form.setAt(place, [...list, { id: null, title: '', submitToUnitId: null }])}>
            {t.addDeliverable}
          </Button>
        </Row>
      </Stack>
    </Section>
  );
}

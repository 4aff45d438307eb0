import { useState } from 'react';
import {
  Button,
  Card,
  CheckField,
  Chip,
  Dialog,
  Form,
  FormGrid,
  Item,
  List,
  RefusalNotice,
  Row,
  TextField,
  useAct,
  useForm,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { indicatorsApi, type Level } from '../contract.ts';
import { words } from './words.ts';

/** Levels of online services: data of the authority, renamed when rules change. */
export function Levels({ levels, year, may }: { levels: readonly Level[]; year: number; may: boolean }) {
  const t = useText(words);
  const say = useSay();
  const [editing, setEditing] = useState<Level | 'new' | null>(null);
  return (
    <Card
      title={t.levels}
      small
      flush
      aside={
        may && (
          <Button small kind="quiet" icon={IconPlus} onClick={() => setEditing('new')}>
            {t.addLevel}
          </Button>
        )
      }
    >
      <List>
        {levels.map((level) => (
          <Item
            key={level.code}
            title={say(level.name)}
            end={
              <Row gap={6}>
                {level.countsOnline && <Chip tone="ok">{t.countsOnline}</Chip>}
                {may && (
                  <Button small kind="quiet" onClick={() => setEditing(level)}>
                    {t.edit}
                  </Button>
                )}
              </Row>
            }
          />
        ))}
      </List>
      {editing && <LevelDialog level={editing === 'new' ? null : editing} year={year} onClose={() => setEditing(null)} />}
    </Card>
  );
}

function LevelDialog({ level, year, onClose }: { level: Level | null; year: number; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.setLevel, { quiet: true, done: words.saved, onDone: onClose });
  const form = useForm(
    { code: level?.code ?? '', nameVi: level?.name.vi ?? '', nameEn: level?.name.en ?? '', countsOnline: level?.countsOnline ?? false, reason: '' },
    {
      schema: indicatorsApi.setLevel.body.omit({ year: true, version: true }),
      refusal: act.refusal,
      onSubmit: (values) => act.run({ body: { ...values, year, version: level?.version ?? null } }),
    },
  );
  return (
    <Dialog open onClose={onClose} title={t.levels}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        {level === null && <TextField label={t.code} required {...form.field('code')} />}
        <FormGrid>
          <TextField label={t.nameVi} required {...form.field('nameVi')} />
          <TextField label={t.nameEn} required {...form.field('nameEn')} />
        </FormGrid>
        <CheckField label={t.countsOnline} {...form.field('countsOnline')} />
        <TextField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

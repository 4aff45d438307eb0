import { useState } from 'react';
import { z } from 'zod';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  AreaField,
  Button,
  CheckField,
  DateField,
  FileField,
  Form,
  FormGrid,
  notify,
  optionsOf,
  RefusalNotice,
  refusalFrom,
  Row,
  SelectField,
  Stack,
  TextField,
  uploadFile,
  useAct,
  useForm,
  useText,
} from '#ui/index.ts';
import { IconUpload } from '#ui/icons.ts';
import { evidenceApi, itemWords, secretReasons, type SecretReason } from '../contract.ts';
import { acceptList } from '../rules.ts';
import { words } from './words.ts';

interface AddProps {
  readonly unitId: string;
  /** Hears the id of what was stored. */
  readonly onAdded: (id: string) => void;
  /** After a secret was only counted. */
  readonly onCounted?: () => void;
}

const blank = { title: '', note: '', happenedOn: null as string | null };
const sent = itemWords.omit({ documentId: true });
const nameWithoutEnding = (name: string) => name.replace(/\.[^.]+$/, '').slice(0, 300);

/** A file from the disk or the phone's camera. Ticking the secret box takes the file away and only counts. */
export function UploadForm({ unitId, onAdded, onCounted }: AddProps) {
  const t = useText(words);
  const [files, setFiles] = useState<File[]>([]);
  const [secret, setSecret] = useState(false);
  const [secretReason, setSecretReason] = useState<SecretReason>('contains-secret');
  const [part, setPart] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const count = useAct(evidenceApi.countSecret, {
    done: { vi: words.counted.vi, en: words.counted.en },
    ...(onCounted ? { onDone: onCounted } : {}),
  });
  const form = useForm(blank, {
    schema: secret ? z.looseObject({}) : sent,
    refusal,
    onSubmit: async (values) => {
      if (secret) return count.run({ body: { unitId, reasonCode: secretReason, count: 1 } });
      const [file] = files;
      if (!file)
        return setRefusal({ code: 'evidence.no_file', kind: 'invalid', field: 'file', message: { vi: 'Chưa chọn tệp.', en: 'No file was chosen.' } });
      setRefusal(null);
      setPart(0);
      try {
        const fields = { unitId, title: values.title, note: values.note, happenedOn: values.happenedOn ?? '' };
        const answer = await uploadFile<{ id: string; existed: boolean }>(evidenceApi.upload.path, file, fields, setPart);
        notify({ tone: 'ok', text: answer.existed ? words.existed : words.uploaded });
        onAdded(answer.id);
      } catch (problem) {
        setRefusal(refusalFrom(problem));
      } finally {
        setPart(null);
      }
    },
  });
  const take = (next: File[]) => {
    setFiles(next);
    setRefusal(null);
    const [file] = next;
    if (file && form.values.title === '') form.set({ title: nameWithoutEnding(file.name) });
  };
  return (
    <Form form={form}>
      <RefusalNotice refusal={refusal} />
      <CheckField label={t.secret} hint={t.secretHint} value={secret} onChange={setSecret} name="secret" />
      {secret ? (
        <SelectField
          label={t.secretReason}
          value={secretReason}
          onChange={(value) => value && setSecretReason(value)}
          options={optionsOf(secretReasons)}
          empty={false}
        />
      ) : (
        <Stack gap={12}>
          <FileField label={t.file} hint={t.fileHint} accept={acceptList} value={files} onChange={take} name="file" required />
          <TextField label={t.name} required maxLength={300} {...form.field('title')} />
          <FormGrid>
            <DateField label={t.happened} {...form.field('happenedOn')} />
          </FormGrid>
          <AreaField label={t.note} rows={2} {...form.field('note')} />
        </Stack>
      )}
      <Row justify="end">
        {part !== null && <output>{Math.round(part * 100)}%</output>}
        <Button type="submit" kind="primary" icon={secret ? undefined : IconUpload} busy={form.busy}>
          {secret ? t.countSecret : t.upload}
        </Button>
      </Row>
    </Form>
  );
}

/** Something that happened and left no file. */
export function FactForm({ unitId, onAdded }: AddProps) {
  const t = useText(words);
  const act = useAct(evidenceApi.addFact, { quiet: true, done: words.uploaded, onDone: (answer) => onAdded(answer.id) });
  const form = useForm(blank, {
    schema: sent,
    refusal: act.refusal,
    onSubmit: (values) => act.run({ body: { ...values, unitId, documentId: null } }),
  });
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <TextField label={t.name} required maxLength={300} {...form.field('title')} />
      <DateField label={t.happened} {...form.field('happenedOn')} />
      <AreaField label={t.note} rows={3} {...form.field('note')} />
      <Row justify="end">
        <Button type="submit" kind="primary" busy={form.busy}>
          {t.save}
        </Button>
      </Row>
    </Form>
  );
}

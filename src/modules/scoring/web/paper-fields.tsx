import { useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { DateField, FileField, FormGrid, RadioField, TextField, defineText, refusalFrom, uploadFile, useSession, useText } from '#ui/index.ts';
import { pathFor } from '#platform/contract.ts';
import { groupTitle, type GroupKind } from '../group-words.ts';
import type { paperKinds } from '../labels.ts';
import { papersApi } from '../ranking/papers-contract.ts';

const paperWords = defineText({
  kind: { vi: 'Công bố theo', en: 'Published on' },
  decision: { vi: 'Quyết định công bố', en: 'A decision' },
  minutes: { vi: (kind: GroupKind) => `Biên bản họp ${groupTitle(kind)}`, en: (_kind: GroupKind) => 'Minutes of the group meeting' },
  number: { vi: 'Số quyết định', en: 'Decision number' },
  issuedOn: { vi: 'Ngày quyết định', en: 'Day of the decision' },
  file: { vi: 'Tệp quyết định', en: 'File of the decision' },
  minutesNumber: { vi: 'Số biên bản', en: 'Number of the minutes' },
  metOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
  minutesFile: { vi: 'Tệp biên bản', en: 'File of the minutes' },
  fileHint: { vi: 'Bản ký số hoặc bản quét, không chứa bí mật nhà nước.', en: 'Signed or scanned; no state secrets.' },
});

type PaperKind = keyof typeof paperKinds;

export interface PaperForm {
  readonly kind: PaperKind;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly files: readonly File[];
}

/** Number, day and file of a decision or of minutes; `send()` sends it once and answers its id, or `undefined` when refused. */
export function usePaper(termId: string) {
  const { today } = useSession();
  const [form, setForm] = useState<PaperForm>({ kind: 'DECISION', number: '', issuedOn: today, files: [] });
  const [sent, setSent] = useState<{ form: PaperForm; id: string } | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const complete = form.number.trim() !== '' && form.files.length > 0;
  const send = async (): Promise<string | undefined> => {
    // a second try after another field was refused sends the same paper no second time
    if (sent?.form === form) return sent.id;
    const [file] = form.files;
    setRefusal(null);
    try {
      const path = pathFor(papersApi.add, { id: termId });
      const { id } = await uploadFile<{ id: string }>(path, file ?? new File([], 'x.pdf'), {
        kind: form.kind,
        number: form.number,
        issuedOn: form.issuedOn ?? '',
      });
      setSent({ form, id });
      return id;
    } catch (problem) {
      setRefusal(refusalFrom(problem));
      return undefined;
    }
  };
  return { form, setForm, refusal, complete, send };
}

interface Props {
  readonly paper: ReturnType<typeof usePaper>;
  /** Minutes of the meeting of this kind of group do as well as a decision; only what was signed, as PDF or scan. */
  readonly orMinutesOf?: GroupKind;
}

export function PaperFields({ paper, orMinutesOf }: Props) {
  const t = useText(paperWords);
  const { today } = useSession();
  const { form, setForm } = paper;
  const minutes = form.kind === 'MINUTES';
  return (
    <>
      {orMinutesOf && (
        <RadioField<PaperKind>
          label={t.kind}
          required
          options={[
            { value: 'DECISION', label: t.decision },
            { value: 'MINUTES', label: t.minutes(orMinutesOf) as string },
          ]}
          value={form.kind}
          onChange={(kind) => setForm({ ...form, kind })}
        />
      )}
      <FormGrid>
        <TextField label={minutes ? t.minutesNumber : t.number} required value={form.number} onChange={(number) => setForm({ ...form, number })} />
        <DateField
          label={minutes ? t.metOn : t.issuedOn}
          required
          value={form.issuedOn}
          most={today}
          onChange={(issuedOn) => setForm({ ...form, issuedOn })}
        />
      </FormGrid>
      <FileField
        label={minutes ? t.minutesFile : t.file}
        hint={t.fileHint}
        required
        accept={orMinutesOf ? '.pdf,image/*' : '.pdf,.docx,.doc,image/*'}
        value={form.files}
        onChange={(files) => setForm({ ...form, files })}
      />
    </>
  );
}

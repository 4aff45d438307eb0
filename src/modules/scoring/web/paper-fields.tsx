import { useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { DateField, FileField, FormGrid, TextField, defineText, refusalFrom, uploadFile, useSession, useText } from '#ui/index.ts';
import { pathFor } from '#platform/contract.ts';
import { papersApi } from '../papers-contract.ts';

const paperWords = defineText({
  number: { vi: 'Số quyết định', en: 'Decision number' },
  issuedOn: { vi: 'Ngày quyết định', en: 'Day of the decision' },
  file: { vi: 'Tệp quyết định', en: 'File of the decision' },
  fileHint: { vi: 'Bản ký số hoặc bản quét, không chứa bí mật nhà nước.', en: 'Signed or scanned; no state secrets.' },
});

export interface PaperForm {
  readonly number: string;
  readonly issuedOn: string | null;
  readonly files: readonly File[];
}

/** Number, day and file of a decision; `file()` sends it once and answers its id, or `undefined` when refused. */
export function usePaper(termId: string) {
  const { today } = useSession();
  const [form, setForm] = useState<PaperForm>({ number: '', issuedOn: today, files: [] });
  const [sent, setSent] = useState<{ form: PaperForm; id: string } | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const given = form.number.trim() !== '' || form.files.length > 0;
  const send = async (): Promise<string | undefined> => {
    // a second try after another field was refused sends the same paper no second time
    if (sent?.form === form) return sent.id;
    const [file] = form.files;
    setRefusal(null);
    try {
      const path = pathFor(papersApi.add, { id: termId });
      const { id } = await uploadFile<{ id: string }>(path, file ?? new File([], 'x.pdf'), { number: form.number, issuedOn: form.issuedOn ?? '' });
      setSent({ form, id });
      return id;
    } catch (problem) {
      setRefusal(refusalFrom(problem));
      return undefined;
    }
  };
  return { form, setForm, refusal, given, send };
}

export function PaperFields({ paper, required }: { paper: ReturnType<typeof usePaper>; required: boolean }) {
  const t = useText(paperWords);
  const { today } = useSession();
  const { form, setForm } = paper;
  return (
    <>
      <FormGrid>
        <TextField label={t.number} required={required} value={form.number} onChange={(number) => setForm({ ...form, number })} />
        <DateField
          label={t.issuedOn}
          required={required}
          value={form.issuedOn}
          most={today}
          onChange={(issuedOn) => setForm({ ...form, issuedOn })}
        />
      </FormGrid>
      <FileField
        label={t.file}
        hint={t.fileHint}
        required={required}
        accept=".pdf,.docx,.doc,image/*"
        value={form.files}
        onChange={(files) => setForm({ ...form, files })}
      />
    </>
  );
}

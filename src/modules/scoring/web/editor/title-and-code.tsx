import type { PlacedProblem } from '../../rulebook/problems.ts';
import { viOf, type Json } from '../../rulebook/setting-line.ts';
import { FormGrid, TextField, useText } from '#ui/index.ts';
import { rowWords } from './row-words.ts';

/** A name in Vietnamese typed over one that may also have its English. */
const titled = (old: unknown, vi: string): unknown => (old !== null && typeof old === 'object' ? { ...old, vi } : vi);

interface TitleAndCodeProps {
  readonly label: string;
  readonly hint?: string;
  readonly row: Json;
  readonly set: (values: Json) => void;
  readonly wrong: (field: string) => PlacedProblem | undefined;
}

/** What a class or a department is called, and its code in files; neither may be empty. */
export function TitleAndCode({ label, hint, row, set, wrong }: TitleAndCodeProps) {
  const t = useText(rowWords);
  const [title, code] = [viOf(row['title']), String(row['code'] ?? '')];
  return (
    <FormGrid>
      <TextField
        label={label}
        required
        hint={hint}
        value={title}
        onChange={(typed) => set({ title: titled(row['title'], typed) })}
        error={title.trim() === '' ? t.missing : wrong('title')?.message}
        maxLength={300}
      />
      <TextField
        label={t.classCode}
        required
        value={code}
        onChange={(typed) => set({ code: typed })}
        error={code.trim() === '' ? t.missing : wrong('code')?.message}
        maxLength={40}
      />
    </FormGrid>
  );
}

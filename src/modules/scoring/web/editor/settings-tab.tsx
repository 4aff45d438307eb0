import { useState } from 'react';
import { AreaField, Card, FormGrid, Notice, SelectField, Stack, TextField, useLang, useSay, useText } from '#ui/index.ts';
import type { PlacedProblem } from '../../book-problems.ts';
import type { DraftBook } from '../../rulebook-bodies.ts';
import { headSettings, ruleSettings } from '../../setting-words.ts';
import { isText, type Setting } from '../../setting.ts';
import { tableWords } from '../tables/table-words.ts';
import type { Book } from './use-book.ts';
import { editorWords } from './editor-words.ts';

/** Head and settings: the same lines a workbook has, each written, read and checked the same way. */
export function SettingsTab({ book }: { book: Book }) {
  const t = useText(editorWords);
  const b = useText(tableWords);
  const say = useSay();
  const problems = book.problems.filter((one) => one.itemId === null && !/^(?:facts|derived)\b/.test(one.field));
  return (
    <Stack>
      {problems.map((problem) => (
        <Notice key={`${problem.field} ${problem.code}`} tone="warn">
          {say(problem.message)}
        </Notice>
      ))}
      <Card title={b.source}>
        <Fields settings={headSettings} book={book} />
      </Card>
      <Card title={t.settings}>
        <Fields settings={ruleSettings} book={book} />
      </Card>
    </Stack>
  );
}

function Fields({ settings, book }: { settings: readonly Setting[]; book: Book }) {
  const short = settings.filter((setting) => !setting.long);
  const long = settings.filter((setting) => setting.long);
  const field = (setting: Setting) => (
    <Line key={setting.label.vi} setting={setting} book={book.draft.book} problems={book.problems} onChange={book.setBook} />
  );
  return (
    <Stack gap={12}>
      <FormGrid>{short.map(field)}</FormGrid>
      {long.map(field)}
    </Stack>
  );
}

interface LineProps {
  readonly setting: Setting;
  readonly book: DraftBook;
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (book: DraftBook) => void;
}

/** One setting; what cannot be read stays as typed, says what is wanted and changes nothing. */
function Line({ setting, book, onChange }: LineProps) {
  const say = useSay();
  const { lang } = useLang();
  const [typed, setTyped] = useState<string | null>(null);
  const written = setting.write(book)[lang];
  const read = typed === null ? null : setting.read(typed, book);
  const error = read !== null && isText(read) ? read : undefined;
  const take = (next: string) => {
    const answer = setting.read(next, book);
    setTyped(next);
    if (!isText(answer)) onChange(answer);
  };
  const label = say(setting.label);
  if (setting.options) {
    const words = setting.options.map((option) => say(option));
    return (
      <SelectField
        label={label}
        empty={false}
        options={words.map((word) => ({ value: word, label: word }))}
        value={written}
        onChange={(next) => next !== null && take(next)}
      />
    );
  }
  const shown = typed ?? written;
  return setting.long ? (
    <AreaField label={label} rows={Math.max(2, shown.split('\n').length)} hint={setting.hint} value={shown} onChange={take} error={error} />
  ) : (
    <TextField label={label} hint={setting.hint} value={shown} onChange={take} error={error} />
  );
}

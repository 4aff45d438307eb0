import { useState } from 'react';
import { AreaField, Card, FormGrid, Notice, SelectField, Stack, TextField, useLang, useSay, useText } from '#ui/index.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import type { DraftBook } from '../../rulebook/bodies.ts';
import { headSettings, ruleSettings } from '../../rulebook/setting-words.ts';
import { isText, type Setting } from '../../rulebook/setting.ts';
import { tableWords } from '../tables/table-words.ts';
import type { Book } from './use-book.ts';
import { editorWords } from './editor-words.ts';
import { rowEditors } from './setting-rows.tsx';

/** What a problem stands at: the setting of that field, or the list around it. */
const isAt = (problem: PlacedProblem, { field, rows }: Setting): boolean =>
  field !== undefined && (problem.field === field || (rows !== undefined && problem.field.startsWith(`${field}.`)));

/** Head and settings: what a workbook has as lines, here as fields and rows, checked the same way. */
export function SettingsTab({ book }: { book: Book }) {
  const t = useText(editorWords);
  const b = useText(tableWords);
  const say = useSay();
  const settings = [...headSettings, ...ruleSettings];
  const problems = book.problems.filter(
    (one) => one.itemId === null && !/^(?:facts|derived)\b/.test(one.field) && !settings.some((setting) => isAt(one, setting)),
  );
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
        <Fields settings={ruleSettings.filter((setting) => setting.rows === undefined)} book={book} />
      </Card>
      {ruleSettings.map((setting) => setting.rows && <Rows key={setting.label.vi} setting={setting} book={book} />)}
    </Stack>
  );
}

/** One list in a card of its own. */
function Rows({ setting, book }: { setting: Setting; book: Book }) {
  const say = useSay();
  const Editor = setting.rows && rowEditors[setting.rows];
  if (!Editor) return null;
  return (
    <Card title={say(setting.label)}>
      <Editor draft={book.draft} problems={book.problems} onChange={book.setBook} />
    </Card>
  );
}

function Fields({ settings, book }: { settings: readonly Setting[]; book: Book }) {
  const say = useSay();
  const short = settings.filter((setting) => !setting.long);
  const long = settings.filter((setting) => setting.long);
  const field = (setting: Setting) => (
    <Line
      key={setting.label.vi}
      setting={setting}
      book={book.draft.book}
      problem={book.problems.find((one) => one.itemId === null && isAt(one, setting))}
      onChange={book.setBook}
    />
  );
  return (
    <Stack gap={12}>
      <FormGrid>{short.map(field)}</FormGrid>
      {long.map((setting) => {
        const Editor = setting.rows && rowEditors[setting.rows];
        return Editor ? (
          <fieldset key={setting.label.vi} className="u-field">
            <legend className="label">{say(setting.label)}</legend>
            <Editor draft={book.draft} problems={book.problems} onChange={book.setBook} />
          </fieldset>
        ) : (
          field(setting)
        );
      })}
    </Stack>
  );
}

interface LineProps {
  readonly setting: Setting;
  readonly book: DraftBook;
  readonly problem: PlacedProblem | undefined;
  readonly onChange: (book: DraftBook) => void;
}

/** One setting; what cannot be read stays as typed, says what is wanted and changes nothing. */
function Line({ setting, book, problem, onChange }: LineProps) {
  const say = useSay();
  const { lang } = useLang();
  const [typed, setTyped] = useState<string | null>(null);
  const written = setting.write(book)[lang];
  const read = typed === null ? null : setting.read(typed, book);
  const error = read !== null && isText(read) ? read : problem?.message;
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
        error={error}
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

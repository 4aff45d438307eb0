import { useRef, useState, type ReactNode } from 'react';
import type { Text } from '#platform/text.ts';
import { FieldFrame, type FieldBase } from './field.tsx';
import { cx, Icon } from './icon.tsx';
import { IconAlertTriangle, IconPaperclip, IconUpload, IconX } from './icons.ts';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: Text | string;
  /** A second, quieter line. */
  readonly hint?: Text | string;
}

/** Options from a label list: `optionsOf(statuses)`. */
export function optionsOf<T extends Record<string, Text>>(labels: T): Option<keyof T & string>[] {
  return Object.entries(labels).map(([value, label]) => ({ value: value as keyof T & string, label }));
}

export interface SelectFieldProps<V extends string> extends FieldBase {
  readonly value: V | null | undefined;
  readonly onChange: (value: V | null) => void;
  readonly options: readonly Option<V>[];
  /** What the empty choice is called; `false` removes it. */
  readonly empty?: string | false;
}

/** One of a short list (the browser's own list: right on phones and for the keyboard). Over ~15: `ComboField`. */
export function SelectField<V extends string>({ value, onChange, options, empty, readOnly, ...frame }: SelectFieldProps<V>) {
  const say = useSay();
  const t = useText(kitWords);
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <select
          {...bind}
          className="u-input"
          value={value ?? ''}
          disabled={readOnly}
          onChange={(event) => onChange(event.target.value === '' ? null : (event.target.value as V))}
        >
          {empty !== false && <option value="">{empty ?? t.choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {say(option.label)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export interface RadioFieldProps<V extends string> extends FieldBase {
  readonly value: V | null | undefined;
  readonly onChange: (value: V) => void;
  readonly options: readonly Option<V>[];
  /** Each choice in its own box. */
  readonly cards?: boolean;
}

/** One of a few choices, all visible. */
export function RadioField<V extends string>({ value, onChange, options, cards, readOnly, ...frame }: RadioFieldProps<V>) {
  const say = useSay();
  return (
    <FieldFrame {...frame} group>
      {(bind) => (
        <div className={cx('u-choices', cards && 'cards')}>
          {options.map((option) => (
            <label key={option.value} className="u-check">
              <input
                type="radio"
                name={bind.id}
                value={option.value}
                checked={option.value === value}
                disabled={readOnly}
                aria-describedby={bind['aria-describedby']}
                onChange={() => onChange(option.value)}
              />
              <span>
                {say(option.label)}
                {option.hint && <span className="hint">{say(option.hint)}</span>}
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

export interface CheckFieldProps extends Omit<FieldBase, 'hideLabel' | 'label'> {
  readonly label: ReactNode;
  readonly value: boolean | null | undefined;
  readonly onChange: (value: boolean) => void;
}

/** One thing to tick. */
export function CheckField({ label, value, onChange, hint, error, readOnly, name }: CheckFieldProps) {
  const say = useSay();
  const message = say(error);
  return (
    <div className="u-field" data-field={name}>
      <label className="u-check">
        <input
          type="checkbox"
          checked={value ?? false}
          disabled={readOnly}
          aria-invalid={message !== '' || undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {hint && <span className="hint">{hint}</span>}
        </span>
      </label>
      {message !== '' && (
        <div className="error" role="alert">
          <Icon of={IconAlertTriangle} small />
          {message}
        </div>
      )}
    </div>
  );
}

export interface FileFieldProps extends FieldBase {
  readonly value: readonly File[];
  readonly onChange: (files: File[]) => void;
  /** `.pdf,.docx,image/*` */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Bytes; larger files are refused before sending. Default 20 MB. */
  readonly most?: number;
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(bytes < 1_048_576 ? 1 : 0).replace('.', ',')} MB`;

/** Files chosen, dropped or photographed; shown with name and size before they are sent. */
export function FileField({ value, onChange, accept, multiple, most = 20 * 1_048_576, readOnly, error, ...frame }: FileFieldProps) {
  const t = useText(kitWords);
  const [over, setOver] = useState(false);
  const [own, setOwn] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const big = files.find((file) => file.size > most);
    setOwn(big && t.tooBig(big.name, megabytes(most)));
    const fine = files.filter((file) => file.size <= most);
    if (fine.length > 0) onChange(multiple ? [...value, ...fine] : fine.slice(0, 1));
    if (input.current) input.current.value = '';
  };
  return (
    <FieldFrame {...frame} error={own ?? error}>
      {(bind) => (
        <>
          {!readOnly && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is an extra; the input inside does the same
            <label
              className={cx('u-drop', over && 'over')}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
              }}
              onDragLeave={() => setOver(false)}
              onDrop={(event) => {
                event.preventDefault();
                setOver(false);
                take(event.dataTransfer.files);
              }}
            >
              <Icon of={IconUpload} />
              {t.dropFile}
              <input
                {...bind}
                ref={input}
                className="u-hidden"
                type="file"
                accept={accept}
                multiple={multiple}
                onChange={(event) => take(event.target.files)}
              />
            </label>
          )}
          {value.map((file, index) => (
            <div key={`${file.name}-${index}`} className="u-row">
              <Icon of={IconPaperclip} small />
              <span className="u-grow">
                {file.name} <span className="u-xs">{megabytes(file.size)}</span>
              </span>
              <button
                type="button"
                className="u-btn quiet small square"
                aria-label={t.remove(file.name)}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <Icon of={IconX} small />
              </button>
            </div>
          ))}
        </>
      )}
    </FieldFrame>
  );
}

import { useState, type HTMLInputAutoCompleteAttribute } from 'react';
import { FieldFrame, type FieldBase } from './field.tsx';
import { Icon } from './icon.tsx';
import { IconEye, IconEyeOff } from './icons.ts';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface TextFieldProps extends FieldBase {
  readonly value: string | null | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
}

/** One line of text. */
export function TextField({ value, onChange, placeholder, maxLength, type = 'text', autoComplete = 'off', readOnly, ...frame }: TextFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <input
          {...bind}
          className="u-input"
          type={type}
          value={value ?? ''}
          placeholder={placeholder}
          maxLength={maxLength}
          autoComplete={autoComplete}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface AreaFieldProps extends FieldBase {
  readonly value: string | null | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Lines to begin with; it grows with the text. */
  readonly rows?: number;
}

/** Some lines of text; grows while typing. */
export function AreaField({ value, onChange, placeholder, maxLength, rows = 3, readOnly, ...frame }: AreaFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <textarea
          {...bind}
          className="u-input"
          rows={rows}
          value={value ?? ''}
          placeholder={placeholder}
          maxLength={maxLength}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

export interface PasswordFieldProps extends FieldBase {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `new-password` when one is being chosen. */
  readonly autoComplete?: 'current-password' | 'new-password';
}

/** A password, with a button that shows it. */
export function PasswordField({ value, onChange, autoComplete = 'current-password', readOnly, ...frame }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const t = useText(kitWords);
  return (
    <FieldFrame {...frame}>
      {(bind) => (
        <div className="u-withbtn">
          <input
            {...bind}
            className="u-input"
            type={shown ? 'text' : 'password'}
            value={value}
            autoComplete={autoComplete}
            readOnly={readOnly}
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" aria-pressed={shown} aria-label={shown ? t.hidePassword : t.showPassword} onClick={() => setShown(!shown)}>
            <Icon of={shown ? IconEyeOff : IconEye} small />
          </button>
        </div>
      )}
    </FieldFrame>
  );
}

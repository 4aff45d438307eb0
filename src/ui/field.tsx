import { useId, type ReactNode } from 'react';
import type { Text } from '#platform/text.ts';
import { Icon } from './icon.tsx';
import { IconAlertTriangle } from './icons.ts';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

/** What every field takes. Spread `{...form.field('name')}` to fill `value`, `onChange`, `error`. */
export interface FieldBase {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: Text | string | undefined;
  readonly required?: boolean;
  /** Shown, not changeable. */
  readonly readOnly?: boolean;
  readonly name?: string;
  /** The label is only for screen readers (inside tables). */
  readonly hideLabel?: boolean;
}

export interface FieldBind {
  readonly id: string;
  readonly name?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
}

interface FrameProps extends FieldBase {
  /** For groups of choices: a fieldset with a legend. */
  readonly group?: boolean;
  readonly children: (bind: FieldBind) => ReactNode;
}

/** Label, hint and error around a control, tied together for screen readers. */
export function FieldFrame({ label, hint, error, required, name, hideLabel, group, children }: FrameProps) {
  const id = useId();
  const say = useSay();
  const t = useText(kitWords);
  const message = say(error);
  const described = [message !== '' && `${id}-e`, hint && `${id}-h`].filter(Boolean).join(' ');
  const bind: FieldBind = {
    id,
    ...(name === undefined ? {} : { name }),
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(message === '' ? {} : { 'aria-invalid': true as const }),
    ...(required ? { 'aria-required': true as const } : {}),
  };
  const words = (
    <>
      {label}
      {required && (
        <span className="req" title={t.required}>
          {' '}
          *
        </span>
      )}
    </>
  );
  const inner = (
    <>
      {children(bind)}
      {message !== '' && (
        <div className="error" id={`${id}-e`}>
          <Icon of={IconAlertTriangle} small />
          {message}
        </div>
      )}
      {hint && (
        <div className="hint" id={`${id}-h`}>
          {hint}
        </div>
      )}
    </>
  );
  if (group) {
    return (
      <fieldset className="u-field" aria-describedby={described === '' ? undefined : described} data-field={name}>
        <legend className={hideLabel ? 'u-hidden' : 'label'} style={hideLabel ? undefined : { marginBottom: 5 }}>
          {words}
        </legend>
        {inner}
      </fieldset>
    );
  }
  return (
    <div className="u-field" data-field={name}>
      <label className={hideLabel ? 'u-hidden' : 'label'} htmlFor={id}>
        {words}
      </label>
      {inner}
    </div>
  );
}

/** Fields beside each other where there is room. */
export function FormGrid({ children }: { children?: ReactNode }) {
  return <div className="u-formgrid">{children}</div>;
}

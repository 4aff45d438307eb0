import { useState, type ReactNode } from 'react';
import type { Endpoint, ParamsOf, ResponseOf } from '#platform/contract.ts';
import type { Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { useAct, type CallInput } from './api.ts';
import { Button, type ButtonKind } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form, useForm, type FormState } from './form.tsx';
import type { IconType } from './icon.tsx';
import { RefusalNotice } from './notice.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface FormActionProps<E extends Endpoint, T extends object> {
  /** The POST endpoint of the verb. */
  readonly act: E;
  readonly params?: ParamsOf<E>;
  /** The body when the dialog opens, the version included; checked against the schema of the endpoint before sending. */
  readonly start: T;
  readonly fields: (form: FormState<T>) => ReactNode;
  /** What will happen, in one or two sentences. */
  readonly text?: ReactNode;
  readonly decision?: Decision | undefined;
  readonly kind?: ButtonKind;
  readonly icon?: IconType;
  readonly small?: boolean;
  readonly width?: number;
  readonly done?: Text | ((answer: ResponseOf<E>) => Text);
  readonly onDone?: (answer: ResponseOf<E>) => void;
  /** The verb: on the button, as the title of the dialog and on its main button. */
  readonly children: string;
}

/** A verb that needs a few fields: a button, a dialog with the fields, the refusal at the field it is about. */
export function FormAction<E extends Endpoint, T extends object>(props: FormActionProps<E, T>) {
  const { act, params, start, fields, text, decision, kind = 'normal', icon, small, width, done, onDone, children } = props;
  const t = useText(kitWords);
  const [open, setOpen] = useState(false);
  const verb = useAct(act, {
    quiet: true,
    ...(done === undefined ? {} : { done }),
    onDone: (answer) => {
      setOpen(false);
      onDone?.(answer);
    },
  });
  const form = useForm<T>(start, {
    schema: act.body,
    refusal: verb.refusal,
    onSubmit: (values) => verb.run({ params: params ?? {}, body: values } as unknown as CallInput<E>),
  });
  return (
    <>
      <Button
        kind={kind}
        {...(icon ? { icon } : {})}
        small={small ?? false}
        decision={decision}
        onClick={() => {
          verb.clear();
          form.reset(start);
          setOpen(true);
        }}
      >
        {children}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={children}
        {...(width === undefined ? {} : { width })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind={kind === 'danger' ? 'danger' : 'primary'} busy={verb.busy} onClick={() => void form.submit()}>
              {children}
            </Button>
          </>
        }
      >
        <Form form={form}>
          {text && <div>{text}</div>}
          {fields(form)}
          <RefusalNotice refusal={verb.refusal} />
        </Form>
      </Dialog>
    </>
  );
}

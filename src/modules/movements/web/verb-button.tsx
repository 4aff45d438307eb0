import { useState, type ReactNode } from 'react';
import type { Endpoint, ResponseOf } from '#platform/contract.ts';
import type { Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import type { z } from 'zod';
import { Button, Dialog, Form, RefusalNotice, Why, useAct, useForm, type ButtonKind, type FormState } from '#ui/index.ts';

interface Props<E extends Endpoint, V extends object> {
  readonly act: E;
  readonly params: Record<string, string>;
  /** What goes with the form's values: the version seen. */
  readonly body: object;
  readonly initial: V;
  readonly schema?: z.ZodType;
  readonly decision?: Decision;
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  /** Title of the dialog and word on its button. */
  readonly label: string;
  readonly text?: ReactNode;
  readonly width?: number;
  readonly done?: Text;
  readonly onDone?: (answer: ResponseOf<E>) => void;
  readonly fields: (form: FormState<V>) => ReactNode;
}

/** A verb that asks for more than a reason: its button opens a small form. */
export function VerbButton<E extends Endpoint, V extends object>(props: Props<E, V>) {
  const [open, setOpen] = useState(false);
  const { label, kind = 'normal', decision, small } = props;
  return (
    <>
      <Button kind={kind} {...(small ? { small } : {})} decision={decision} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <VerbDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function VerbDialog<E extends Endpoint, V extends object>({
  act: endpoint,
  params,
  body,
  initial,
  schema,
  label,
  text,
  width,
  done,
  onDone,
  fields,
  onClose,
}: Props<E, V> & { onClose: () => void }) {
  const act = useAct(endpoint, {
    quiet: true,
    ...(done ? { done } : {}),
    onDone: (answer) => {
      onClose();
      onDone?.(answer);
    },
  });
  const form = useForm(initial, {
    ...(schema ? { schema } : {}),
    refusal: act.refusal,
    onSubmit: (values) => act.run({ params, body: { ...body, ...values } } as never),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={label}
      {...(width === undefined ? {} : { width })}
      footer={
        <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
          {label}
        </Button>
      }
    >
      <Form form={form}>
        {text && <Why>{text}</Why>}
        <RefusalNotice refusal={act.refusal} />
        {fields(form)}
      </Form>
    </Dialog>
  );
}

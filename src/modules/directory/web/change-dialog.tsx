import type { ReactNode } from 'react';
import type { Endpoint, ParamsOf, ResponseOf } from '#platform/contract.ts';
import { Button, Dialog, Form, RefusalNotice, Row, useAct, useForm, useText, type FormState } from '#ui/index.ts';
import { words } from './words.ts';

const recorded = { vi: 'Đã ghi.', en: 'Recorded.' };

interface Props<E extends Endpoint, T extends object> {
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly text?: ReactNode;
  readonly act: E;
  readonly params?: ParamsOf<E>;
  /** The body as it stands before anything is typed; unanswered required fields are `null`. */
  readonly initial: T;
  readonly verb?: string;
  /** Help beside the buttons: the rules the form rests on. */
  readonly help?: ReactNode;
  readonly onClose: () => void;
  readonly onDone?: (answer: ResponseOf<E>) => void;
  readonly children: (form: FormState<T>) => ReactNode;
}

/** One change of the directory: its fields in a dialog, checked by the endpoint's own schema before sending. */
export function ChangeDialog<E extends Endpoint, T extends object>({
  title,
  text,
  act: endpoint,
  params,
  initial,
  verb,
  help,
  onClose,
  onDone,
  children,
}: Props<E, T>) {
  const t = useText(words);
  const act = useAct(endpoint, {
    quiet: true,
    done: recorded,
    onDone: (answer) => {
      onClose();
      onDone?.(answer);
    },
  });
  const form = useForm(initial, {
    schema: endpoint.body,
    refusal: act.refusal,
    onSubmit: (values) => act.run({ params: params ?? {}, body: values } as unknown as Parameters<typeof act.run>[0]),
  });
  return (
    <Dialog open onClose={onClose} title={title} width={600}>
      <Form form={form}>
        {text && <div>{text}</div>}
        <RefusalNotice refusal={act.refusal} />
        {children(form)}
        <Row justify={help ? 'spread' : 'end'}>
          {help}
          <Row>
            <Button onClick={onClose}>{t.cancel}</Button>
            <Button type="submit" kind="primary" busy={form.busy || act.busy}>
              {verb ?? t.save}
            </Button>
          </Row>
        </Row>
      </Form>
    </Dialog>
  );
}

import { useState, type ReactNode } from 'react';
import type { BodyOf, Endpoint, ParamsOf, ResponseOf } from '#platform/contract.ts';
import type { Decision } from '#platform/refusal.ts';
import type { Text } from '#platform/text.ts';
import { useAct, type CallInput } from './api.ts';
import { Button, type ButtonKind } from './button.tsx';
import { ConfirmDialog, type ConfirmAsk } from './dialog.tsx';
import type { IconType } from './icon.tsx';

export interface ActionButtonProps<E extends Endpoint> {
  /** The POST endpoint of the verb. */
  readonly act: E;
  readonly params?: ParamsOf<E>;
  /** What to send; the asked reason and password are added as `reason` and `password`. */
  readonly body?: Partial<BodyOf<E>>;
  readonly decision?: Decision | undefined;
  readonly kind?: ButtonKind;
  readonly icon?: IconType;
  readonly small?: boolean;
  /** Opens a dialog first: its title and what will happen. */
  readonly confirm?: { readonly title: string; readonly text?: ReactNode; readonly verb?: string };
  /** Asks for a typed reason; a string is the label of the field. */
  readonly askReason?: boolean | string;
  readonly askPassword?: boolean;
  /** Said when it worked. */
  readonly done?: Text | ((answer: ResponseOf<E>) => Text);
  readonly onDone?: (answer: ResponseOf<E>) => void;
  readonly invalidates?: readonly string[];
  readonly children: string;
}

/** A verb as a button: calls its endpoint, asks first when told to, says how it went, refreshes what is shown. */
export function ActionButton<E extends Endpoint>(props: ActionButtonProps<E>) {
  const { act, params, body, confirm, askReason, askPassword, done, onDone, invalidates, children, kind = 'normal', ...look } = props;
  const [open, setOpen] = useState(false);
  const asks = Boolean(confirm ?? askReason ?? askPassword);
  const verb = useAct(act, {
    quiet: asks,
    ...(done === undefined ? {} : { done }),
    ...(invalidates === undefined ? {} : { invalidates }),
    onDone: (answer) => {
      setOpen(false);
      onDone?.(answer);
    },
  });
  const run = (given: ConfirmAsk) => void verb.run({ params: params ?? {}, body: { ...body, ...given } } as unknown as CallInput<E>);
  return (
    <>
      <Button
        {...look}
        kind={kind}
        busy={verb.busy && !open}
        onClick={() => {
          verb.clear();
          if (asks) setOpen(true);
          else run({});
        }}
      >
        {children}
      </Button>
      {asks && (
        <ConfirmDialog
          open={open}
          onClose={() => setOpen(false)}
          title={confirm?.title ?? children}
          verb={confirm?.verb ?? children}
          kind={kind === 'danger' ? 'danger' : 'primary'}
          busy={verb.busy}
          refusal={verb.refusal}
          {...(askReason === undefined ? {} : { askReason })}
          {...(askPassword === undefined ? {} : { askPassword })}
          onConfirm={run}
        >
          {confirm?.text}
        </ConfirmDialog>
      )}
    </>
  );
}

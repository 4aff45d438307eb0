import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import { Button, type ButtonKind } from './button.tsx';
import { AreaField, PasswordField } from './fields-text.tsx';
import { Icon } from './icon.tsx';
import { IconX } from './icons.ts';
import { RefusalNotice } from './notice.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** Pixels; default 520. */
  readonly width?: number;
  readonly children?: ReactNode;
}

/** A dialog over the page: keeps the focus inside, Esc closes it, the focus goes back afterwards. */
export function Dialog({ open, onClose, title, footer, width, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useText(kitWords);
  useEffect(() => {
    const element = box.current;
    if (!open || !element) return;
    const before = document.activeElement;
    element.showModal();
    element.querySelector<HTMLElement>('.body input, .body textarea, .body select')?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={box}
      className="u-dialog"
      aria-labelledby={id}
      style={width === undefined ? undefined : ({ '--u-width': `${width}px` } as object)}
      onCancel={(event) => {
        // Of a dialog opened over this one: it closes alone.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="u-btn quiet small square" aria-label={t.close} onClick={onClose}>
          <Icon of={IconX} small />
        </button>
      </header>
      <div className="body u-stack">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}

export interface ConfirmAsk {
  readonly reason?: string;
  readonly password?: string;
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, in one or two sentences. */
  readonly children?: ReactNode;
  /** The verb on the button: the same word as on the button that opened the dialog. */
  readonly verb?: string;
  readonly kind?: ButtonKind;
  readonly busy?: boolean;
  readonly refusal?: RefusalBody | null;
  readonly askReason?: boolean | string;
  readonly askPassword?: boolean;
  readonly onConfirm: (given: ConfirmAsk) => void;
}

/** Asks once more before an act; may ask for a reason and for the password. What was typed is forgotten on closing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return props.open ? <OpenConfirm {...props} /> : null;
}

function OpenConfirm({
  open,
  onClose,
  title,
  children,
  verb,
  kind = 'primary',
  busy,
  refusal,
  askReason,
  askPassword,
  onConfirm,
}: ConfirmDialogProps) {
  const t = useText(kitWords);
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const form = useId();
  const short = Boolean(askReason) && reason.trim().length < 3;
  const noPassword = askPassword === true && password === '';
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind={kind} type="submit" form={form} busy={busy ?? false}>
            {verb ?? t.confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="u-form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (short || noPassword || busy) return;
          onConfirm({ ...(askReason ? { reason: reason.trim() } : {}), ...(askPassword ? { password } : {}) });
        }}
      >
        {children && <div>{children}</div>}
        {askReason && (
          <AreaField
            label={typeof askReason === 'string' ? askReason : t.reason}
            hint={t.reasonHint}
            required
            value={reason}
            onChange={setReason}
            error={tried && short ? t.reasonShort : undefined}
          />
        )}
        {askPassword && (
          <PasswordField
            label={t.password}
            hint={t.passwordHint}
            required
            value={password}
            onChange={setPassword}
            error={tried && noPassword ? t.passwordMissing : undefined}
          />
        )}
        <RefusalNotice refusal={refusal} />
      </form>
    </Dialog>
  );
}

/** A confirm dialog that always asks for a reason. */
export function ReasonDialog(props: Omit<ConfirmDialogProps, 'askReason'> & { label?: string }) {
  const { label, ...rest } = props;
  return <ConfirmDialog {...rest} askReason={label ?? true} />;
}

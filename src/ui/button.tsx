import { useId, useState, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';
import type { Decision } from '#platform/refusal.ts';
import { cx, Icon, type IconType } from './icon.tsx';
import { IconLock } from './icons.ts';
import { Link } from './link.tsx';
import { Why } from './notice.tsx';
import { Tooltip } from './popover.tsx';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

export type ButtonKind = 'primary' | 'normal' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** One `primary` per screen. Default `normal`. */
  readonly kind?: ButtonKind;
  readonly icon?: IconType;
  /** Work is under way: shows it and ignores clicks. */
  readonly busy?: boolean;
  readonly small?: boolean;
  /** The server's answer about this verb; when it is "no" the button is off and tells the reason. */
  readonly decision?: Decision | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children?: ReactNode;
}

/**
 * A button. There is no `disabled`: a blocked verb gets its `decision`, stays focusable, shows the reason as
 * a tooltip and, when pressed, opens the reason as words below it.
 */
export function Button({ kind = 'normal', icon, busy, small, decision, children, className, onClick, ...rest }: ButtonProps) {
  const say = useSay();
  const t = useText(kitWords);
  const [told, setTold] = useState(false);
  const id = useId();
  const refusal = decision && !decision.ok ? decision.refusal : null;
  const button = (
    <button
      type="button"
      {...rest}
      className={cx('u-btn', !refusal && kind, small && 'small', icon && !children && 'square', className)}
      aria-disabled={refusal ? true : rest['aria-disabled']}
      aria-busy={busy || undefined}
      aria-expanded={refusal ? told : rest['aria-expanded']}
      aria-controls={refusal && told ? id : rest['aria-controls']}
      onClick={(event) => {
        if (busy) return event.preventDefault();
        if (!refusal) return onClick?.(event);
        event.preventDefault();
        setTold(!told);
      }}
    >
      {busy ? <span className="u-spin" aria-hidden /> : refusal ? <Icon of={IconLock} small /> : icon && <Icon of={icon} small />}
      {children}
      {busy && <span className="u-hidden">{t.working}</span>}
    </button>
  );
  if (!refusal) return button;
  return (
    <span className="u-offbtn">
      <Tooltip text={say(refusal.message)}>{button}</Tooltip>
      <output id={id}>
        {told && (
          <Why>
            {say(refusal.message)}
            {refusal.basis && (
              <div>
                {t.basis}: {refusal.basis}
              </div>
            )}
          </Why>
        )}
      </output>
    </span>
  );
}

export interface LinkButtonProps {
  readonly to: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconType;
  readonly small?: boolean;
  readonly decision?: Decision | undefined;
  /** Saves the answer as a file instead of opening it. */
  readonly download?: boolean | string;
  readonly children?: ReactNode;
}

/** A link that looks like a button: opens a screen or downloads a file. */
export function LinkButton({ to, kind = 'normal', icon, small, decision, download, children }: LinkButtonProps) {
  if (decision && !decision.ok) {
    return (
      <Button kind={kind} small={small ?? false} decision={decision}>
        {children}
      </Button>
    );
  }
  return (
    <Link to={to} className={cx('u-btn', kind, small && 'small')} {...(download === undefined ? {} : { download })}>
      {icon && <Icon of={icon} small />}
      {children}
    </Link>
  );
}

/** The reasons of the verbs that are blocked now, as one visible strip. Nothing when all are allowed. */
export function WhyNot({ decisions }: { decisions: readonly (Decision | undefined)[] }) {
  const say = useSay();
  const reasons = decisions.flatMap((decision) => (decision && !decision.ok ? [decision.refusal] : []));
  const told = [...new Map(reasons.map((refusal) => [say(refusal.message), refusal])).values()];
  if (told.length === 0) return null;
  return (
    <Why>
      {told.map((refusal) => (
        <div key={refusal.code + say(refusal.message)}>
          {say(refusal.message)}
          {refusal.basis && <span className="u-muted"> ({refusal.basis})</span>}
        </div>
      ))}
    </Why>
  );
}

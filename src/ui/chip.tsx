import type { ReactNode } from 'react';
import type { Label, Tone } from '#platform/text.ts';
import { cx, Icon, type IconType } from './icon.tsx';
import { IconAlertTriangle, IconCheck, IconClock, IconMinus, IconPencil, IconQuestionMark, IconX } from './icons.ts';
import { toneIcons } from './notice.tsx';
import { useSay } from './text.ts';

export interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: IconType;
  readonly children: ReactNode;
}

/** A small rounded mark. `danger` always gets an icon. */
export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  const shown = icon ?? (tone === 'danger' ? IconAlertTriangle : undefined);
  return (
    <span className={cx('u-chip', tone)}>
      {shown && <Icon of={shown} small />}
      {children}
    </span>
  );
}

/** The state of something, from its label list: `<StatusChip status={statuses[row.status]} />`. */
export function StatusChip({ status, icon }: { status: Label | undefined; icon?: IconType }) {
  const say = useSay();
  if (!status) return null;
  return (
    <Chip tone={status.tone} {...(icon ? { icon } : {})}>
      {say(status)}
    </Chip>
  );
}

/** A number in a small rounded mark, beside a heading. */
export function Count({ value, tone = 'neutral' }: { value: number | string; tone?: Tone }) {
  return <span className={cx('u-chip', tone)}>{value}</span>;
}

export type StateKind = 'ok' | 'wait' | 'warn' | 'danger' | 'doing' | 'none';
const stateIcons: Record<StateKind, [IconType, string]> = {
  ok: [IconCheck, 'ok'],
  wait: [IconClock, 'warn'],
  warn: [IconAlertTriangle, 'warn'],
  danger: [IconAlertTriangle, 'danger'],
  doing: [IconPencil, 'info'],
  none: [IconMinus, ''],
};

/** A state in a matrix cell: icon + word, and a second line (a date, a number) below it. */
export function StateMark({ kind, children, note }: { kind: StateKind; children: ReactNode; note?: ReactNode }) {
  const [icon, tone] = stateIcons[kind];
  return (
    <span className={cx('u-statemark', tone)}>
      <Icon of={icon} small />
      <span>{children}</span>
      {note !== undefined && note !== null && <span>{note}</span>}
    </span>
  );
}

export type Verdict = 'met' | 'unmet' | 'unknown' | 'wait' | 'flag';

/** A round verdict sign at the head of a row: met, unmet, unknown. `label` says it to screen readers. */
export function VerdictMark({ verdict, label }: { verdict: Verdict; label: string }) {
  const [icon, tone] = {
    met: [IconCheck, 'ok'] as const,
    unmet: [IconX, 'danger'] as const,
    unknown: [IconQuestionMark, 'warn'] as const,
    wait: [IconClock, 'warn'] as const,
    flag: [toneIcons.danger, 'danger'] as const,
  }[verdict];
  return (
    <span className={cx('u-verdict', tone)}>
      <Icon of={icon} label={label} />
    </span>
  );
}

/** A square with an icon at the head of a list row. */
export function Tile({ icon, tone }: { icon: IconType; tone?: Tone }) {
  return (
    <span className={cx('u-tile', tone)}>
      <Icon of={icon} />
    </span>
  );
}

/** One or two letters for a person or unit. */
export function Avatar({ initials, big, gold }: { initials: string; big?: boolean; gold?: boolean }) {
  return (
    <span className={cx('u-avatar', big && 'big', gold && 'gold')} aria-hidden>
      {initials}
    </span>
  );
}

/** The first letters of the last two words of a name: `Nguyễn Văn An` → `VA`. */
export function initialsOf(name: string): string {
  return name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="u-kbd" aria-hidden>
      {children}
    </kbd>
  );
}

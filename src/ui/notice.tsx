import { useEffect, useRef, type ReactNode } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import type { Tone } from '#platform/text.ts';
import { cx, Icon, type IconType } from './icon.tsx';
import { IconAlertTriangle, IconAward, IconCircleCheck, IconInfoCircle } from './icons.ts';
import { useSay, useText } from './text.ts';
import { kitWords } from './words.ts';

/** The icon that stands with each tone, so that colour never speaks alone. */
export const toneIcons: Readonly<Record<Tone, IconType>> = {
  neutral: IconInfoCircle,
  info: IconInfoCircle,
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  danger: IconAlertTriangle,
  gold: IconAward,
  brand: IconInfoCircle,
};

/** The grey strip that says why something is as it is, or what would unblock it. */
export function Why({ children, icon = IconInfoCircle }: { children: ReactNode; icon?: IconType }) {
  return (
    <div className="u-why">
      <Icon of={icon} small />
      <div className="u-grow">{children}</div>
    </div>
  );
}

export interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly icon?: IconType;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
  /** Announces itself to screen readers when it appears. */
  readonly live?: boolean;
}

/** A coloured message with an icon and words. */
export function Notice({ tone = 'info', title, icon, action, children, live }: NoticeProps) {
  return (
    <div className={cx('u-notice', tone)} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon of={icon ?? toneIcons[tone]} />
      <div>
        {title && <b>{title}</b>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}

export interface RefusalNoticeProps {
  readonly refusal: RefusalBody | null | undefined;
  readonly action?: ReactNode;
}

/**
 * Shows a refusal: its sentence, the rule it rests on and the fields it is about. Nothing when there is none. In a form it comes
 * into view by itself: whoever pressed the button is looking at the button.
 */
export function RefusalNotice({ refusal, action }: RefusalNoticeProps) {
  const say = useSay();
  const t = useText(kitWords);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal && place.current?.closest('form')) place.current.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  if (!refusal) return null;
  return (
    <div ref={place}>
      <Notice tone={refusal.kind === 'unavailable' || refusal.kind === 'conflict' ? 'warn' : 'danger'} live action={action}>
        {say(refusal.message)}
        {refusal.fields && refusal.fields.length > 0 && (
          <ul>
            {refusal.fields.slice(0, 12).map((field, index) => (
              <li key={`${field.path}-${index}`}>{say(field.message)}</li>
            ))}
          </ul>
        )}
        {refusal.basis && (
          <div className="u-small">
            {t.basis}: {refusal.basis}
          </div>
        )}
        {refusal.link && <a href={refusal.link.to}>{say(refusal.link.text)}</a>}
        {refusal.reference && (
          <div className="u-small">
            {t.reference}: <b>{refusal.reference}</b>
          </div>
        )}
      </Notice>
    </div>
  );
}

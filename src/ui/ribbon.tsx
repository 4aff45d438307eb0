import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { cx, Icon } from './icon.tsx';
import { IconCheck } from './icons.ts';
import { Link } from './link.tsx';
import { useText } from './text.ts';
import { kitWords } from './words.ts';

export interface Stage {
  readonly key: string;
  readonly label: string;
  /** `17/3`, `từ 01/4`, or `4/6 đã ký`. */
  readonly date?: ReactNode;
  readonly state: 'done' | 'now' | 'next';
  /** How far the stage `now` is, 0…1: fills the line and places the mark of today. */
  readonly fraction?: number;
  readonly to?: string | undefined;
}

/** The year at a glance: stages on a line with the mark of today. On a phone it scrolls to the current stage. */
export function Ribbon({ stages, today, label }: { stages: readonly Stage[]; today?: string | undefined; label: string }) {
  const t = useText(kitWords);
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  const now = stages.findIndex((stage) => stage.state === 'now');
  useEffect(() => {
    const element = box.current;
    const current = element?.querySelector<HTMLElement>('.now');
    if (element && current && element.scrollWidth > element.clientWidth) element.scrollLeft = current.offsetLeft - 96;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- scrolls again when another stage is current
  }, [now]);
  // Without a link inside, the keyboard could not reach what is out of sight.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const words = { done: t.stateDone, now: t.stateNow, next: t.stateNext };
  return (
    // A row that scrolls sideways must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <nav ref={box} className="u-ribbon" aria-label={label} tabIndex={scrolls ? 0 : undefined}>
      <ol>
        {stages.map((stage) => (
          <li
            key={stage.key}
            className={cx(stage.state)}
            aria-current={stage.state === 'now' ? 'step' : undefined}
            style={
              stage.fraction === undefined
                ? undefined
                : ({ '--u-part': `${Math.round(Math.min(1, Math.max(0, stage.fraction)) * 100)}%` } as CSSProperties)
            }
          >
            <span className="dot">{stage.state === 'done' && <Icon of={IconCheck} />}</span>
            {stage.state === 'now' && today && <span className="today">{t.today(today)}</span>}
            <b>{stage.to ? <Link to={stage.to}>{stage.label}</Link> : stage.label}</b>
            <span className="u-hidden">{words[stage.state]}, </span>
            {stage.date}
          </li>
        ))}
      </ol>
    </nav>
  );
}

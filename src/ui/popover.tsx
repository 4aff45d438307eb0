/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-static-element-interactions, react/refs, react/purity -- the role is chosen by `menu`; refs and the clock are read in handlers only, which the trigger merely receives */
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode, type RefObject } from 'react';
import { cx, Icon, type IconType } from './icon.tsx';
import { IconCheck } from './icons.ts';
import { Link } from './link.tsx';

/** Puts a top-layer panel beside its anchor: below when there is room, else above; inside the window. */
export function place(panel: HTMLElement, anchor: HTMLElement, align: 'start' | 'end' = 'start', gap = 6): void {
  const at = anchor.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const below = at.bottom + gap + size.height <= innerHeight - 8 || at.top < size.height + gap + 8;
  const left = align === 'start' ? at.left : at.right - size.width;
  panel.style.left = `${Math.max(12, Math.min(left, document.documentElement.clientWidth - size.width - 12))}px`;
  panel.style.top = `${Math.max(8, below ? Math.min(at.bottom + gap, innerHeight - size.height - 8) : at.top - gap - size.height)}px`;
}

/** Keeps an open panel beside its anchor while the page moves. */
export function usePlaced(open: boolean, panel: RefObject<HTMLElement | null>, anchor: RefObject<HTMLElement | null>, align: 'start' | 'end'): void {
  useEffect(() => {
    if (!open) return;
    const move = () => panel.current && anchor.current && place(panel.current, anchor.current, align);
    move();
    addEventListener('scroll', move, { capture: true, passive: true });
    addEventListener('resize', move);
    return () => {
      removeEventListener('scroll', move, { capture: true });
      removeEventListener('resize', move);
    };
  }, [open, panel, anchor, align]);
}

export interface PopoverProps {
  /** The button that opens it: gets the props spread, `renderTrigger={(p) => <button {...p}>…</button>}`. */
  readonly renderTrigger: (props: {
    ref: RefObject<HTMLButtonElement | null>;
    onClick: () => void;
    'aria-expanded': boolean;
    'aria-haspopup': 'dialog' | 'menu';
  }) => ReactElement;
  /** What the panel is about, for screen readers. */
  readonly label: string;
  readonly align?: 'start' | 'end';
  readonly menu?: boolean;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small panel over the page; Esc and a click elsewhere close it. */
export function Popover({ renderTrigger, label, align = 'start', menu, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shut = useRef(0);
  usePlaced(open, panel, button, align);
  const close = useCallback(() => {
    panel.current?.hidePopover();
    button.current?.focus();
  }, []);
  useEffect(() => {
    const element = panel.current;
    if (!open || !element) return;
    if (!element.matches(':popover-open')) element.showPopover();
    if (button.current) place(element, button.current, align);
    element.querySelector<HTMLElement>(menu ? '[role^="menuitem"]' : 'a,button,input,[tabindex]')?.focus({ preventScroll: true });
  }, [open, align, menu]);
  const walk = (event: KeyboardEvent) => {
    if (!menu) return;
    const items = [...(panel.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    items[(step + items.length) % items.length]?.focus();
  };
  return (
    <>
      {renderTrigger({
        ref: button,
        onClick: () => {
          if (performance.now() - shut.current > 250) setOpen(true);
        },
        'aria-expanded': open,
        'aria-haspopup': menu ? 'menu' : 'dialog',
      })}
      {open && (
        <div
          ref={panel}
          popover="auto"
          role={menu ? 'menu' : 'dialog'}
          aria-label={label}
          className={cx('u-pop', menu && 'menu')}
          onKeyDown={walk}
          onToggle={(event) => {
            if (event.newState !== 'closed') return;
            shut.current = performance.now();
            setOpen(false);
          }}
        >
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </>
  );
}

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconType;
  readonly to?: string;
  readonly onSelect?: () => void;
  readonly checked?: boolean;
}

export interface MenuProps extends Omit<PopoverProps, 'menu' | 'children'> {
  /** Groups are parted by a line; a group may have a heading. */
  readonly groups: readonly { readonly heading?: string; readonly items: readonly MenuItem[] }[];
}

/** A menu of verbs or links under a button; arrow keys walk through it. */
export function Menu({ groups, ...rest }: MenuProps) {
  return (
    <Popover {...rest} menu>
      {(close) =>
        groups.map((group, index) => (
          <div key={group.heading ?? index} role="group" aria-label={group.heading}>
            {index > 0 && <hr />}
            {group.heading && <div className="head">{group.heading}</div>}
            {group.items.map((item) =>
              item.to === undefined ? (
                <button
                  key={item.label}
                  type="button"
                  className="u-menuitem"
                  role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                  aria-checked={item.checked}
                  onClick={() => {
                    close();
                    item.onSelect?.();
                  }}
                >
                  {item.icon && <Icon of={item.icon} small />}
                  <span className="u-grow">{item.label}</span>
                  {item.checked && <Icon of={IconCheck} small />}
                </button>
              ) : (
                <Link key={item.label} to={item.to} role="menuitem" className="u-menuitem" onClick={close}>
                  {item.icon && <Icon of={item.icon} small />}
                  {item.label}
                </Link>
              ),
            )}
          </div>
        ))
      }
    </Popover>
  );
}

/** A short explanation on hover and focus. Never the only place of something needed. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const show = () => {
    const element = tip.current;
    if (!element || element.matches(':popover-open')) return;
    element.showPopover();
    const target = anchor.current?.firstElementChild;
    if (target instanceof HTMLElement) {
      target.setAttribute('aria-describedby', id);
      place(element, target);
    }
  };
  const hide = () => tip.current?.matches(':popover-open') && tip.current.hidePopover();
  return (
    <span
      ref={anchor}
      style={{ display: 'inline-flex', maxWidth: '100%' }}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
    >
      {children}
      <span ref={tip} id={id} role="tooltip" popover="manual" className="u-pop tip">
        {text}
      </span>
    </span>
  );
}

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';
import { IconX } from './icons.ts';
import { Notice, RefusalNotice } from './notice.tsx';
import { useSay, useText } from './text.ts';
import { dismiss, toastStore } from './toast-store.ts';
import { kitWords } from './words.ts';

export { notify } from './toast-store.ts';

/** The corner where short notices appear; the shell shows it once. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  const say = useSay();
  const t = useText(kitWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Re-entering the top layer keeps notices above an open dialog.
    const element = box.current;
    if (!element?.showPopover) return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (toasts.length > 0) element.showPopover();
  }, [toasts]);
  return (
    <div ref={box} className="u-toasts" popover="manual" aria-live="polite">
      {toasts.map((toast) => {
        const close = (
          <button type="button" className="u-btn quiet small square" aria-label={t.close} onClick={() => dismiss(toast.id)}>
            <Icon of={IconX} small />
          </button>
        );
        return toast.refusal ? (
          <RefusalNotice key={toast.id} refusal={toast.refusal} action={close} />
        ) : (
          <Notice key={toast.id} tone={toast.tone} action={close}>
            {say(toast.text)}
          </Notice>
        );
      })}
    </div>
  );
}

import { identityApi } from '#modules/identity/contract.ts';
import { parseDay, showDate } from '#platform/dates.ts';
import { useState } from 'react';
import { useAct } from '#ui/api.ts';
import { Button } from '#ui/button.tsx';
import { useGo, usePath } from '#ui/link.tsx';
import { useSession } from '#ui/session.ts';
import { useSay, useText } from '#ui/text.ts';
import { appWords } from './app-words.ts';

/** Only in a demonstration: become somebody else, set the day. */
export default function DemoBar() {
  const t = useText(appWords);
  const say = useSay();
  const go = useGo();
  const path = usePath();
  const { demo, account, today, accept } = useSession();
  const become = useAct(identityApi.demoSignIn, {
    invalidates: [],
    onDone: (session) => {
      accept(session);
      if (path === '/dang-nhap') go('/');
    },
  });
  if (!demo) return null;
  return (
    <aside className="u-demo u-noprint" aria-label={t.demoBar}>
      <b>{t.demoBar}</b>
      <label>
        <span>{t.demoAs}</span>
        <select value={account?.login ?? ''} disabled={become.busy} onChange={(event) => void become.run({ body: { login: event.target.value } })}>
          {!demo.accounts.some((one) => one.login === account?.login) && (
            <option value={account?.login ?? ''}>{account?.name ?? t.demoNobody}</option>
          )}
          {demo.accounts.map((one) => (
            <option key={one.login} value={one.login}>
              {[say(one.role), one.name, one.unit].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </label>
      <DayBox key={today} />
    </aside>
  );
}

function DayBox() {
  const t = useText(appWords);
  const { today, accept } = useSession();
  const [typed, setTyped] = useState(showDate(today));
  const clock = useAct(identityApi.demoClock, { onDone: accept });
  const day = parseDay(typed);
  return (
    <form
      style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (day) void clock.run({ body: { today: day } });
      }}
    >
      <label>
        <span>{t.demoToday}</span>
        <input
          value={typed}
          size={10}
          inputMode="numeric"
          aria-invalid={day === null}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => day && day !== today && void clock.run({ body: { today: day } })}
        />
      </label>
      <Button small kind="quiet" onClick={() => void clock.run({ body: { today: null } })}>
        {t.demoRealDay}
      </Button>
    </form>
  );
}

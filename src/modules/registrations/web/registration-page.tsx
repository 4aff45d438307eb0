import type { ReactNode } from 'react';
import { showDate } from '#platform/dates.ts';
import { Card, History, Page, Row, Split, Stack, useLang, useSay, useSession, useText, Why, Item, List, Chip } from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { registrationStates, type RegistrationDetail } from '../contract.ts';
import { ChangesCard } from './changes-card.tsx';
import { Marks } from './registrations-screen.tsx';
import { actionWords, words } from './words.ts';

/** Title, state and the side column that every mode of the screen shares. */
export function RegistrationPage({ it, actions, children }: { it: RegistrationDetail; actions: ReactNode; children: ReactNode }) {
  const t = useText(words);
  const { lang } = useLang();
  const { today } = useSession();
  const about = [
    it.personName ? it.unit.name : it.groupName,
    it.submittedBy && it.submittedOn ? t.sentBy(it.submittedBy, showDate(it.submittedOn, lang)) : null,
    it.confirmedBy && it.confirmedOn ? t.confirmedBy(it.confirmedBy, showDate(it.confirmedOn, lang)) : null,
  ];
  return (
    <Page
      title={`${t.named(it.year)} · ${it.personName ?? it.unit.name}`}
      subtitle={about.filter(Boolean).join(' · ')}
      crumbs={[{ label: t.title, to: `/dang-ky?nam=${it.year}` }]}
      status={registrationStates[it.state]}
      marks={<Marks row={it} />}
      actions={actions}
    >
      <Split
        aside={
          <>
            <Row>
              <RuleNote on={today} />
            </Row>
            <Aside it={it} />
          </>
        }
      >
        <Stack>{children}</Stack>
      </Split>
    </Page>
  );
}

function Aside({ it }: { it: RegistrationDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  return (
    <Stack>
      {it.window && (
        <Card title={t.windows} small>
          {t.from(showDate(it.window.opensOn, lang), showDate(it.window.closesOn, lang))}
        </Card>
      )}
      {it.returns.length > 0 && (
        <Card title={t.returns} small flush>
          <List>
            {it.returns.map((one) => (
              <Item
                key={one.id}
                title={say(one.label)}
                sub={one.dueOn ? t.returnLine(one.reason, showDate(one.dueOn, lang)) : one.reason}
                note={`${one.madeBy} · ${showDate(one.madeOn, lang)}`}
                end={<Chip tone={one.resolvedOn ? 'ok' : 'warn'}>{one.resolvedOn ? t.fixed : t.open}</Chip>}
              />
            ))}
          </List>
        </Card>
      )}
      {it.changes.length > 0 && <ChangesCard it={it} />}
      {it.copiedFromYear && <Why>{t.copiedFrom(it.copiedFromYear)}</Why>}
      {it.history.length > 0 && (
        <Card title={t.history} small>
          <History
            entries={it.history.map((event, index) => ({
              key: String(index),
              who: event.who,
              when: event.at,
              what: say(actionWords[event.action as keyof typeof actionWords]),
              ...(event.reason ? { reason: event.reason } : {}),
            }))}
          />
        </Card>
      )}
    </Stack>
  );
}

import { useState, type ReactNode } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  Card,
  History,
  Page,
  ReadState,
  Split,
  Stack,
  useAccount,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useText,
  Why,
  WhyNot,
  Item,
  List,
  Chip,
} from '#ui/index.ts';
import { registrationsApi, registrationStates, type RegistrationDetail } from '../contract.ts';
import { ChangeEditor, ChangesCard } from './change.tsx';
import { ContentView } from './content-view.tsx';
import { Editor } from './editor.tsx';
import { EvaluateDialog } from './evaluate-dialog.tsx';
import { Marks } from './registrations-screen.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { actionWords, words } from './words.ts';

/** One registration: written, submitted, reviewed, changed and evaluated at the same address. */
export default function RegistrationScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(registrationsApi.detail, { params: { id } });
  return <ReadState read={read}>{(it) => (it.can.save.ok ? <Editor key={`${it.id}${it.state}`} it={it} /> : <Reading it={it} />)}</ReadState>;
}

function Reading({ it }: { it: RegistrationDetail }) {
  const t = useText(words);
  const account = useAccount();
  const [mode, setMode] = useState<'read' | 'return' | 'evaluate' | 'change'>('read');
  const close = () => setMode('read');
  const params = { id: it.id };
  const body = { version: it.version };
  const own = account.unitIds.includes(it.unit.id);
  if (mode === 'change') return <ChangeEditor it={it} onClose={close} />;
  return (
    <RegistrationPage
      it={it}
      actions={
        <>
          {it.can.withdraw.ok && (
            <ActionButton kind="quiet" act={registrationsApi.withdraw} params={params} body={body} askReason done={words.withdrawn}>
              {t.withdraw}
            </ActionButton>
          )}
          {it.state === 'LOCKED' && own && (
            <Button decision={it.can.askChange} onClick={() => setMode('change')}>
              {t.change}
            </Button>
          )}
          {it.state === 'SUBMITTED' && (
            <>
              <Button decision={it.can.giveBack} onClick={() => setMode('return')}>
                {t.giveBack}
              </Button>
              <ActionButton kind="primary" act={registrationsApi.accept} params={params} body={body} decision={it.can.accept} done={words.accepted}>
                {it.subjectKind === 'person' ? t.confirm : t.accept}
              </ActionButton>
            </>
          )}
          {it.state === 'LOCKED' && !own && (
            <Button kind="primary" decision={it.can.evaluate} onClick={() => setMode('evaluate')}>
              {t.evaluate}
            </Button>
          )}
        </>
      }
    >
      {it.state === 'SUBMITTED' && <WhyNot decisions={[it.can.accept]} />}
      <ContentView it={it} mayProve={own} />
      {mode === 'return' && <ReturnDialog it={it} onClose={close} />}
      {mode === 'evaluate' && <EvaluateDialog it={it} onClose={close} />}
    </RegistrationPage>
  );
}

/** Title, state and the side column that every mode of the screen shares. */
export function RegistrationPage({ it, actions, children }: { it: RegistrationDetail; actions: ReactNode; children: ReactNode }) {
  const t = useText(words);
  const { lang } = useLang();
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
      <Split aside={<Aside it={it} />}>
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

import { useState } from 'react';
import { ActionButton, Button, ReadState, useAccount, usePathParams, useRead, useText, WhyNot } from '#ui/index.ts';
import { registrationsApi, type RegistrationDetail } from '../contract.ts';
import { ChangeEditor } from './change.tsx';
import { RegistrationPage } from './registration-page.tsx';
import { ContentView } from './content-view.tsx';
import { Editor } from './editor.tsx';
import { EvaluateDialog } from './evaluate-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { words } from './words.ts';

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

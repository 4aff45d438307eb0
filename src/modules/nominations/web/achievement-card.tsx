import { useEffect, useRef, useState } from 'react';
import { AreaField, Card, DraftNotice, Form, RefusalNotice, SavedMark, Stack, useAct, useDraft, useForm, useText } from '#ui/index.ts';
import { nominationsApi, type NominationDetail } from '../contract.ts';
import { words } from './words.ts';

/** How long the hands must rest before the text goes to the server, in milliseconds. */
const rest = 1200;

/** The achievement: read by everybody, typed by the unit while it still may, saved by itself. */
export function AchievementCard({ it }: { it: NominationDetail }) {
  const t = useText(words);
  return (
    <Card title={t.achievement}>
      {it.can.save.ok ? (
        <AchievementEditor key={it.id} it={it} />
      ) : it.achievement === '' ? (
        <span className="u-muted">{t.notWritten}</span>
      ) : (
        <Paragraphs text={it.achievement} />
      )}
    </Card>
  );
}

export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </>
  );
}

function AchievementEditor({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const form = useForm({ achievement: it.achievement });
  // A draft belongs to the version it was typed over: once that is saved, the next one begins.
  const [version, setVersion] = useState(it.version);
  const draft = useDraft(`nomination.${it.id}.${version}`, form);
  const act = useAct(nominationsApi.save, { quiet: true, invalidates: ['/api/nominations'] });
  // What the server holds; another verb of mine raises the version without touching the text.
  const held = useRef({ text: it.achievement, version: it.version });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  if (it.achievement === held.current.text && it.version > held.current.version) held.current = { ...held.current, version: it.version };
  const text = form.values.achievement;
  const pending = text !== held.current.text;
  const { busy, refusal } = act;
  // A refused text is not sent again until it changes; the kit itself tries again when the line dropped.
  const refused = useRef<string | null>(null);
  const save = async () => {
    const answer = await act.run({ params: { id: it.id }, body: { version: held.current.version, achievement: text } });
    if (answer === undefined) {
      refused.current = text;
      return;
    }
    held.current = { text, version: answer.version };
    draft.clear();
    setVersion(answer.version);
    setSavedAt(new Date().toISOString());
  };
  useEffect(() => {
    if (!pending || busy || refused.current === text) return;
    const wait = setTimeout(() => void save(), rest);
    return () => clearTimeout(wait);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text and the end of a send are what matters
  }, [text, pending, busy]);
  const offline = refusal?.kind === 'unavailable';
  return (
    <Form form={form}>
      <Stack gap={8}>
        <DraftNotice draft={draft} />
        <AreaField label={t.achievement} hideLabel hint={t.achievementHint} rows={10} maxLength={20_000} {...form.field('achievement')} />
        {!offline && <RefusalNotice refusal={refusal} />}
        <SavedMark state={busy ? 'saving' : offline ? 'offline' : pending ? 'local' : 'saved'} at={savedAt} />
      </Stack>
    </Form>
  );
}

import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import type { Text } from '#platform/text.ts';
import {
  ActionButton,
  AreaField,
  Button,
  call,
  Card,
  LinkButton,
  Notice,
  Page,
  Quote,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  WhyNot,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import { IconSend } from '#ui/icons.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { crossApi, type CrossForm } from '../../cross/contract.ts';
import { Points } from '../pieces.tsx';
import { useAutosave } from '../use-autosave.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { crossWords } from './cross-words.ts';

export default function MarksScreen() {
  const { roundId, unitId } = usePathParams<{ roundId: string; unitId: string }>();
  const read = useRead(crossApi.form, { params: { roundId, unitId } }, { keep: false });
  return (
    <ScreenState read={read} what="cross">
      {(form) => <Marks key={form.sentOn ?? 'open'} form={form} />}
    </ScreenState>
  );
}

/** One unit's marks for another: what the unit gave itself and its proofs beside each mark. Everything is saved while typing. */
function Marks({ form }: { form: CrossForm }) {
  const t = useText(words);
  const x = useText(crossWords);
  const { lang } = useLang();
  const params = { roundId: form.roundId, unitId: form.scored.id };
  const lines = useAutosave<{ points: number | null; note: string }>({
    key: `thidua.draft.cross.${form.roundId}.${form.scored.id}`,
    version: form.version,
    open: form.can.save.ok,
    send: (version, changes) => call(crossApi.save, { params, body: { version, lines: changes } }),
  });
  const back = linkTo('/cham-diem/cham-cheo/$termId', { termId: form.term.id });
  return (
    <Page
      title={x.markTitle(form.scored.name) as string}
      crumbs={[{ label: t.scoring, to: `/cham-diem?nam=${form.term.year}` }, { label: x.title, to: back }, { label: form.term.groupName }]}
      subtitle={form.sentOn === null ? (x.until(showDate(form.dueOn, lang)) as string) : (x.sentOn(showDate(form.sentOn, lang)) as string)}
      actions={
        <>
          {form.can.save.ok && (lines.savedAt ?? lines.state !== 'saved') && <SavedMark state={lines.state} at={lines.savedAt} />}
          <LinkButton to={back}>{x.back}</LinkButton>
          {form.sentOn === null && (
            <ActionButton
              act={crossApi.send}
              params={params}
              body={{ version: lines.version }}
              kind="primary"
              icon={IconSend}
              decision={form.can.send}
              confirm={{ title: x.sendAsk, text: x.sendText }}
              done={crossWords.sentDone}
            >
              {x.send}
            </ActionButton>
          )}
        </>
      }
    >
      <Stack>
        {form.sentOn === null && <WhyNot decisions={[form.can.send]} />}
        {form.can.save.ok && <Notice tone="info">{x.hidden}</Notice>}
        <RefusalNotice refusal={lines.refusal} />
        {form.items.map((item) => (
          <MarkCard
            key={item.itemId}
            item={item}
            unitId={form.scored.id}
            readOnly={!form.can.save.ok}
            line={lines.lineOf(item.itemId, item)}
            wrong={lines.wrong.get(item.itemId)}
            onChange={(change) => lines.set(item.itemId, change)}
          />
        ))}
      </Stack>
    </Page>
  );
}

interface MarkProps {
  readonly item: CrossForm['items'][number];
  readonly unitId: string;
  readonly readOnly: boolean;
  readonly line: { readonly points: number | null; readonly note: string };
  /** Why the server did not take this line. */
  readonly wrong: Text | undefined;
  readonly onChange: (change: { points?: number | null; note?: string }) => void;
}

function MarkCard({ item, unitId, readOnly, line, wrong, onChange }: MarkProps) {
  const t = useText(words);
  const x = useText(crossWords);
  const { lang } = useLang();
  const [proofs, setProofs] = useState(false);
  return (
    <Card>
      <Stack gap={12}>
        <Row justify="spread" align="top" wrap={false} gap={16}>
          <div>
            <div className="u-small">
              {item.code} · {showHundredths(item.max, lang, 0)} {t.points}
            </div>
            <h2>{item.title}</h2>
          </div>
          <div style={{ textAlign: 'right', flex: 'none' }}>
            <div className="u-small">{x.self}</div>
            <Points value={item.self} strong />
          </div>
        </Row>
        {item.selfNote !== '' && <Quote who={x.unitSays}>{item.selfNote}</Quote>}
        {proofs ? (
          <EvidencePicker objectType={item.proof.type} objectId={item.proof.objectId} unitId={unitId} canChange={false} />
        ) : (
          <div>
            <Button small onClick={() => setProofs(true)}>
              {t.proofs}
            </Button>
          </div>
        )}
        <div className="u-row wrap" style={{ gap: 12, alignItems: 'flex-end' }}>
          <SettledNumberField
            hundredths
            label={x.mark}
            value={line.points}
            onChange={(points) => onChange({ points })}
            most={item.max}
            error={wrong}
            readOnly={readOnly}
            unit={`/ ${showHundredths(item.max, lang, 0)}`}
          />
          {!readOnly && item.self !== null && line.points !== item.self && (
            <Button small onClick={() => onChange({ points: item.self })}>
              {x.keepSelf}
            </Button>
          )}
        </div>
        <AreaField
          label={x.note}
          hint={x.noteHint}
          rows={2}
          maxLength={2000}
          value={line.note}
          readOnly={readOnly}
          onChange={(note) => onChange({ note })}
        />
      </Stack>
    </Card>
  );
}

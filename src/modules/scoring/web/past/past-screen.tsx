import { useState } from 'react';
import type { ResponseOf } from '#platform/contract.ts';
import { showInstant } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import {
  AreaField,
  Button,
  Card,
  Dialog,
  EmptyState,
  Item,
  LinkButton,
  List,
  Page,
  RefusalNotice,
  Section,
  Stack,
  WhyNot,
  addressOf,
  useAct,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { IconDownload } from '#ui/icons.ts';
import { pastApi } from '../../past/contract.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { PastTable } from './past-table.tsx';
import { pastWords } from './past-words.ts';
import { ReadPanel } from './read-panel.tsx';

type Past = ResponseOf<typeof pastApi.one>;

/** The summary workbook a group keeps: a result of a year before the system, or a comparison with what stands. */
export default function PastScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const read = useRead(pastApi.one, { params: { id: termId } });
  return (
    <ScreenState read={read} what="past">
      {(past) => <PastOf past={past} again={() => void read.refetch()} />}
    </ScreenState>
  );
}

function PastOf({ past, again }: { past: Past; again: () => void }) {
  const t = useText(words);
  const p = useText(pastWords);
  const { lang } = useLang();
  const [undoing, setUndoing] = useState(false);
  const { term, standing, can } = past;
  const source = (one: { fileName: string; madeBy: string; madeAt: string; scale: number }) =>
    p.source(one.fileName, one.madeBy, showInstant(one.madeAt), showHundredths(one.scale, lang, 0));
  return (
    <Page
      title={p.title(term.groupName, term.year) as string}
      crumbs={[{ label: t.scoring, to: `/cham-diem?nam=${term.year}` }, { label: term.groupName }, { label: String(term.year) }]}
      actions={
        standing && (
          <>
            <LinkButton download icon={IconDownload} to={addressOf(pastApi.file, { params: { id: standing.id } })}>
              {p.download}
            </LinkButton>
            {can.undo.ok && <Button onClick={() => setUndoing(true)}>{p.undo}</Button>}
          </>
        )
      }
    >
      <Stack>
        {standing ? (
          <Section title={p.standing(term.kind)}>
            <p className="u-small">{source(standing)}</p>
            <PastTable rows={standing.rows} caption={p.standing(term.kind) as string} unit={(row) => row.unitName} />
          </Section>
        ) : can.read.ok ? (
          <ReadPanel termId={term.id} kind={term.kind} compare={past.hasSheets} onStored={again} />
        ) : (
          <>
            <EmptyState title={p.nothing}>{p.nothingDo(term.kind)}</EmptyState>
            <WhyNot decisions={[can.read]} />
          </>
        )}
        {past.undone.length > 0 && (
          <Card title={p.earlierImports} flush>
            <List>
              {past.undone.map((one) => (
                <Item
                  key={one.id}
                  title={source(one)}
                  sub={p.undoneBy(one.undoneBy, showInstant(one.undoneAt), one.reason)}
                  end={
                    <LinkButton small download to={addressOf(pastApi.file, { params: { id: one.id } })}>
                      {p.download}
                    </LinkButton>
                  }
                />
              ))}
            </List>
          </Card>
        )}
      </Stack>
      {undoing && standing && <UndoDialog id={standing.id} onClose={() => setUndoing(false)} />}
    </Page>
  );
}

function UndoDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(words);
  const p = useText(pastWords);
  const [reason, setReason] = useState('');
  const act = useAct(pastApi.undo, { quiet: true, done: pastWords.undone, onDone: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      title={p.undo}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => void act.run({ params: { id }, body: { reason } })}>
            {p.undo}
          </Button>
        </>
      }
    >
      <p>{p.undoText}</p>
      <RefusalNotice refusal={act.refusal} />
      <AreaField label={p.reason} required value={reason} onChange={setReason} rows={2} maxLength={1000} />
    </Dialog>
  );
}

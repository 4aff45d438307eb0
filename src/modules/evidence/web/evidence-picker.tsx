import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  addressOf,
  Button,
  Chip,
  Item,
  linkTo,
  List,
  LinkButton,
  ReadState,
  Row,
  Stack,
  Tile,
  useAct,
  useLang,
  useRead,
  useSay,
  useText,
  WhyNot,
} from '#ui/index.ts';
import { IconDownload, IconFileText, IconPaperclip, IconPhoto, IconPin } from '#ui/icons.ts';
import { evidenceApi, type EvidenceObjectType, type EvidenceRef } from '../contract.ts';
import { usesRemark } from '../rules.ts';
import { AddDialog } from './add-dialog.tsx';
import { showSize } from './size.ts';
import { words } from './words.ts';

export interface EvidencePickerProps {
  readonly objectType: EvidenceObjectType;
  readonly objectId: string;
  /** The unit whose work this is; its proofs are offered. */
  readonly unitId: string;
  /** Whether this screen wants to let the reader change anything; the server still decides. */
  readonly canChange: boolean;
}

export const proofIcon = (ref: Pick<EvidenceRef, 'kind' | 'mediaType'>) =>
  ref.kind === 'fact' ? IconPin : ref.mediaType?.startsWith('image/') ? IconPhoto : IconFileText;

/** The proofs of one object: read, open, attach a new or an existing one, detach with a reason. */
export function EvidencePicker({ objectType, objectId, unitId, canChange }: EvidencePickerProps) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const params = { type: objectType, objectId };
  const read = useRead(evidenceApi.ofObject, { params });
  const attach = useAct(evidenceApi.attach, { done: words.attached });
  const add = (id: string) => {
    setOpen(false);
    void attach.run({ params: { id }, body: params });
  };
  return (
    <ReadState read={read} rows={2}>
      {({ rows, change }) => (
        <Stack gap={10}>
          {rows.length === 0 ? (
            <span className="u-muted">{t.noneAttached}</span>
          ) : (
            <List plain>
              {rows.map((row) => (
                <ProofRow key={row.itemId} row={row} object={params} canDetach={canChange && change.ok} />
              ))}
            </List>
          )}
          {canChange && (
            <Row>
              <Button small icon={IconPaperclip} decision={change} busy={attach.busy} onClick={() => setOpen(true)}>
                {t.attach}
              </Button>
              <WhyNot decisions={[change]} />
            </Row>
          )}
          <AddDialog open={open} onClose={() => setOpen(false)} title={t.attach} unitId={unitId} onAdded={add} pick />
        </Stack>
      )}
    </ReadState>
  );
}

function ProofRow({ row, object, canDetach }: { row: EvidenceRef; object: { type: EvidenceObjectType; objectId: string }; canDetach: boolean }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const remark = usesRemark(row.uses);
  const about = [
    row.fileName,
    row.sizeBytes === null ? null : showSize(row.sizeBytes),
    row.happenedOn ? showDate(row.happenedOn, lang) : null,
    row.note,
  ];
  return (
    <Item
      lead={<Tile icon={proofIcon(row)} />}
      title={row.title}
      sub={about.filter(Boolean).join(' · ')}
      to={linkTo('/minh-chung/$id', { id: row.itemId })}
      end={
        <Row gap={6}>
          {remark && <Chip>{say(remark)}</Chip>}
          {row.kind === 'file' && (
            <LinkButton small kind="quiet" icon={IconDownload} download to={addressOf(evidenceApi.download, { params: { id: row.itemId } })}>
              {t.download}
            </LinkButton>
          )}
          {canDetach && (
            <ActionButton small kind="quiet" act={evidenceApi.detach} params={{ id: row.itemId }} body={object} askReason done={words.detached}>
              {t.detach}
            </ActionButton>
          )}
        </Row>
      }
    />
  );
}

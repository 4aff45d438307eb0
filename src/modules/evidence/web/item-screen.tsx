import { useState } from 'react';
import { showDate, showInstant } from '#platform/dates.ts';
import {
  ActionButton,
  addressOf,
  AreaField,
  Button,
  Card,
  DateField,
  Dialog,
  EmptyState,
  Facts,
  Form,
  Item,
  LinkButton,
  List,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Split,
  Stack,
  TextField,
  useAccount,
  useAct,
  useForm,
  useGo,
  useLang,
  usePathParams,
  useRead,
  useText,
  Why,
} from '#ui/index.ts';
import { IconDownload, IconPencil } from '#ui/icons.ts';
import { evidenceApi, evidenceKinds, evidenceObjects, type EvidenceDetail } from '../contract.ts';
import { showSize } from './size.ts';
import { words } from './words.ts';

/** One proof: what it is, where it serves, who of other units has opened it. */
export default function ItemScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(words);
  const go = useGo();
  const { lang } = useLang();
  const account = useAccount();
  const [editing, setEditing] = useState(false);
  const read = useRead(evidenceApi.detail, { params: { id } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={it.title}
          crumbs={[{ label: t.title, to: '/minh-chung' }]}
          status={evidenceKinds[it.kind]}
          subtitle={it.unitName}
          actions={
            <>
              <Button icon={IconPencil} decision={it.can.edit} onClick={() => setEditing(true)}>
                {t.edit}
              </Button>
              {it.kind === 'file' && (
                <LinkButton kind="primary" icon={IconDownload} download to={addressOf(evidenceApi.download, { params: { id } })}>
                  {t.download}
                </LinkButton>
              )}
              {it.kind === 'fact' && !account.unitIds.includes(it.unitId) && (
                <ActionButton kind="primary" act={evidenceApi.check} params={{ id }} decision={it.can.check} done={words.checked}>
                  {t.check}
                </ActionButton>
              )}
            </>
          }
        >
          <Split aside={<Checkers it={it} />}>
            <Stack>
              <Card>
                <Facts
                  facts={[
                    { label: t.happened, value: showDate(it.happenedOn, lang) },
                    ...(it.fileName
                      ? [
                          { label: t.file, value: it.fileName },
                          { label: t.size, value: showSize(it.sizeBytes) },
                        ]
                      : []),
                    { label: t.added, value: showInstant(it.addedAt) },
                    ...(it.note ? [{ label: t.note, value: it.note }] : []),
                  ]}
                />
              </Card>
              <Places it={it} />
              <Row>
                <ActionButton
                  act={evidenceApi.discard}
                  kind="quiet"
                  params={{ id }}
                  body={{ version: it.version, secretReason: null }}
                  decision={it.can.discard}
                  confirm={{ title: t.discard, text: t.discardAsk }}
                  askReason
                  onDone={() => go('/minh-chung')}
                >
                  {t.discard}
                </ActionButton>
                <ActionButton
                  act={evidenceApi.discard}
                  kind="quiet"
                  params={{ id }}
                  body={{ version: it.version, secretReason: 'contains-secret', reason: t.secret }}
                  decision={it.can.edit}
                  confirm={{ title: t.discardSecret, text: t.discardSecretAsk }}
                  onDone={() => go('/minh-chung')}
                >
                  {t.discardSecret}
                </ActionButton>
              </Row>
            </Stack>
          </Split>
          {editing && <EditDialog it={it} onClose={() => setEditing(false)} />}
        </Page>
      )}
    </ReadState>
  );
}

function Places({ it }: { it: EvidenceDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card title={t.where} count={it.uses.length} flush>
      {it.uses.length > 1 && <Why>{t.usesWarning}</Why>}
      {it.uses.length === 0 && <EmptyState>{t.notUsed}</EmptyState>}
      <List>
        {it.uses.map((use) => (
          <Item
            key={`${use.type}${use.objectId}`}
            title={use.label || evidenceObjects[use.type][lang]}
            sub={evidenceObjects[use.type][lang]}
            to={use.link || undefined}
            end={
              <ActionButton
                small
                kind="quiet"
                act={evidenceApi.detach}
                params={{ id: it.id }}
                body={{ type: use.type, objectId: use.objectId }}
                decision={it.can.detach}
                askReason
                done={words.detached}
              >
                {t.detach}
              </ActionButton>
            }
          />
        ))}
      </List>
    </Card>
  );
}

function Checkers({ it }: { it: EvidenceDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Card title={t.checkers} small count={it.openings.length || undefined}>
      {it.openings.length === 0 && <span>{t.notOpened}</span>}
      <List plain>
        {it.openings.map((opening) => (
          <Item key={opening.by + opening.on} title={opening.by} sub={t.openedOn(showDate(opening.on, lang))} />
        ))}
      </List>
    </Card>
  );
}

function EditDialog({ it, onClose }: { it: EvidenceDetail; onClose: () => void }) {
  const t = useText(words);
  const act = useAct(evidenceApi.edit, { quiet: true, done: words.saved, onDone: onClose });
  const start = { title: it.title, note: it.note, happenedOn: it.happenedOn, reason: '' };
  const form = useForm(start, {
    schema: evidenceApi.edit.body.omit({ version: true, documentId: true }),
    refusal: act.refusal,
    onSubmit: (values) => act.run({ params: { id: it.id }, body: { ...values, documentId: it.documentId, version: it.version } }),
  });
  return (
    <Dialog open onClose={onClose} title={t.edit}>
      <Form form={form}>
        <RefusalNotice refusal={act.refusal} />
        <TextField label={t.name} required {...form.field('title')} />
        <DateField label={t.happened} {...form.field('happenedOn')} />
        <AreaField label={t.note} {...form.field('note')} />
        <TextField label={t.reason} required {...form.field('reason')} />
        <Row justify="end">
          <Button type="submit" kind="primary" busy={form.busy}>
            {t.save}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}

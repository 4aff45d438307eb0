import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Card,
  EmptyState,
  Facts,
  Item,
  Link,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Split,
  Stack,
  linkTo,
  useAct,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { documentStatuses, documentsApi, type DocumentDetail } from '../contract.ts';
import { DocumentForm } from './document-form.tsx';
import { words } from './words.ts';

export default function DocumentScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(documentsApi.detail, { params: { id } });
  return <ReadState read={read}>{(document) => <DocumentPage key={document.version} document={document} />}</ReadState>;
}

function DocumentPage({ document }: { document: DocumentDetail }) {
  const t = useText(words);
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={[document.type, document.number ?? t.unnumbered].join(' ')}
      crumbs={[{ label: t.register, to: '/van-ban' }]}
      status={documentStatuses[document.status]}
      subtitle={document.title}
      marks={<OriginMark origin={document.origin} />}
      actions={
        !editing && (
          <Button icon={IconPencil} decision={document.can.edit} onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      {editing ? <Correction document={document} onDone={() => setEditing(false)} /> : <Reading document={document} />}
    </Page>
  );
}

function Reading({ document }: { document: DocumentDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Split
      aside={
        <Card title={t.citedBy} count={document.citations.length} flush>
          {document.citations.length === 0 ? (
            <EmptyState title={t.noCitation} />
          ) : (
            <List>
              {document.citations.map((citation) => (
                <Item key={`${citation.type}${citation.label}`} title={citation.label} {...(citation.link ? { to: citation.link } : {})} />
              ))}
            </List>
          )}
        </Card>
      }
    >
      <Stack>
        {document.origin?.conflicts?.map((conflict) => (
          <Notice key={conflict.value} tone="warn" title={t.disputed}>
            {t.disputedDate(showDate(conflict.value, lang), conflict.source)} {conflict.note}
          </Notice>
        ))}
        <Card title={t.facts}>
          <Facts
            look="lines"
            facts={[
              { label: t.number, value: document.number ?? t.unnumbered },
              { label: t.issuedOn, value: showDate(document.issuedOn, lang) },
              { label: t.effectiveFrom, value: document.effectiveFrom ? showDate(document.effectiveFrom, lang) : '—' },
              {
                label: t.issuer,
                value: document.issuerUnitId ? <Link to={linkTo('/don-vi/$id', { id: document.issuerUnitId })}>{document.issuer}</Link> : '—',
              },
              { label: t.signer, value: document.signer ?? '—' },
              {
                label: t.replacedBy,
                value: document.replacedBy ? (
                  <Link to={linkTo('/van-ban/$id', { id: document.replacedBy.id })}>{document.replacedBy.label}</Link>
                ) : (
                  '—'
                ),
              },
              ...document.replaces.map((old) => ({ label: t.replaces, value: <Link to={linkTo('/van-ban/$id', { id: old.id })}>{old.label}</Link> })),
              ...(document.note ? [{ label: t.note, value: document.note }] : []),
            ]}
          />
        </Card>
      </Stack>
    </Split>
  );
}

function Correction({ document, onDone }: { document: DocumentDetail; onDone: () => void }) {
  const act = useAct(documentsApi.edit, { quiet: true, done: { vi: 'Đã lưu văn bản.', en: 'Saved.' } });
  const { type, number, issuedOn, effectiveFrom, issuerUnitId, title, status, note } = document;
  return (
    <Card>
      <DocumentForm
        draftKey={`documents.${document.id}.${document.version}`}
        initial={{
          type,
          number,
          issuedOn,
          effectiveFrom,
          issuerUnitId,
          title,
          status,
          note,
          replacedById: document.replacedBy?.id ?? null,
          reason: '',
        }}
        labels={{ issuer: document.issuer, replacedBy: document.replacedBy?.label ?? null }}
        correcting
        busy={act.busy}
        refusal={act.refusal}
        back={`/van-ban/${document.id}`}
        units={findUnits}
        onSubmit={async (body, done) => {
          const saved = await act.run({ params: { id: document.id }, body: { ...body, version: document.version } });
          if (!saved) return;
          done();
          onDone();
        }}
      />
    </Card>
  );
}

import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  EmptyState,
  Facts,
  Item,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Split,
  Stack,
  StatusChip,
  Why,
  WhyNot,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import { rulebookStates } from '../../labels.ts';
import type { RulebookDetail } from '../../table-shapes.ts';
import { SyntheticMark } from '../pieces.tsx';
import { words } from '../words.ts';
import { RulebookEditor } from './rulebook-editor.tsx';
import { RulebookTable } from './rulebook-table.tsx';
import { tableWords } from './table-words.ts';

export default function RulebookScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(scoringApi.rulebook, { params: { id } });
  return <ReadState read={read}>{(book) => <Rulebook key={`${book.id} ${book.version}`} book={book} />}</ReadState>;
}

function Rulebook({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const [editing, setEditing] = useState(false);
  const draft = book.state === 'DRAFT';
  return (
    <Page
      title={`${book.title} · ${t.version(book.versionNo) as string}`}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
      status={rulebookStates[book.state]}
      marks={
        <>
          {!book.origin && <SyntheticMark synthetic={book.synthetic} />}
          {!book.complete && <Chip tone="warn">{b.incompleteBook}</Chip>}
          {book.official && <Chip>{b.official}</Chip>}
          <OriginMark origin={book.origin} />
        </>
      }
      actions={
        !editing && (
          <>
            {book.can.edit.ok && (
              <Button icon={IconPencil} onClick={() => setEditing(true)}>
                {draft ? b.edit : b.newVersion}
              </Button>
            )}
            {draft && (
              <ActionButton
                act={scoringApi.publishRulebook}
                params={{ id: book.id }}
                body={{ version: book.version }}
                kind="primary"
                decision={book.can.publish}
                confirm={{ title: b.publishAsk, text: b.publishText }}
                done={tableWords.published}
              >
                {b.publish}
              </ActionButton>
            )}
          </>
        )
      }
    >
      <Stack>
        {draft && !editing && <WhyNot decisions={[book.can.publish]} />}
        {book.state === 'FROZEN' && !editing && <Why>{b.frozen}</Why>}
        {book.synthetic && <Notice tone="warn">{t.syntheticLong}</Notice>}
        {editing ? (
          <RulebookEditor book={book} onClose={() => setEditing(false)} />
        ) : (
          <Split aside={<Around book={book} />}>
            <RulebookTable book={book} />
          </Split>
        )}
      </Stack>
    </Page>
  );
}

/** Sums, settings, versions and the groups that use the table. */
function Around({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const { lang } = useLang();
  const show = (value: number) => showHundredths(value, lang, 0);
  const { settings } = book;
  return (
    <>
      <Card title={b.settings} small>
        <Facts
          look="lines"
          facts={[
            ...(book.criteriaSet ? [{ label: b.criteriaSet, value: book.criteriaSet.title }] : []),
            { label: b.scale, value: book.passFail ? t.passFail : show(book.scaleHundredths) },
            ...(book.passFail ? [] : [{ label: b.sum, value: show(book.sumHundredths), sum: true }]),
            { label: b.step, value: settings.stepHundredths === null ? b.anyStep : show(settings.stepHundredths) },
            { label: b.tieGroup, value: settings.tieGroup ?? b.notUsed },
            { label: b.explainDays, value: settings.explainDays },
            { label: b.checkDays, value: settings.checkDays },
            ...(book.editReason === '' ? [] : [{ label: b.editReason, value: book.editReason }]),
          ]}
        />
        {book.hash && (
          <div className="u-xs" style={{ overflowWrap: 'anywhere', marginTop: 12 }}>
            {t.hash}: {book.hash}
          </div>
        )}
      </Card>
      <Card title={b.versions} small flush>
        <List>
          {book.versions.map((one) => (
            <Item
              key={one.id}
              title={t.version(one.versionNo)}
              end={<StatusChip status={rulebookStates[one.state]} />}
              {...(one.id === book.id ? { sub: b.thisOne } : { to: linkTo('/cham-diem/bang-diem/$id', { id: one.id }) })}
            />
          ))}
        </List>
      </Card>
      <Card title={b.whereUsed} small flush>
        {book.usedIn.length === 0 ? (
          <EmptyState title={b.usedByN(0) as string} />
        ) : (
          <List>
            {book.usedIn.map((use) => (
              <Item
                key={use.termId}
                title={`${use.groupName} · ${use.year}`}
                sub={b.sheets(use.sheets)}
                to={linkTo('/cham-diem/xep-hang/$termId', { termId: use.termId })}
              />
            ))}
          </List>
        )}
      </Card>
    </>
  );
}

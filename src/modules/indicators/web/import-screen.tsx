import { showInstant } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  DataTable,
  EmptyState,
  Facts,
  LinkButton,
  Notice,
  Page,
  ReadState,
  Stack,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useText,
  Why,
  type Column,
} from '#ui/index.ts';
import { importStateLabels, indicatorsApi, missingLabels, type ImportDetail } from '../contract.ts';
import { showAmount } from '../numbers.ts';
import { importTo, monthTo } from './addresses.ts';
import { FactLines } from './import-facts.tsx';
import { words } from './words.ts';

type Line = ImportDetail['lines'][number];
type Problem = ImportDetail['problems'][number];

/** One import: problems by cell, or every line beside what stands there now; apply it, or take the whole of it back. */
export default function ImportScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(words);
  const read = useRead(indicatorsApi.importOne, { params: { id } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={it.fileName || t.importTitle}
          subtitle={`${it.unitName} · ${t.year(it.year)}`}
          crumbs={[
            { label: t.title, to: '/chi-so' },
            { label: t.importTitle, to: '/chi-so/nhap' },
          ]}
          status={importStateLabels[it.state]}
          actions={
            it.state === 'PREVIEWED' ? (
              <>
                {it.problems.length > 0 && <LinkButton to={importTo(it.about)}>{t.file}</LinkButton>}
                <ActionButton
                  kind="primary"
                  act={indicatorsApi.apply}
                  params={{ id }}
                  body={{ version: it.version }}
                  decision={it.can.apply}
                  confirm={{ title: t.apply(it.lines.length + it.facts.length), text: it.about === 'facts' ? t.applyFactsAsk : t.applyAsk }}
                  done={words.applied}
                >
                  {t.apply(it.lines.length + it.facts.length)}
                </ActionButton>
              </>
            ) : it.state === 'APPLIED' ? (
              <ActionButton
                kind="danger"
                act={indicatorsApi.undo}
                params={{ id }}
                body={{ version: it.version }}
                decision={it.can.undo}
                askReason
                confirm={{ title: t.undo, text: it.about === 'facts' ? t.undoFactsAsk : t.undoAsk }}
                done={words.undone}
              >
                {t.undo}
              </ActionButton>
            ) : undefined
          }
        >
          <Stack>
            {it.secretCount > 0 && <Notice tone="warn">{t.secretsCounted(it.secretCount)}</Notice>}
            {it.problems.length > 0 && <Problems problems={it.problems} />}
            {it.lines.length > 0 && <Lines it={it} />}
            {it.facts.length > 0 && <FactLines it={it} />}
            <Card small>
              <Facts
                look="grid"
                facts={[
                  { label: t.by, value: `${it.madeBy} · ${showInstant(it.madeAt)}` },
                  ...(it.appliedAt ? [{ label: importStateLabels.APPLIED.vi, value: `${it.appliedBy} · ${showInstant(it.appliedAt)}` }] : []),
                  ...(it.undoneAt
                    ? [{ label: importStateLabels.UNDONE.vi, value: `${it.undoneBy} · ${showInstant(it.undoneAt)} · ${it.undoReason}` }]
                    : []),
                ]}
              />
            </Card>
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useText(words);
  const say = useSay();
  const columns: Column<Problem>[] = [
    { key: 'place', title: t.place, width: 110, cell: (row) => row.place, sort: (row) => row.row },
    { key: 'message', title: t.problems, cell: (row) => say(row.message), sort: (row) => say(row.message) },
  ];
  return (
    <Card title={t.problemsTitle} count={problems.length} countTone="danger" flush>
      <DataTable caption={t.problemsTitle} dense columns={columns} rows={problems} rowKey={(row) => `${row.place}/${row.message.en}`} />
      <div style={{ padding: 12 }}>
        <Why>{t.problemsHint}</Why>
      </div>
    </Card>
  );
}

function Lines({ it }: { it: ImportDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const shown = (amount: string | null, missing: Line['missing']) =>
    amount === null ? (missing === null ? '—' : missingLabels[missing][lang]) : showAmount(amount, lang);
  const columns: Column<Line>[] = [
    { key: 'row', title: t.line, width: 70, align: 'right', cell: (row) => row.row, sort: (row) => row.row },
    { key: 'month', title: t.month(0).replace(/\s*0$/, ''), width: 90, cell: (row) => row.month, sort: (row) => row.month },
    { key: 'what', title: t.indicator, cell: (row) => say(row.indicator), sort: (row) => say(row.indicator) },
    { key: 'part', title: t.part, cell: (row) => say(row.partName), sort: (row) => say(row.partName) },
    { key: 'before', title: t.before, align: 'right', hideOnPhone: it.state !== 'PREVIEWED', cell: (row) => shown(row.before, row.beforeMissing) },
    { key: 'after', title: it.state === 'PREVIEWED' ? t.after : t.written, align: 'right', cell: (row) => <b>{shown(row.amount, row.missing)}</b> },
    { key: 'note', title: t.note, hideOnPhone: true, cell: (row) => row.note },
  ];
  return (
    <Card title={t.lines} count={it.lines.length} flush>
      <DataTable
        caption={t.lines}
        dense
        columns={columns}
        rows={it.lines}
        rowKey={(row) => String(row.row)}
        rowLink={(row) => (it.state === 'APPLIED' ? monthTo({ unit: { id: it.unitId }, year: it.year }, row.month) : undefined)}
        empty={<EmptyState title={t.noImports} />}
      />
    </Card>
  );
}

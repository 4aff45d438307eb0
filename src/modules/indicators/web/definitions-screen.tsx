import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Button,
  DataTable,
  DateField,
  Dialog,
  EmptyState,
  Facts,
  Form,
  matches,
  Filters,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Split,
  Stack,
  TextField,
  useAct,
  useForm,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { countingLabels, feedLabels, indicatorsApi, periodLabels, unitLabels, type Definition } from '../contract.ts';
import { DefineDialog, ReviseForm } from './definition-form.tsx';
import { Levels } from './service-levels.tsx';
import { showFormula, showTarget } from './show.tsx';
import { words } from './words.ts';

type DefinitionRow = Definition & { readonly current: boolean };
const address = z.object({ tim: z.string().default(''), cu: z.stringbool().default(false), ma: z.uuid().optional() });

/** What is asked, of whom, with what proof and on what ground; every edition stays readable. */
export default function DefinitionsScreen() {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const [defining, setDefining] = useState(false);
  const read = useRead(indicatorsApi.definitions, { query: { year } });
  const columns: Column<DefinitionRow>[] = [
    {
      key: 'name',
      title: t.indicator,
      cell: (row) => (
        <div style={{ minWidth: 260 }}>
          {say(row.name)}
          <div className="u-small u-muted">{showFormula(row, lang)}</div>
        </div>
      ),
      sort: (row) => say(row.name),
    },
    {
      key: 'period',
      title: t.period,
      width: 150,
      cell: (row) => (
        <>
          {say(periodLabels[row.period])}
          <div className="u-xs u-muted">{say(row.feed === 'entry' ? countingLabels[row.counting] : feedLabels[row.feed])}</div>
        </>
      ),
      sort: (row) => row.period,
    },
    { key: 'target', title: t.target, width: 120, align: 'right', cell: (row) => showTarget(row.target, row.unit, lang) },
    { key: 'post', title: t.post, width: 170, hideOnPhone: true, cell: (row) => row.postTitle, sort: (row) => row.postTitle },
    {
      key: 'valid',
      title: t.validFrom,
      width: 130,
      hideOnPhone: true,
      cell: (row) => (
        <>
          {row.validTo ? t.until(showDate(row.validFrom, lang), showDate(row.validTo, lang)) : t.from(showDate(row.validFrom, lang))}
          {row.edition > 1 && <div className="u-xs u-muted">{t.edition(row.edition)}</div>}
        </>
      ),
      sort: (row) => row.validFrom,
    },
  ];
  return (
    <ReadState read={read}>
      {(it) => {
        const rows = it.rows.filter(
          (row) =>
            (row.current || search.cu) && (search.tim === '' || matches(`${row.name.vi} ${row.name.en} ${row.code} ${row.postTitle}`, search.tim)),
        );
        const chosen = it.rows.find((row) => row.id === search.ma);
        return (
          <Page
            title={t.definitions}
            subtitle={t.year(year)}
            crumbs={[{ label: t.title, to: '/chi-so' }]}
            actions={
              it.can.define.ok ? (
                <>
                  <ActionButton
                    kind={it.rows.length === 0 ? 'primary' : 'normal'}
                    act={indicatorsApi.adopt}
                    body={{ year }}
                    decision={it.can.adopt}
                    done={words.adopted}
                  >
                    {t.adopt}
                  </ActionButton>
                  <Button kind={it.rows.length === 0 ? 'normal' : 'primary'} icon={IconPlus} onClick={() => setDefining(true)}>
                    {t.define}
                  </Button>
                </>
              ) : undefined
            }
          >
            <Split asideWidth={300} aside={<Levels levels={it.levels} year={year} may={it.can.setLevel.ok} />}>
              <Stack>
                <Filters
                  search={search}
                  setSearch={setSearch}
                  textKey="tim"
                  placeholder={t.indicator}
                  filters={[{ kind: 'toggle', key: 'cu', label: t.oldEditions }]}
                />
                <DataTable
                  caption={t.definitions}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.id}
                  onRow={(row) => setSearch({ ma: row.id })}
                  empty={<EmptyState title={t.noDefinitions} />}
                />
              </Stack>
            </Split>
            {chosen && <DefinitionDialog key={chosen.id} it={chosen} may={it.can.define.ok} onClose={() => setSearch({ ma: undefined })} />}
            {defining && <DefineDialog year={year} onClose={() => setDefining(false)} />}
          </Page>
        );
      }}
    </ReadState>
  );
}

function DefinitionDialog({ it, may, onClose }: { it: DefinitionRow; may: boolean; onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const [doing, setDoing] = useState<'reading' | 'revising' | 'ending'>('reading');
  const living = may && it.validTo === null;
  return (
    <Dialog open onClose={onClose} title={say(it.name)} width={680}>
      <Stack>
        {doing === 'revising' ? (
          <ReviseForm it={it} onDone={onClose} />
        ) : doing === 'ending' ? (
          <EndForm it={it} onDone={onClose} />
        ) : (
          <>
            <Facts
              look="lines"
              facts={[
                { label: t.code, value: `${it.code} · ${t.edition(it.edition)}` },
                { label: t.formula, value: showFormula(it, lang) },
                { label: t.parts, value: it.parts.map((part) => `${part.code}: ${part[lang]}`).join('; ') },
                { label: t.unitOf, value: say(unitLabels[it.unit]) },
                { label: t.period, value: `${say(periodLabels[it.period])} · ${say(countingLabels[it.counting])} · ${say(feedLabels[it.feed])}` },
                { label: t.target, value: showTarget(it.target, it.unit, lang) },
                { label: t.post, value: it.postTitle },
                { label: t.proof, value: say(it.proof) },
                { label: t.source, value: it.source },
                {
                  label: t.validFrom,
                  value: it.validTo ? t.until(showDate(it.validFrom, lang), showDate(it.validTo, lang)) : showDate(it.validFrom, lang),
                },
                ...(it.reason === '' ? [] : [{ label: t.reason, value: it.reason }]),
              ]}
            />
            {living && (
              <Row>
                <Button small kind="primary" onClick={() => setDoing('revising')}>
                  {t.revise}
                </Button>
                <Button small kind="danger" onClick={() => setDoing('ending')}>
                  {t.end}
                </Button>
              </Row>
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function EndForm({ it, onDone }: { it: Definition; onDone: () => void }) {
  const t = useText(words);
  const act = useAct(indicatorsApi.endDefinition, { quiet: true, done: words.ended, onDone });
  const form = useForm(
    { lastDay: '', reason: '' },
    {
      schema: indicatorsApi.endDefinition.body.omit({ version: true }),
      refusal: act.refusal,
      onSubmit: (values) => act.run({ params: { id: it.id }, body: { ...values, version: it.version } }),
    },
  );
  return (
    <Form form={form}>
      <RefusalNotice refusal={act.refusal} />
      <DateField label={t.lastDay} required {...form.fieldAt('lastDay')} />
      <TextField label={t.reason} required {...form.field('reason')} />
      <Row justify="end">
        <Button type="submit" kind="danger" busy={form.busy}>
          {t.end}
        </Button>
      </Row>
    </Form>
  );
}

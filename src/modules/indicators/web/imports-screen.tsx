import { useState } from 'react';
import { z } from 'zod';
import { showInstant } from '#platform/dates.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  addressOf,
  Button,
  Card,
  CheckField,
  Chip,
  DataTable,
  EmptyState,
  exportHref,
  FileField,
  Filters,
  Form,
  LinkButton,
  linkTo,
  optionsOf,
  Page,
  RadioField,
  ReadState,
  RefusalNotice,
  refusalFrom,
  Row,
  Section,
  Stack,
  StatusChip,
  uploadFile,
  useAccount,
  useForm,
  useGo,
  useLang,
  usePages,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { IconDownload, IconUpload } from '#ui/icons.ts';
import { importedThings, importStateLabels, importWays, indicatorsApi, type ImportRow } from '../contract.ts';
import { SecretForm } from './fact-form.tsx';
import { words } from './words.ts';

const address = z.object({ tim: z.string().default(''), gi: z.enum(['figures', 'facts']).default('figures') });

/** Choose a file, look at what it would do; who imported what and when. */
export default function ImportsScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const account = useAccount();
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const query = { year, q: search.tim || undefined };
  const pages = usePages(indicatorsApi.imports, { query });
  const { first } = pages;
  const columns: Column<ImportRow>[] = [
    {
      key: 'file',
      title: t.fileWord,
      cell: (row) => (
        <>
          {row.fileName || importWays[row.way][lang]}
          <div className="u-small u-muted">
            {importedThings[row.about][lang]} · {row.unitName}
          </div>
        </>
      ),
      sort: (row) => row.fileName,
    },
    { key: 'state', title: t.state, width: 150, cell: (row) => <StatusChip status={importStateLabels[row.state]} />, sort: (row) => row.state },
    { key: 'rows', title: t.rows, align: 'right', width: 90, cell: (row) => row.rowCount, sort: (row) => row.rowCount },
    {
      key: 'problems',
      title: t.problems,
      align: 'right',
      width: 80,
      cell: (row) => (row.problemCount > 0 ? <Chip tone="danger">{row.problemCount}</Chip> : '0'),
      sort: (row) => row.problemCount,
    },
    { key: 'by', title: t.by, hideOnPhone: true, cell: (row) => row.madeBy, sort: (row) => row.madeBy },
    { key: 'at', title: t.at, width: 150, align: 'right', cell: (row) => showInstant(row.madeAt), sort: (row) => row.madeAt },
  ];
  return (
    <Page title={t.importTitle} subtitle={t.year(year)} crumbs={[{ label: t.title, to: '/chi-so' }]}>
      <Stack>
        {account.unitId && first?.can.preview.ok && (
          <Upload key={search.gi} unitId={account.unitId} year={year} about={search.gi} onAbout={(gi) => setSearch({ gi })} />
        )}
        <Section title={t.imports}>
          <Filters
            search={search}
            setSearch={setSearch}
            textKey="tim"
            placeholder={t.searchImports}
            exportTo={exportHref(indicatorsApi.imports, { query }, lang)}
          />
          <ReadState read={pages.read}>
            {() => (
              <DataTable
                caption={t.imports}
                columns={columns}
                rows={pages.rows}
                rowKey={(row) => row.id}
                rowLink={(row) => linkTo('/chi-so/nhap/$id', { id: row.id })}
                total={pages.total}
                onMore={pages.onMore}
                loadingMore={pages.loadingMore}
                empty={<EmptyState title={t.noImports} />}
              />
            )}
          </ReadState>
        </Section>
      </Stack>
    </Page>
  );
}

type About = 'figures' | 'facts';

function Upload({ unitId, year, about, onAbout }: { unitId: string; year: number; about: About; onAbout: (about: About) => void }) {
  const t = useText(words);
  const template = about === 'facts' ? indicatorsApi.factsTemplate : indicatorsApi.template;
  const go = useGo();
  const [files, setFiles] = useState<File[]>([]);
  const [secret, setSecret] = useState(false);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const form = useForm(
    {},
    {
      refusal,
      onSubmit: async () => {
        const [file] = files;
        if (!file)
          return setRefusal({ code: 'indicators.no_file', kind: 'invalid', field: 'file', message: { vi: words.noFile.vi, en: words.noFile.en } });
        setRefusal(null);
        try {
          const { id } = await uploadFile<{ id: string }>(indicatorsApi.upload.path, file, { about, unitId, year: String(year) });
          return go(linkTo('/chi-so/nhap/$id', { id }));
        } catch (problem) {
          return setRefusal(refusalFrom(problem));
        }
      },
    },
  );
  return (
    <Card
      title={t.file}
      aside={
        <LinkButton small icon={IconDownload} download to={addressOf(template, { params: { unitId, year } })}>
          {t.template}
        </LinkButton>
      }
    >
      <Stack gap={12}>
        <RadioField
          label={t.about}
          name="about"
          options={optionsOf(importedThings)}
          value={about}
          onChange={(value) => onAbout(value === 'facts' ? 'facts' : 'figures')}
          {...(about === 'facts' ? { hint: t.aboutFactsHint } : {})}
        />
        <CheckField label={t.secret} hint={t.secretHint} name="secret" value={secret} onChange={setSecret} />
        {secret ? (
          <SecretForm unitId={unitId} onDone={() => setSecret(false)} />
        ) : (
          <Form form={form}>
            <RefusalNotice refusal={refusal} />
            <FileField
              label={t.file}
              hideLabel
              hint={about === 'facts' ? t.factsFileHint : t.fileHint}
              accept=".xlsx,.csv"
              most={5 * 1_048_576}
              value={files}
              onChange={(next) => {
                setFiles(next);
                setRefusal(null);
              }}
              name="file"
            />
            <Row justify="end">
              <span className="u-small u-muted">{t.previewHint}</span>
              <Button type="submit" kind="primary" icon={IconUpload} busy={form.busy}>
                {t.preview}
              </Button>
            </Row>
          </Form>
        )}
      </Stack>
    </Card>
  );
}

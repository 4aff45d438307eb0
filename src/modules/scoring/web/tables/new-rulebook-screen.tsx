import { useState } from 'react';
import { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import {
  Button,
  Card,
  Chip,
  ComboField,
  FormGrid,
  Grid,
  LinkButton,
  NumberField,
  Page,
  RadioField,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  StatusChip,
  TextField,
  Why,
  call,
  defineText,
  linkTo,
  useAct,
  useGo,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useText,
  useYear,
} from '#ui/index.ts';
import { IconCheck, IconFileSpreadsheet } from '#ui/icons.ts';
import { rulebookMarks } from '../../labels.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { TemplateRow } from '../../rulebook/shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const own = defineText({
  how: { vi: 'Bắt đầu từ', en: 'Begin with' },
  template: { vi: 'Mẫu có sẵn', en: 'A template' },
  templateHint: { vi: 'Chín bảng có ghi nguồn: toàn bộ, một phần hay minh họa', en: 'Nine tables, each with its source and how much of it is real' },
  copy: { vi: 'Bảng đã có', en: 'An existing table' },
  copyHint: { vi: 'Bảng năm trước làm bản nháp năm nay', en: "Last year's table as this year's draft" },
  blank: { vi: 'Bảng trống', en: 'A blank table' },
  blankHint: { vi: 'Tự lập cây tiêu chí', en: 'Build the tree yourself' },
  which: { vi: 'Bảng để sao chép', en: 'The table to copy' },
  year: { vi: 'Năm áp dụng', en: 'Year' },
  choose: { vi: 'Chọn mẫu này', en: 'Choose it' },
  chosen: { vi: 'Đã chọn', en: 'Chosen' },
  lines: {
    vi: (count: number, scale: string) => `${count} tiêu chí · thang ${scale}`,
    en: (count: number, scale: string) => `${count} criteria · scale ${scale}`,
  },
  individual: { vi: 'cá nhân', en: 'individuals' },
  make: { vi: 'Lập bản nháp', en: 'Make the draft' },
  made: { vi: 'Đã lập bản nháp.', en: 'The draft is made.' },
  needTemplate: { vi: 'Chọn một mẫu ở dưới.', en: 'Choose a template below.' },
  excel: { vi: 'Đã có bảng trong Excel?', en: 'Already in Excel?' },
});

const searchSchema = z.object({ tu: z.enum(['template', 'copy', 'blank']).default('template'), bang: z.string().optional() });

/** Where a new table comes from: a template, another table, or nothing. */
export default function NewRulebookScreen() {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const go = useGo();
  const [search, setSearch] = useSearchState(searchSchema);
  const [thisYear] = useYear();
  const [template, setTemplate] = useState<TemplateRow | null>(null);
  const [copied, setCopied] = useState<string | null>(search.bang ?? null);
  const [title, setTitle] = useState('');
  const [year, setYear] = useState<number | null>(thisYear);
  const act = useAct(rulebookApi.create, {
    quiet: true,
    done: own.made,
    onDone: ({ id }) => go(linkTo('/cham-diem/bang-diem/$id/soan', { id })),
  });
  const pick = (row: TemplateRow) => {
    setTemplate(row);
    if (title === '' || title === template?.title.vi) setTitle(row.title.vi);
  };
  const make = () =>
    void act.run({
      body: {
        from: search.tu,
        template: template?.id ?? null,
        rulebookId: copied,
        title: title.trim() === '' ? b.make : title,
        year: year ?? thisYear,
      },
    });
  return (
    <Page
      title={b.make}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
      actions={
        <LinkButton to="/cham-diem/bang-diem/nhap" icon={IconFileSpreadsheet}>
          {b.fromFile}
        </LinkButton>
      }
    >
      <Stack>
        <Card>
          <Stack>
            <RadioField
              label={o.how}
              cards
              value={search.tu}
              onChange={(tu) => setSearch({ tu })}
              options={[
                { value: 'template', label: o.template, hint: o.templateHint },
                { value: 'copy', label: o.copy, hint: o.copyHint },
                { value: 'blank', label: o.blank, hint: o.blankHint },
              ]}
            />
            {search.tu === 'copy' && (
              <ComboField
                label={o.which}
                required
                value={copied}
                onChange={setCopied}
                load={(q) =>
                  call(rulebookApi.rulebooks, { query: { q, limit: 30 } }).then(({ rows }) =>
                    rows.map((row) => ({
                      value: row.id,
                      label: `${row.title} · ${t.version(row.versionNo) as string}`,
                      hint: row.year === null ? b.anyYear : String(row.year),
                    })),
                  )
                }
              />
            )}
            <FormGrid>
              <TextField label={b.title} required value={title} onChange={setTitle} maxLength={300} />
              <NumberField label={o.year} required value={year} onChange={setYear} least={1945} most={2100} />
            </FormGrid>
            <RefusalNotice refusal={act.refusal} />
            {search.tu === 'template' && template === null && <Why>{o.needTemplate}</Why>}
            <Row justify="end">
              <Button kind="primary" busy={act.busy} onClick={make}>
                {o.make}
              </Button>
            </Row>
          </Stack>
        </Card>
        {search.tu === 'template' && <Templates chosen={template?.id ?? null} onChoose={pick} />}
      </Stack>
    </Page>
  );
}

function Templates({ chosen, onChoose }: { chosen: string | null; onChoose: (row: TemplateRow) => void }) {
  const o = useText(own);
  const say = useSay();
  const { lang } = useLang();
  const read = useRead(rulebookApi.templates, {});
  return (
    <ReadState read={read}>
      {({ rows }) => (
        <Grid least={320} stretch>
          {rows.map((row) => (
            <Card
              key={row.id}
              title={say(row.title)}
              small
              footer={
                <Button small {...(chosen === row.id ? { icon: IconCheck } : {})} aria-pressed={chosen === row.id} onClick={() => onChoose(row)}>
                  {chosen === row.id ? o.chosen : o.choose}
                </Button>
              }
            >
              <Stack gap={8}>
                <Row gap={6}>
                  <StatusChip status={rulebookMarks[row.mark]} />
                  <Chip>{o.lines(row.criteria, showHundredths(row.scaleHundredths, lang, 0))}</Chip>
                  {row.appliesTo === 'individual' && <Chip>{o.individual}</Chip>}
                </Row>
                <div className="u-small">{row.citation}</div>
                {row.note && <div className="u-xs">{row.note}</div>}
              </Stack>
            </Card>
          ))}
        </Grid>
      )}
    </ReadState>
  );
}

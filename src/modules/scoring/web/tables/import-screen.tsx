import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  Button,
  Card,
  Chip,
  DataTable,
  FileField,
  FormGrid,
  LinkButton,
  Notice,
  NumberField,
  Page,
  Progress,
  RefusalNotice,
  Row,
  Stack,
  TextField,
  addressOf,
  defineText,
  linkTo,
  refusalFrom,
  uploadFile,
  useAct,
  useGo,
  useLang,
  useSay,
  useText,
  type Column,
} from '#ui/index.ts';
import { IconDownload } from '#ui/icons.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { CellProblem, ReadFileAnswer } from '../../rulebook/shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const own = defineText({
  file: { vi: 'Tệp Excel (.xlsx) hoặc tệp bảng điểm (.json)', en: 'Excel workbook (.xlsx) or rulebook file (.json)' },
  hint: {
    vi: 'Trang tính cần có dòng tiêu đề với các cột Mã, Tiêu chí, Điểm tối đa. Chưa ghi gì vào hệ thống cho đến khi bạn bấm lập bản nháp.',
    en: 'The sheet needs a row of headings with Mã, Tiêu chí, Điểm tối đa. Nothing is stored until you make the draft.',
  },
  example: { vi: 'Tải sổ mẫu', en: 'Workbook to fill in' },
  reading: { vi: 'Đang đọc tệp', en: 'Reading the file' },
  read: { vi: (file: string, n: number) => `Đã đọc “${file}”: ${n} dòng`, en: (file: string, n: number) => `Read “${file}”: ${n} lines` },
  errors: { vi: (n: number) => `${n} ô phải sửa trong tệp trước khi nhập`, en: (n: number) => `${n} cells to correct in the file first` },
  warnings: { vi: (n: number) => `${n} chỗ còn thiếu, sửa tiếp được trong bản nháp`, en: (n: number) => `${n} places to finish in the draft` },
  allGood: { vi: 'Không có lỗi. Xem lại rồi lập bản nháp.', en: 'No errors. Look it over, then make the draft.' },
  moreProblems: { vi: (n: number) => `và ${n} chỗ nữa`, en: (n: number) => `and ${n} more` },
  place: { vi: 'Ô', en: 'Cell' },
  sheet: { vi: 'Trang', en: 'Sheet' },
  found: { vi: 'Đọc được', en: 'Found' },
  says: { vi: 'Cần sửa', en: 'What to correct' },
  weight: { vi: 'Loại', en: 'Kind' },
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'còn thiếu', en: 'to finish' },
  preview: { vi: 'Xem trước', en: 'Preview' },
  make: { vi: 'Lập bản nháp', en: 'Make the draft' },
  made: { vi: 'Đã lập bản nháp từ tệp.', en: 'The draft is made from the file.' },
  another: { vi: 'Sửa tệp rồi chọn lại; kết quả đọc lần trước sẽ được thay.', en: 'Correct the file and choose it again.' },
  year: { vi: 'Năm áp dụng', en: 'Year' },
  unread: { vi: 'chưa đọc được', en: 'not read' },
});

/** A department's own workbook: read, told cell by cell, previewed, and only then made into a draft. */
export default function ImportScreen() {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const [files, setFiles] = useState<File[]>([]);
  const [part, setPart] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalBody | null>(null);
  const [answer, setAnswer] = useState<ReadFileAnswer | null>(null);
  const take = async (chosen: File[]) => {
    setFiles(chosen);
    setAnswer(null);
    setRefusal(null);
    const [file] = chosen;
    if (!file) return;
    setPart(0);
    try {
      setAnswer(await uploadFile<ReadFileAnswer>(rulebookApi.readFile.path, file, {}, setPart));
    } catch (problem) {
      setRefusal(refusalFrom(problem));
    } finally {
      setPart(null);
    }
  };
  return (
    <Page
      title={b.fromFile}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
      actions={
        <LinkButton to={addressOf(rulebookApi.emptyWorkbook)} icon={IconDownload} download>
          {o.example}
        </LinkButton>
      }
    >
      <Stack>
        <Card>
          <Stack gap={12}>
            <FileField label={o.file} hint={o.hint} value={files} onChange={(chosen) => void take(chosen)} accept=".xlsx,.json" />
            {part !== null && <Progress label={o.reading} done={Math.round(part * 100)} of={100} />}
            <RefusalNotice refusal={refusal} />
          </Stack>
        </Card>
        {answer && <Answer key={answer.fileName + answer.preview.length} answer={answer} />}
      </Stack>
    </Page>
  );
}

function Answer({ answer }: { answer: ReadFileAnswer }) {
  const b = useText(tableWords);
  const o = useText(own);
  const go = useGo();
  const errors = answer.problems.filter((one) => one.weight === 'error').length;
  const [title, setTitle] = useState(answer.draft?.book.title ?? '');
  const [year, setYear] = useState<number | null>(answer.draft?.book.year ?? null);
  const act = useAct(rulebookApi.create, {
    quiet: true,
    done: own.made,
    onDone: ({ id }) => go(linkTo('/cham-diem/bang-diem/$id/soan', { id })),
  });
  const make = () => {
    if (answer.draft && year !== null) void act.run({ body: { from: 'file', draft: answer.draft, fileName: answer.fileName, title, year } });
  };
  return (
    <>
      <Notice
        tone={errors > 0 ? 'danger' : answer.problems.length > 0 ? 'warn' : 'ok'}
        title={o.read(answer.fileName, answer.preview.length) as string}
        live
      >
        {errors > 0 ? (
          <>
            {o.errors(errors)}. {o.another}
          </>
        ) : answer.problems.length > 0 ? (
          o.warnings(answer.problems.length + answer.more)
        ) : (
          o.allGood
        )}
      </Notice>
      {answer.problems.length > 0 && <Problems answer={answer} />}
      {answer.draft && (
        <Card title={o.make}>
          <Stack gap={12}>
            <FormGrid>
              <TextField label={b.title} required value={title} onChange={setTitle} maxLength={300} />
              <NumberField label={o.year} required value={year} onChange={setYear} least={1945} most={2100} />
            </FormGrid>
            <RefusalNotice refusal={act.refusal} />
            <Row justify="end">
              <Button kind="primary" busy={act.busy} onClick={make}>
                {o.make}
              </Button>
            </Row>
          </Stack>
        </Card>
      )}
      <Preview answer={answer} />
    </>
  );
}

function Problems({ answer }: { answer: ReadFileAnswer }) {
  const o = useText(own);
  const say = useSay();
  const columns: Column<CellProblem & { key: string }>[] = [
    { key: 'cell', title: o.place, cell: (row) => row.cell || '–' },
    { key: 'sheet', title: o.sheet, cell: (row) => row.sheet },
    { key: 'weight', title: o.weight, cell: (row) => <Chip tone={row.weight === 'error' ? 'danger' : 'warn'}>{o[row.weight]}</Chip> },
    { key: 'read', title: o.found, cell: (row) => (row.read === '' ? '' : <q>{row.read}</q>), hideOnPhone: true },
    { key: 'message', title: o.says, cell: (row) => say(row.message) },
  ];
  return (
    <Card title={o.says} count={answer.problems.length + answer.more} flush>
      <DataTable
        caption={o.says}
        columns={columns}
        rows={answer.problems.map((problem, index) => ({ ...problem, key: `${index}` }))}
        rowKey={(row) => row.key}
        dense
      />
      {answer.more > 0 && <div className="u-small">{o.moreProblems(answer.more)}</div>}
    </Card>
  );
}

function Preview({ answer }: { answer: ReadFileAnswer }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const say = useSay();
  const { lang } = useLang();
  type Line = ReadFileAnswer['preview'][number] & { key: string };
  const rowOf = (cell: string) => cell.replace(/^[A-Z]+/, '');
  const wrongRows = new Set(answer.problems.flatMap((one) => (one.weight === 'error' ? [rowOf(one.cell)] : [])));
  // points that could not be read are not 0
  const unread = (row: Line) => row.maxHundredths === 0 && wrongRows.has(rowOf(row.place));
  const columns: Column<Line>[] = [
    { key: 'title', title: t.criterion, cell: (row) => <span style={{ paddingLeft: row.depth * 16 }}>{`${row.code} ${row.title}`}</span> },
    {
      key: 'rule',
      title: b.rule,
      cell: (row) => (row.heading || unread(row) ? '' : <span className="u-small">{say(row.rule)}</span>),
      hideOnPhone: true,
    },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (row) =>
        unread(row) ? <span className="u-small">{o.unread}</span> : row.maxHundredths === null ? '' : showHundredths(row.maxHundredths, lang),
    },
    { key: 'place', title: o.place, cell: (row) => <span className="u-xs">{row.place}</span>, hideOnPhone: true },
  ];
  return (
    <Card title={o.preview} count={answer.preview.length} flush>
      <DataTable
        caption={o.preview}
        columns={columns}
        rows={answer.preview.map((row, index) => ({ ...row, key: `${index}` }))}
        rowKey={(row) => row.key}
        rowKind={(row) => (row.heading ? 'head' : undefined)}
        dense
      />
    </Card>
  );
}

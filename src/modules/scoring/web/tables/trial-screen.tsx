import { useState } from 'react';
import { z } from 'zod';
import { showInstant } from '#platform/dates.ts';
import {
  Button,
  Card,
  Chip,
  LinkButton,
  Page,
  RadioField,
  ReadState,
  RefusalNotice,
  Row,
  SelectField,
  Stack,
  Why,
  WhyNot,
  defineText,
  linkTo,
  useAct,
  usePathParams,
  useRead,
  useSearchState,
  useText,
} from '#ui/index.ts';
import { trialBases } from '../../labels.ts';
import { scoringApi } from '../../contract.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { EnterFigures, type EnteredUnits } from './trial-figures.tsx';
import { tableWords } from './table-words.ts';
import { TrialResult } from './trial-result.tsx';

const own = defineText({
  basis: { vi: 'Chạy thử trên', en: 'Try it on' },
  exampleHint: {
    vi: 'Ba đơn vị giả định: làm tốt, trung bình, còn yếu; và một đơn vị chưa có số liệu',
    en: 'Three made-up units and one without figures',
  },
  enteredHint: { vi: 'Bạn nhập số liệu của vài đơn vị', en: 'You enter figures of some units' },
  sheetsHint: {
    vi: 'Điểm cuối của một khối, cụm đã chấm; chỉ dùng cho tiêu chí chấm tay cùng mã',
    en: 'Final points of a scored group, for criteria scored by hand under the same code',
  },
  year: { vi: 'Năm đã chấm', en: 'Year scored' },
  group: { vi: 'Khối, cụm', en: 'Group' },
  run: { vi: 'Chạy thử', en: 'Try it' },
  done: { vi: 'Đã chạy thử và ghi lại.', en: 'Tried and recorded.' },
  why: {
    vi: 'Điểm chạy thử không dùng để đánh giá ai. Muốn công bố, phải chạy thử đúng nội dung sẽ công bố.',
    en: 'Nobody is judged by these points. To publish, exactly what is published must have been tried.',
  },
  result: { vi: 'Kết quả chạy thử', en: 'Result of the trial' },
  current: { vi: 'đúng nội dung này', en: 'exactly this content' },
  older: { vi: 'nội dung cũ', en: 'older content' },
  back: { vi: 'Về bảng điểm', en: 'Back to the table' },
});

const searchSchema = z.object({ lan: z.string().optional() });

export default function TrialScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(rulebookApi.rulebook, { params: { id } });
  return (
    <ScreenState read={read} what="trial">
      {(book) => <Trial book={book} />}
    </ScreenState>
  );
}

function Trial({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const [search, setSearch] = useSearchState(searchSchema);
  const shown = search.lan ?? book.trials[0]?.id;
  return (
    <Page
      title={`${b.trial} · ${book.title}`}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
        { label: `${book.title} · ${t.version(book.versionNo) as string}`, to: linkTo('/cham-diem/bang-diem/$id', { id: book.id }) },
      ]}
      actions={<LinkButton to={linkTo('/cham-diem/bang-diem/$id', { id: book.id })}>{o.back}</LinkButton>}
    >
      <Stack>
        <Why>{o.why}</Why>
        {book.can.try.ok ? <Choose book={book} onDone={(lan) => setSearch({ lan })} /> : <WhyNot decisions={[book.can.try]} />}
        {shown !== undefined && <Result key={shown} id={shown} />}
      </Stack>
    </Page>
  );
}

type Basis = keyof typeof trialBases;

function Choose({ book, onDone }: { book: RulebookDetail; onDone: (id: string) => void }) {
  const o = useText(own);
  const [basis, setBasis] = useState<Basis>('example');
  const [termId, setTerm] = useState<string | null>(null);
  const [units, setUnits] = useState<EnteredUnits>([{ name: 'Đơn vị 1', facts: {}, targets: {}, manual: {} }]);
  const act = useAct(rulebookApi.tryOut, { quiet: true, done: own.done, onDone: ({ id }) => onDone(id) });
  const run = () =>
    void act.run({
      params: { id: book.id },
      body: { version: book.version, basis, termId: basis === 'sheets' ? termId : null, units: basis === 'entered' ? units : [] },
    });
  return (
    <Card>
      <Stack gap={12}>
        <RadioField
          label={o.basis}
          cards
          value={basis}
          onChange={setBasis}
          options={[
            { value: 'example', label: trialBases.example, hint: o.exampleHint },
            { value: 'entered', label: trialBases.entered, hint: o.enteredHint },
            { value: 'sheets', label: trialBases.sheets, hint: o.sheetsHint },
          ]}
        />
        {basis === 'sheets' && <ChooseTerm year={book.book.year} value={termId} onChange={setTerm} />}
        {basis === 'entered' && <EnterFigures book={book} units={units} onChange={setUnits} />}
        <RefusalNotice refusal={act.refusal} />
        <Row justify="end">
          <Button kind="primary" busy={act.busy} onClick={run}>
            {o.run}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function ChooseTerm({ year, value, onChange }: { year: number; value: string | null; onChange: (id: string | null) => void }) {
  const o = useText(own);
  const years = [year, year - 1, year - 2, year - 3];
  const [chosen, setChosen] = useState(String(year - 1));
  const read = useRead(scoringApi.overview, { query: { year: Number(chosen) } });
  const groups = (read.data?.groups ?? []).filter((group) => group.sheets.some((sheet) => sheet.finalTotal !== null));
  return (
    <Row align="top">
      <SelectField
        label={o.year}
        empty={false}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        value={chosen}
        onChange={(next) => setChosen(next ?? chosen)}
      />
      <SelectField
        label={o.group}
        required
        options={groups.map((group) => ({ value: group.termId, label: group.groupName }))}
        value={value}
        onChange={onChange}
      />
    </Row>
  );
}

function Result({ id }: { id: string }) {
  const o = useText(own);
  const read = useRead(rulebookApi.trial, { params: { id } });
  return (
    <ReadState read={read}>
      {(run) => (
        <Card
          title={o.result}
          aside={
            <Row gap={8}>
              <span className="u-small">
                {run.by} · {showInstant(run.at)}
              </span>
              <Chip tone={run.current ? 'ok' : 'neutral'}>{run.current ? o.current : o.older}</Chip>
            </Row>
          }
          flush
        >
          <TrialResult result={run.result} />
        </Card>
      )}
    </ReadState>
  );
}

import { useState } from 'react';
import {
  Button,
  Card,
  CheckField,
  Chip,
  Facts,
  FormGrid,
  Grid,
  LinkButton,
  linkTo,
  optionsOf,
  Row,
  SelectField,
  Stack,
  TextField,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { factKindLabels, missingLabels, type FormLine, type MonthForm } from '../contract.ts';
import { showAmount, typedAmount } from '../numbers.ts';
import { evaluate, verdictOf } from '../rules.ts';
import { blankCell, keyOf, typedParts, type MonthDraft, type TypedCell } from './month-cells.ts';
import { showResult } from '../result-words.ts';
import { amountError, showFormula, showTarget } from './show.tsx';
import { words } from './words.ts';

interface LineProps {
  readonly it: MonthForm;
  readonly line: FormLine;
  readonly draft: MonthDraft;
  /** Whether the reader may write. */
  readonly open: boolean;
}

function Head({ line, result }: { line: FormLine; result: FormLine['result'] }) {
  const { lang } = useLang();
  const verdict = verdictOf(result, line.target);
  return <Chip tone={verdict === 'MET' ? 'ok' : verdict === 'UNMET' ? 'danger' : 'neutral'}>{showResult(result, line.definition.unit, lang)}</Chip>;
}

function About({ line }: { line: FormLine }) {
  const t = useText(words);
  const { lang } = useLang();
  const holder = line.holders.length > 0 ? `${line.postTitle} (${line.holders.join(', ')})` : line.postTitle;
  return (
    <span className="u-small u-muted">
      {[
        showFormula(line.definition, lang),
        `${t.target}: ${showTarget(line.target, line.definition.unit, lang)}`,
        `${t.post}: ${holder}`,
        `${t.proof}: ${line.definition.proof[lang]}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

/** Numbers to type; last month stands beside each cell and is kept with one tap. */
export function TypedLine({ it, line, draft, open }: LineProps) {
  const say = useSay();
  const { definition } = line;
  const result = open ? evaluate(definition.formula, typedParts(draft.cells, definition.code)) : line.result;
  return (
    <Card title={say(definition.name)} aside={<Head line={line} result={result} />}>
      <Stack gap={12}>
        <Grid least={230}>
          {definition.parts.map((part) => (
            <PartCell key={part.code} it={it} line={line} part={part.code} label={say({ vi: part.vi, en: part.en })} draft={draft} open={open} />
          ))}
        </Grid>
        <About line={line} />
      </Stack>
    </Card>
  );
}

function PartCell({ it, line, part, label, draft, open }: LineProps & { part: string; label: string }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { code } = line.definition;
  const cell: TypedCell = draft.cells[keyOf(code, part)] ?? blankCell;
  const last = line.last.find((one) => one.part === part);
  const own = line.cells.find((one) => one.part === part) ?? null;
  const [noting, setNoting] = useState(cell.note !== '' || cell.missing === 'OTHER');
  const set = (change: Partial<TypedCell>) => draft.set(code, part, change);
  const before = last && (last.amount === null ? say(missingLabels[last.missing ?? 'NOT_YET']) : showAmount(last.amount, lang));
  if (!open) {
    return (
      <Stack gap={4}>
        <span className="u-small u-muted">{label}</span>
        <b>{own === null ? '—' : own.amount === null ? say(missingLabels[own.missing ?? 'NOT_YET']) : showAmount(own.amount, lang)}</b>
        {cell.note !== '' && <span className="u-small">{cell.note}</span>}
        {cell.carried && <span className="u-xs u-muted">{t.carried}</span>}
      </Stack>
    );
  }
  return (
    <Stack gap={6}>
      <TextField
        label={label}
        name={keyOf(code, part)}
        value={cell.typed}
        onChange={(typed) => set({ typed, missing: null })}
        error={amountError(cell.typed)}
        {...(before === undefined || it.lastMonth === null ? {} : { hint: t.lastMonth(it.lastMonth, before) })}
      />
      <Row gap={6}>
        {last && last.amount !== null && cell.typed === '' && (
          <Button small onClick={() => set({ typed: typedAmount(last.amount ?? ''), missing: null })}>
            {t.keep}
          </Button>
        )}
        {!noting && (
          <Button small kind="quiet" onClick={() => setNoting(true)}>
            {t.note}
          </Button>
        )}
        {cell.carried && <Chip>{t.carried}</Chip>}
      </Row>
      {cell.typed === '' && (
        <SelectField
          label={`${t.missing}: ${label}`}
          hideLabel
          value={cell.missing}
          onChange={(missing) => {
            set({ missing: missing ?? null });
            if (missing === 'OTHER') setNoting(true);
          }}
          options={optionsOf(missingLabels)}
          empty={t.missing}
        />
      )}
      {noting && (
        <TextField
          label={`${t.note}: ${label}`}
          hideLabel
          placeholder={t.note}
          value={cell.note}
          onChange={(note) => set({ note })}
          maxLength={500}
        />
      )}
    </Stack>
  );
}

const complete = 'complete';

/** Counts over a list; what the officer says is that the list is complete. */
export function ListedLine({ it, line, draft, open }: LineProps) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { definition } = line;
  const cell: TypedCell = draft.cells[keyOf(definition.code, complete)] ?? blankCell;
  const counted = Object.fromEntries(line.live.map(({ part, amount }) => [part, amount === null ? undefined : { amount, missing: null }]));
  const result = !open ? line.result : cell.typed === '' ? ({ known: false, why: 'MISSING' } as const) : evaluate(definition.formula, counted);
  const frozen = line.cells.filter((one) => one.part !== complete);
  const among = frozen.length > 0 && !open ? frozen : line.live;
  const shown = definition.parts.flatMap((part) => among.filter((one) => one.part === part.code));
  const name = (code: string) => definition.parts.find((part) => part.code === code)?.[lang] ?? code;
  return (
    <Card
      title={say(definition.name)}
      aside={<Head line={line} result={result} />}
      footer={
        definition.factKind === null ? undefined : (
          <LinkButton small kind="quiet" to={linkTo('/chi-so/danh-sach', {}, { 'don-vi': it.unit.id, loai: definition.factKind })}>
            {`${t.openList}: ${say(factKindLabels[definition.factKind])}`}
          </LinkButton>
        )
      }
    >
      <Stack gap={12}>
        <Facts look="grid" facts={shown.map((one) => ({ label: name(one.part), value: one.amount === null ? '—' : showAmount(one.amount, lang) }))} />
        {open ? (
          <FormGrid>
            <CheckField
              label={t.complete}
              hint={t.completeHint}
              name={keyOf(definition.code, complete)}
              value={cell.typed !== ''}
              onChange={(yes) => draft.set(definition.code, complete, { typed: yes ? '1' : '', missing: null })}
            />
            {cell.typed === '' && (
              <SelectField
                label={t.missing}
                value={cell.missing}
                onChange={(missing) => draft.set(definition.code, complete, { missing: missing ?? null })}
                options={optionsOf({ NOT_YET: missingLabels.NOT_YET, NOT_ASKED: missingLabels.NOT_ASKED })}
                empty={t.missing}
              />
            )}
          </FormGrid>
        ) : (
          cell.missing !== null && <span>{say(missingLabels[cell.missing])}</span>
        )}
        <About line={line} />
      </Stack>
    </Card>
  );
}

/** Read from the work programme: nothing to type. */
export function ReadLine({ it, line }: { it: MonthForm; line: FormLine }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const { definition } = line;
  const name = (code: string) => definition.parts.find((part) => part.code === code)?.[lang] ?? code;
  return (
    <Card
      title={say(definition.name)}
      aside={<Head line={line} result={line.result} />}
      footer={
        <LinkButton small kind="quiet" to={linkTo('/ket-qua', {}, { 'don-vi': it.unit.id, nam: String(it.year), thang: String(it.month) })}>
          {t.seeTasks}
        </LinkButton>
      }
    >
      <Stack gap={10}>
        {line.live.length > 0 && (
          <Facts
            look="grid"
            facts={line.live.map((one) => ({ label: name(one.part), value: one.amount === null ? '—' : showAmount(one.amount, lang) }))}
          />
        )}
        <About line={line} />
      </Stack>
    </Card>
  );
}

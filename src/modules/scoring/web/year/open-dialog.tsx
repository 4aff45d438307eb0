import { useState } from 'react';
import { addDays } from '#platform/dates.ts';
import {
  Button,
  ComboField,
  DateField,
  Dialog,
  Notice,
  RadioField,
  ReadState,
  RefusalNotice,
  useAct,
  useRead,
  useSay,
  useSession,
  useText,
  type Option,
} from '#ui/index.ts';
import { IconPlus } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import type { GroupSheets, OpenableBook, RulebookRef } from '../../shapes.ts';
import { words } from '../words.ts';
import { entriesOf } from './asked-dialog.tsx';
import { AskedEditor, type AskedByUnit } from './asked-editor.tsx';
import { askedWords } from './asked-words.ts';
import { yearWords } from './year-words.ts';

/** Tables as choices, with what one must know before choosing. */
export function useRulebookOptions(rulebooks: readonly RulebookRef[]): Option<string>[] {
  const t = useText(words);
  return rulebooks.map((book) => ({
    value: book.id,
    label: `${book.title} · ${t.version(book.versionNo) as string}`,
    hint: [book.passFail ? t.passFail : '', book.synthetic ? t.synthetic : ''].filter(Boolean).join(' · '),
  }));
}

export function OpenDialog({ group, rulebooks, onClose }: { group: GroupSheets; rulebooks: readonly OpenableBook[]; onClose: () => void }) {
  const t = useText(words);
  const y = useText(yearWords);
  const { today } = useSession();
  const running = group.rulebook;
  const [rulebookId, setRulebook] = useState<string | null>(running?.id ?? (rulebooks.length === 1 ? (rulebooks[0]?.id ?? null) : null));
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<AskedByUnit>({});
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  const w = useText(askedWords);
  const say = useSay();
  const [answering, setAnswering] = useState<Readonly<Record<string, string | null>>>({});
  const book = rulebooks.find((one) => one.id === rulebookId);
  const departments = book?.departments ?? [];
  // the days the table gives the self-score, until somebody chooses another day
  const due = dueOn ?? (book === undefined || book.selfDays === null ? null : addDays(today, book.selfDays));
  const act = useAct(scoringApi.openRound, { quiet: true, done: yearWords.opened, onDone: onClose });
  const options = useRulebookOptions(running ? [running] : rulebooks);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${y.open} · ${group.groupName}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            kind="primary"
            busy={act.busy}
            onClick={() => {
              setAsking(pending);
              if (pending || rulebookId === null || due === null) return;
              void act.run({
                params: { id: group.termId },
                body: {
                  rulebookId,
                  dueOn: due,
                  notAssigned: Object.entries(leftOut).flatMap(([unitId, codes]) => entriesOf(codes).map((entry) => ({ unitId, ...entry }))),
                  departments: departments.flatMap(({ code }) => (answering[code] ? [{ code, unitId: answering[code] }] : [])),
                },
              });
            }}
          >
            {y.open}
          </Button>
        </>
      }
    >
      <p>{y.openText}</p>
      {!group.membersComplete && <Notice tone="warn">{t.incomplete}</Notice>}
      <RefusalNotice refusal={act.refusal} />
      {asking && pending && (
        <Notice tone="warn" live>
          {w.pending}
        </Notice>
      )}
      {options.length === 0 ? (
        <Notice tone="warn">{y.noBooks}</Notice>
      ) : (
        <RadioField
          label={y.chooseBook}
          required
          options={options}
          value={rulebookId}
          onChange={(next) => {
            setRulebook(next);
            setLeftOut({});
          }}
        />
      )}
      {departments.length > 0 && (
        <>
          <b>{y.departments}</b>
          {departments.map((one) => (
            <ComboField
              key={one.code}
              label={say(one.title)}
              hint={y.departmentHint(group.kind) as string}
              options={group.sheets.map((sheet) => ({ value: sheet.unitId, label: sheet.unitName }))}
              value={answering[one.code] ?? null}
              onChange={(unitId) => setAnswering({ ...answering, [one.code]: unitId })}
            />
          ))}
        </>
      )}
      {rulebookId !== null && (
        <LeavingOut key={rulebookId} termId={group.termId} rulebookId={rulebookId} value={leftOut} onChange={setLeftOut} onPending={setPending} />
      )}
      <DateField label={y.dueOn} required value={due} onChange={setDueOn} least={today} />
    </Dialog>
  );
}

interface Leaving {
  readonly termId: string;
  readonly rulebookId: string;
  readonly value: AskedByUnit;
  readonly onChange: (value: AskedByUnit) => void;
  readonly onPending: (pending: boolean) => void;
}

/** Most rounds ask everything of everybody, so the choice is opened only where it is wanted. */
function LeavingOut(props: Leaving) {
  const w = useText(askedWords);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <div>
        <b>{w.title}</b>
        <div className="u-small">{w.openHint}</div>
      </div>
      {wanted ? (
        <Choosing {...props} />
      ) : (
        <div>
          <Button small icon={IconPlus} onClick={() => setWanted(true)}>
            {w.mark}
          </Button>
        </div>
      )}
    </>
  );
}

function Choosing({ termId, rulebookId, value, onChange, onPending }: Leaving) {
  const read = useRead(scoringApi.asked, { params: { id: termId }, query: { rulebookId } });
  return (
    <ReadState read={read}>
      {(asked) => (
        <AskedEditor
          asked={{ ...asked, units: asked.units.filter((unit) => unit.sheet === null) }}
          value={value}
          onChange={onChange}
          onPending={onPending}
        />
      )}
    </ReadState>
  );
}

import { showDate, showInstant } from '#platform/dates.ts';
import {
  Card,
  Chip,
  EmptyState,
  Facts,
  Item,
  LinkButton,
  List,
  Notice,
  Stack,
  StatusChip,
  defineText,
  linkTo,
  useLang,
  useSay,
  useText,
} from '#ui/index.ts';
import { rulebookStates, trialBases } from '../../labels.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { tellingSettings } from '../../rulebook/setting-words.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const own = defineText({
  thisOne: { vi: 'đang xem', en: 'this one' },
  whereUsed: { vi: 'Nơi dùng', en: 'Used by' },
  sheets: { vi: (n: number) => `${n} phiếu`, en: (n: number) => `${n} sheets` },
  editReason: { vi: 'Lý do ra bản này', en: 'Why this version' },
  criteriaSet: { vi: 'Bộ tiêu chí', en: 'Criteria set' },
  authors: { vi: 'Người soạn', en: 'Authors' },
  published: { vi: 'Công bố', en: 'Published' },
  by: { vi: (name: string, day: string) => `${name}, ${day}`, en: (name: string, day: string) => `${name}, ${day}` },
  noTrial: { vi: 'Chưa chạy thử', en: 'Not tried yet' },
  current: { vi: 'đúng nội dung này', en: 'exactly this content' },
  older: { vi: 'nội dung cũ', en: 'older content' },
  units: { vi: (n: number) => `${n} đơn vị`, en: (n: number) => `${n} units` },
  open: { vi: 'Sửa trong trình soạn', en: 'Correct in the editor' },
  more: { vi: (n: number) => `và ${n} chỗ nữa`, en: (n: number) => `and ${n} more` },
});

/** What is wrong, how it is set, who wrote it, its trials, versions and where it is used. */
export function RulebookAside({ book }: { book: RulebookDetail }) {
  return (
    <>
      {book.problems.length > 0 && (book.can.write.ok || book.can.try.ok) && <Problems book={book} />}
      <Trials book={book} />
      <Settings book={book} />
      <Versions book={book} />
      <Uses book={book} />
    </>
  );
}

const shownProblems = 8;

/** Most sentences begin with the code of their criterion. */
const namesItself = ({ itemId, message }: RulebookDetail['problems'][number], codes: ReadonlyMap<string, string>): boolean =>
  itemId === null || message.vi.startsWith(`${codes.get(itemId) ?? ''}:`);

function Problems({ book }: { book: RulebookDetail }) {
  const b = useText(tableWords);
  const o = useText(own);
  const say = useSay();
  const codes = new Map(book.tree.map((item) => [item.id, item.code]));
  return (
    <Card title={b.problemsN(book.problems.length) as string} small>
      <Stack gap={8}>
        {book.problems.slice(0, shownProblems).map((problem, index) => (
          <Notice key={index} tone="warn">
            {namesItself(problem, codes) || <b>{codes.get(problem.itemId ?? '')} </b>}
            {say(problem.message)}
          </Notice>
        ))}
        {book.problems.length > shownProblems && <div className="u-small">{o.more(book.problems.length - shownProblems)}</div>}
        {book.can.write.ok && <LinkButton to={linkTo('/cham-diem/bang-diem/$id/soan', { id: book.id })}>{o.open}</LinkButton>}
      </Stack>
    </Card>
  );
}

function Trials({ book }: { book: RulebookDetail }) {
  const b = useText(tableWords);
  const o = useText(own);
  const say = useSay();
  if (book.state !== 'DRAFT' && book.trials.length === 0) return null;
  return (
    <Card title={b.trial} small flush>
      {book.trials.length === 0 ? (
        <EmptyState title={o.noTrial} />
      ) : (
        <List>
          {book.trials.slice(0, 5).map((run) => (
            <Item
              key={run.id}
              title={say(trialBases[run.basis])}
              sub={`${run.by} · ${showInstant(run.at)}`}
              note={o.units(run.units)}
              end={<Chip tone={run.current ? 'ok' : 'neutral'}>{run.current ? o.current : o.older}</Chip>}
              to={linkTo('/cham-diem/bang-diem/$id/chay-thu', { id: book.id }, { lan: run.id })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

function Settings({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const { lang } = useLang();
  const { code: _code, authority, versionNo: _versionNo, ...draft } = book.book;
  const lines = tellingSettings(draft);
  return (
    <Card title={b.settings} small>
      <Facts
        look="lines"
        facts={[
          { label: b.authority, value: authority.name },
          ...(book.criteriaSet ? [{ label: o.criteriaSet, value: book.criteriaSet.title }] : []),
          ...lines.map(({ label, text }) => ({
            label: label[lang],
            value: <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text[lang]}</span>,
          })),
          ...(book.madeFrom === '' ? [] : [{ label: b.madeFrom, value: book.madeFrom }]),
          ...(book.authors.length === 0 ? [] : [{ label: o.authors, value: book.authors.join('; ') }]),
          ...(book.published ? [{ label: o.published, value: o.by(book.published.by, showDate(book.published.on, lang)) }] : []),
          ...(book.editReason === '' ? [] : [{ label: o.editReason, value: book.editReason }]),
        ]}
      />
      {book.hash && (
        <div className="u-xs" style={{ overflowWrap: 'anywhere', marginTop: 12 }}>
          {t.hash}: {book.hash}
        </div>
      )}
    </Card>
  );
}

function Versions({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  return (
    <Card title={b.versions} small flush>
      <List>
        {book.versions.map((one) => (
          <Item
            key={one.id}
            title={t.version(one.versionNo)}
            end={
              <>
                <StatusChip status={rulebookStates[one.state]} />
                {one.id !== book.id && (
                  <LinkButton
                    small
                    kind="quiet"
                    to={linkTo(
                      '/cham-diem/bang-diem/so-sanh',
                      {},
                      one.versionNo < book.versionNo ? { tu: one.id, den: book.id } : { tu: book.id, den: one.id },
                    )}
                  >
                    {b.compare}
                  </LinkButton>
                )}
              </>
            }
            {...(one.id === book.id ? { sub: o.thisOne } : { to: linkTo('/cham-diem/bang-diem/$id', { id: one.id }) })}
          />
        ))}
      </List>
    </Card>
  );
}

function Uses({ book }: { book: RulebookDetail }) {
  const b = useText(tableWords);
  const o = useText(own);
  if (book.state === 'DRAFT') return null;
  return (
    <Card title={o.whereUsed} small flush>
      {book.usedIn.length === 0 ? (
        <EmptyState title={b.usedByN(0) as string} />
      ) : (
        <List>
          {book.usedIn.map((use) => (
            <Item
              key={use.termId}
              title={`${use.groupName} · ${use.year}`}
              sub={o.sheets(use.sheets)}
              to={linkTo('/cham-diem/xep-hang/$termId', { termId: use.termId })}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

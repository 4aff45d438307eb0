import { showInstant } from '#platform/dates.ts';
import { Button, Card, Chip, EmptyState, Item, List, Paper, Split, Stack, useText, VerdictMark } from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import type { MeetingView } from '../contract.ts';
import { words } from './words.ts';

/** The minute as it was made, with its fingerprint and both signatures. */
export function MinutesTab({ it }: { it: MeetingView }) {
  const t = useText(words);
  const { minutes } = it;
  if (!minutes) return <EmptyState title={t.noMinutes}>{t.noMinutesDo}</EmptyState>;
  // The two first lines are the heading, the third the number; the paper sets them itself.
  const [unit = '', council = '', number = '', ...rest] = minutes.text.split('\n');
  return (
    <Split
      aside={
        <Card small title={t.minutes} aside={<Button small icon={IconPrinter} onClick={() => print()}>{t.print}</Button>}>
          <Stack gap={10}>
            <List plain>
              <Signature label={t.secretary} signed={minutes.secretary} />
              <Signature label={t.presiding} signed={minutes.chair} />
            </List>
            <div className="u-small">
              {t.hash} <b>{minutes.hash.slice(0, 4).toUpperCase()}…{minutes.hash.slice(-4).toUpperCase()}</b>
            </div>
            <Chip tone={minutes.holds ? 'ok' : 'danger'}>{minutes.holds ? t.holds : t.broken}</Chip>
          </Stack>
        </Card>
      }
    >
      <Paper issuer={[unit, council]} number={number} left={<Signed name={minutes.secretary?.name} title="THƯ KÝ" />} right={<Signed name={minutes.chair?.name} title="NGƯỜI CHỦ TRÌ" />}>
        {partsOf(rest).map((part, index) => (part.rows ? <MinuteTable key={index} rows={part.rows} /> : <MinuteLine key={index} text={part.text} />))}
      </Paper>
    </Split>
  );
}

interface Part {
  readonly text: string;
  readonly rows?: string[][];
}

/** Lines with bars belong to the table of results; the names under the signatures are set by the paper. */
function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const text of lines) {
    if (/^(THƯ KÝ|NGƯỜI CHỦ TRÌ):/.test(text)) continue;
    const cells = text.split(' | ');
    const last = parts.at(-1);
    if (cells.length < 3) parts.push({ text });
    else if (last?.rows) last.rows.push(cells);
    else parts.push({ text: '', rows: [cells] });
  }
  return parts;
}

function MinuteTable({ rows: [head = [], ...rows] }: { rows: readonly string[][] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Headings of the form stand out; everything else is a paragraph as written. */
function MinuteLine({ text }: { text: string }) {
  if (text === '') return null;
  if (/^(BIÊN BẢN|[IVX]+\. )/.test(text)) return <p><b>{text}</b></p>;
  return <p>{text.trim()}</p>;
}

function Signature({ label, signed }: { label: string; signed: { name: string; at: string } | null }) {
  const t = useText(words);
  return <Item lead={<VerdictMark verdict={signed ? 'met' : 'wait'} label={signed ? label : t.notSigned} />} title={label} sub={signed ? t.signedAt(signed.name, showInstant(signed.at)) : t.notSigned} />;
}

function Signed({ title, name }: { title: string; name: string | undefined }) {
  return (
    <>
      <b>{title}</b>
      {name && <p>{name}</p>}
    </>
  );
}

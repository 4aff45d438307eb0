import { Fragment } from 'react';
import { showInstant } from '#platform/dates.ts';
import { Button, Card, Chip, EmptyState, Item, List, Paper, Row, Split, Stack, useText, VerdictMark } from '#ui/index.ts';
import { IconPrinter } from '#ui/icons.ts';
import type { MeetingView } from '../contract.ts';
import { words } from './words.ts';

/** The minute as it was made, with its fingerprint and both signatures. */
export function MinutesTab({ it }: { it: MeetingView }) {
  const t = useText(words);
  const { minutes } = it;
  if (!minutes) return <EmptyState title={t.noMinutes}>{t.noMinutesDo}</EmptyState>;
  // Heading, number, title and subject stand first; the paper sets them itself.
  const [unit = '', council = '', number = '', , title = '', subject = '', ...rest] = minutes.text.split('\n');
  return (
    <Split
      aside={
        <Card
          small
          title={t.minutes}
          aside={
            <Button small icon={IconPrinter} onClick={() => print()}>
              {t.print}
            </Button>
          }
        >
          <Stack gap={10}>
            <List plain>
              <Signature label={t.secretary} signed={minutes.secretary} />
              <Signature label={t.presiding} signed={minutes.chair} />
            </List>
            <div className="u-small">
              {t.hash}{' '}
              <b>
                {minutes.hash.slice(0, 4).toUpperCase()}…{minutes.hash.slice(-4).toUpperCase()}
              </b>
            </div>
            <Row>
              <Chip tone={minutes.holds ? 'ok' : 'danger'}>{minutes.holds ? t.holds : t.broken}</Chip>
            </Row>
          </Stack>
        </Card>
      }
    >
      <Paper
        issuer={[unit, council]}
        number={number}
        title={title}
        subtitle={subject}
        left={<Signed name={minutes.secretary?.name} title="THƯ KÝ" />}
        right={<Signed name={minutes.chair?.name} title="NGƯỜI CHỦ TRÌ" />}
      >
        {partsOf(rest).map((part, index) => (
          <MinutePart key={index} part={part} />
        ))}
      </Paper>
    </Split>
  );
}

interface Part {
  readonly kind: 'table' | 'list' | 'text';
  readonly lines: string[];
}

/** Lines with bars are the table of results, indented ones a list; the names under the signatures are set by the paper. */
function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    if (line === '' || /^(THƯ KÝ|NGƯỜI CHỦ TRÌ):/.test(line)) continue;
    const kind = line.split(' | ').length > 2 ? 'table' : line.startsWith('  ') ? 'list' : 'text';
    const last = parts.at(-1);
    if (last?.kind === kind && kind !== 'text') last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

function MinutePart({ part: { kind, lines } }: { part: Part }) {
  if (kind === 'table') return <MinuteTable rows={lines.map((line) => line.split(' | '))} />;
  if (kind === 'list') return <MinuteList lines={lines} />;
  return <MinuteLine text={lines[0] ?? ''} />;
}

function MinuteList({ lines }: { lines: readonly string[] }) {
  return (
    <p>
      {lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {line.trim()}
        </Fragment>
      ))}
    </p>
  );
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

/** The label of a part of the form stands out; the rest is as written. */
function MinuteLine({ text }: { text: string }) {
  const [, label, rest] = /^([IVX]+\. [^:(]+:?)(.*)$/.exec(text) ?? [];
  if (label === undefined) return <p>{text}</p>;
  return (
    <p>
      <b>{label}</b>
      {rest}
    </p>
  );
}

function Signature({ label, signed }: { label: string; signed: { name: string; at: string } | null }) {
  const t = useText(words);
  return (
    <Item
      lead={<VerdictMark verdict={signed ? 'met' : 'wait'} label={signed ? label : t.notSigned} />}
      title={label}
      sub={signed ? t.signedAt(signed.name, showInstant(signed.at)) : t.notSigned}
    />
  );
}

function Signed({ title, name }: { title: string; name: string | undefined }) {
  return (
    <>
      <b>{title}</b>
      {name && <p>{name}</p>}
    </>
  );
}

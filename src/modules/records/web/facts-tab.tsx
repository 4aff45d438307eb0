import { useState } from 'react';
import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import { Button, Card, Chip, EmptyState, Item, List, Row, Stack, useAct, useLang, useRead, useSay, useSearchState, useText, Why } from '#ui/index.ts';
import { IconEye, IconPlus } from '#ui/icons.ts';
import { recordsApi } from '../contract.ts';
import { factKinds, factSpecs, type FactKind } from '../kinds.ts';
import type { FactRow, RecordDetail } from '../shapes.ts';
import { AddFactDialog, CorrectFactDialog, WithdrawFact } from './fact-dialogs.tsx';
import { useFactWords } from './fact-words.ts';
import { words } from './words.ts';

const address = z.object({ dk: z.string().optional() });

/** Facts of one record by kind, each with its ground; the one a verdict quoted is marked. */
export function FactsTab({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const say = useSay();
  const [search] = useSearchState(address);
  const [adding, setAdding] = useState<FactKind | null>(null);
  const kinds = (Object.keys(factKinds) as FactKind[]).filter((kind) => factSpecs[kind].about.includes(record.subject.kind));
  const sorted = (kind: FactKind) =>
    record.facts
      .filter((fact) => fact.kind === kind)
      .sort((a, b) => String(b.values['year'] ?? b.values['validFrom'] ?? '').localeCompare(String(a.values['year'] ?? a.values['validFrom'] ?? '')));
  return (
    <Stack>
      <Row justify="spread">
        <span className="u-muted">{t.noFactsHint}</span>
        <Button icon={IconPlus} kind="primary" decision={record.can.keep} onClick={() => setAdding('rating')}>
          {t.addFact}
        </Button>
      </Row>
      {record.facts.length === 0 && <EmptyState title={t.noFacts} />}
      {kinds.map((kind) => {
        const facts = sorted(kind);
        if (facts.length === 0) return null;
        return (
          <Card
            key={kind}
            title={say(factKinds[kind])}
            count={facts.length}
            flush
            aside={
              <Button small icon={IconPlus} decision={record.can.keep} onClick={() => setAdding(kind)}>
                {t.addFact}
              </Button>
            }
          >
            <List>
              {facts.map((fact) => (
                <FactItem key={fact.id} fact={fact} record={record} chosen={fact.id === search.dk} />
              ))}
            </List>
          </Card>
        );
      })}
      {adding && <AddFactDialog record={record} kind={adding} kinds={kinds} onClose={() => setAdding(null)} />}
    </Stack>
  );
}

function FactItem({ fact: stored, record, chosen }: { fact: FactRow; record: RecordDetail; chosen: boolean }) {
  const t = useText(words);
  const { lang } = useLang();
  const factWords = useFactWords();
  const [shown, setShown] = useState<FactRow | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const look = useAct(recordsApi.revealFact, { onDone: (answer) => setShown(answer) });
  const fact = shown ?? stored;
  if (fact.masked)
    return (
      <Item
        title={t.masked}
        sub={t.maskedHint}
        chosen={chosen}
        end={
          <Button
            small
            icon={IconEye}
            busy={look.busy}
            decision={fact.can.reveal}
            onClick={() => void look.run({ params: { id: fact.id }, body: { kind: fact.kind } })}
          >
            {t.reveal}
          </Button>
        }
      />
    );
  const { title, sub } = factWords(fact);
  return (
    <>
      <Item
        title={title}
        chosen={chosen}
        sub={sub}
        note={[fact.source, t.enteredBy(fact.enteredBy, showDate(fact.enteredOn, lang)), fact.note].filter(Boolean).join(' · ')}
        end={
          <Row gap={6}>
            {fact.certainty === 'UNCERTAIN' && <Chip tone="warn">{t.uncertain}</Chip>}
            {fact.imported && <Chip>{t.imported}</Chip>}
            {fact.synthetic && <Chip>{t.synthetic}</Chip>}
            {fact.can.correct.ok && (
              <>
                <Button small kind="quiet" onClick={() => setCorrecting(true)}>
                  {t.correct}
                </Button>
                <WithdrawFact fact={fact} />
              </>
            )}
          </Row>
        }
      />
      {fact.version > 0 && <Earlier fact={fact} />}
      {correcting && <CorrectFactDialog record={record} fact={fact} onClose={() => setCorrecting(false)} />}
    </>
  );
}

/** What it was before, and why it was changed. */
function Earlier({ fact }: { fact: FactRow }) {
  const t = useText(words);
  const { lang } = useLang();
  const factWords = useFactWords();
  const read = useRead(recordsApi.fact, { params: { kind: fact.kind, id: fact.id } });
  const camel = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]));
  return (
    <li style={{ padding: '0 16px 12px' }}>
      <Why>
        <b>{t.earlier}: </b>
        {(read.data ?? []).map((one) => {
          const before = factWords({ ...fact, values: camel(one.was) as FactRow['values'] });
          return (
            <div key={one.version}>
              {[before.title, before.sub].filter(Boolean).join(' · ')} — {one.reason} ({one.changedBy}, {showDate(one.changedAt.slice(0, 10), lang)})
            </div>
          );
        })}
      </Why>
    </li>
  );
}

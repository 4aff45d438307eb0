import type { ReactNode } from 'react';
import {
  AreaField,
  Card,
  Chip,
  EmptyState,
  FormAction,
  Item,
  LinkButton,
  linkTo,
  List,
  Notice,
  Quote,
  Stack,
  useSay,
  useText,
  VerdictMark,
  Why,
  type Verdict,
} from '#ui/index.ts';
import { useSpan } from '#modules/law/web/clauses-list.tsx';
import { nominationsApi, verdicts, type NominationDetail, type NominationFinding } from '../contract.ts';
import { lawWords } from './law-words.ts';
import { words } from './words.ts';

const marks: Readonly<Record<NominationFinding['verdict'], Verdict>> = { MET: 'met', UNMET: 'unmet', UNKNOWN: 'unknown' };

/** The verdicts with icon and word, their basis, and the explanation that stands with each. */
export function FindingsCard({ it }: { it: NominationDetail }) {
  const t = useText(words);
  return (
    <Card title={t.findings} count={it.findings.length || undefined} flush>
      {it.findings.length === 0 ? (
        <EmptyState title={t.noFindings}>{t.noFindingsDo}</EmptyState>
      ) : (
        <List>
          {it.findings.map((finding) => (
            <FindingRow
              key={finding.code}
              finding={finding}
              end={it.can.explain.ok && finding.verdict !== 'MET' ? <Answer it={it} finding={finding} /> : undefined}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

export function FindingRow({ finding, end }: { finding: NominationFinding; end?: ReactNode }) {
  const t = useText(words);
  const say = useSay();
  const l = useText(lawWords);
  const word = say(verdicts[finding.verdict]);
  return (
    <Item
      lead={<VerdictMark verdict={finding.severity === 'warn' && finding.verdict !== 'MET' ? 'flag' : marks[finding.verdict]} label={word} />}
      title={say(finding.text)}
      sub={[word, finding.severity === 'warn' && l.onlyWarns, finding.basis].filter(Boolean).join(' · ')}
      note={
        <>
          {finding.held && finding.verdict !== 'MET' && <Notice tone="warn">{l.heldText}</Notice>}
          {finding.explanation && <Quote who={finding.explainedBy ?? t.explanation}>{finding.explanation}</Quote>}
        </>
      }
      end={end}
    />
  );
}

/** What answers a condition that is not met: an explanation; for an open hold the clearing paper on the record. */
function Answer({ it, finding }: { it: NominationDetail; finding: NominationFinding }) {
  const t = useText(lawWords);
  if (!finding.held) return <Explain it={it} finding={finding} />;
  const person = it.subjectPersonId !== null;
  const id = it.subjectPersonId ?? it.subjectUnitId ?? '';
  return (
    <LinkButton small to={linkTo(person ? '/ly-lich/ca-nhan/$id' : '/ly-lich/don-vi/$id', { id }, { muc: 'du-kien' })}>
      {t.clearHold}
    </LinkButton>
  );
}

function Explain({ it, finding }: { it: NominationDetail; finding: NominationFinding }) {
  const t = useText(words);
  const say = useSay();
  return (
    <FormAction
      act={nominationsApi.explain}
      params={{ id: it.id }}
      start={{ version: it.version, code: finding.code, explanation: finding.explanation }}
      small
      decision={it.can.explain}
      text={say(finding.text)}
      fields={(form) => <AreaField label={t.explanation} required rows={4} {...form.field('explanation')} />}
    >
      {finding.explanation ? t.explainAgain : t.explain}
    </FormAction>
  );
}

/** Rules across titles, with how sure we are of their wording: which of them were examined depends on what was read about the award. */
export function NotesCard({ notes }: { notes: NominationDetail['notes'] }) {
  const t = useText(words);
  const say = useSay();
  const span = useSpan();
  return (
    <Card small title={t.notes}>
      <Stack gap={10}>
        <Why>{t.notesText}</Why>
        <List plain>
          {notes.map((note) => (
            <Item
              key={note.id}
              title={say(note.words)}
              sub={note.source}
              note={span(note.from, note.to)}
              end={note.confidence === 'V' ? undefined : <Chip tone="warn">{note.soft ? t.onlyReminds : t.toConfirm}</Chip>}
            />
          ))}
        </List>
      </Stack>
    </Card>
  );
}

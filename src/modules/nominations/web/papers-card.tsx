import { showDate } from '#platform/dates.ts';
import { ActionButton, Card, Chip, FormAction, Row, Stack, TextField, useLang, useSay, useText, VerdictMark, Why } from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { nominationsApi, type NominationDetail, type NominationPaper } from '../contract.ts';
import { words } from './words.ts';

/** The checklist: each paper with its proof, and who has checked it. */
export function PapersCard({ it }: { it: NominationDetail }) {
  const t = useText(words);
  const say = useSay();
  const done = it.papers.filter((paper) => paper.complete).length;
  return (
    <Card title={t.papers} count={`${done}/${it.papers.length}`}>
      <Stack>
        {it.papersNote && <Why>{say(it.papersNote)}</Why>}
        {it.papers.map((paper) => (
          <PaperRow key={paper.id} it={it} paper={paper} />
        ))}
      </Stack>
    </Card>
  );
}

function PaperRow({ it, paper }: { it: NominationDetail; paper: NominationPaper }) {
  const t = useText(words);
  const mayChange = it.can.notePaper.ok;
  return (
    <Stack gap={8}>
      <Row gap={10} align="top">
        <VerdictMark verdict={paper.complete ? 'met' : paper.required ? 'unmet' : 'wait'} label={paper.complete ? t.there : t.missing} />
        <div className="u-grow">
          <b>{paper.title}</b> <span className="u-muted">{paper.required ? t.required : t.optional}</span>
          {paper.basis && <div className="u-small">{paper.basis}</div>}
          {paper.onPaper && (
            <div>
              {t.onPaper}: {paper.onPaper}
            </div>
          )}
          <Openings paper={paper} />
        </div>
        <Row gap={6}>
          {mayChange && <OnPaper it={it} paper={paper} />}
          {it.can.checkPaper.ok && paper.onPaper !== '' && paper.opened === null && (
            <ActionButton
              act={nominationsApi.checkPaper}
              params={{ id: it.id, paperId: paper.id }}
              body={{ version: it.version }}
              decision={it.can.checkPaper}
              small
            >
              {t.checkedPaper}
            </ActionButton>
          )}
        </Row>
      </Row>
      <EvidencePicker objectType="nomination-paper" objectId={paper.id} unitId={it.unitId} canChange={mayChange} />
    </Stack>
  );
}

/** Who of another desk has opened the proof. */
export function Openings({ paper }: { paper: NominationPaper }) {
  const t = useText(words);
  const { lang } = useLang();
  if (!paper.complete) return null;
  const openings = [...(paper.opened ? [paper.opened] : []), ...paper.evidence.flatMap((proof) => proof.openings)];
  const last = openings.at(-1);
  return last ? <div className="u-small">{t.openedBy(last.by, showDate(last.on, lang))}</div> : <Chip tone="warn">{t.notOpened}</Chip>;
}

function OnPaper({ it, paper }: { it: NominationDetail; paper: NominationPaper }) {
  const t = useText(words);
  return (
    <FormAction
      act={nominationsApi.notePaper}
      params={{ id: it.id, paperId: paper.id }}
      start={{ version: it.version, onPaper: paper.onPaper }}
      small
      kind="quiet"
      text={paper.title}
      fields={(form) => <TextField label={t.onPaperWhere} hint={t.onPaperHint} {...form.field('onPaper')} />}
    >
      {t.onPaper}
    </FormAction>
  );
}

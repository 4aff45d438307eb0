import { useState } from 'react';
import { createPortal } from 'react-dom';
import {
  Button,
  Dialog,
  LinkButton,
  ReadState,
  FormGrid,
  SelectField,
  Stack,
  TextField,
  linkTo,
  optionsOf,
  usePages,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconBook2 } from '#ui/icons.ts';
import { clauseTopics, lawApi, type ClauseRow } from '../contract.ts';
import { AwardFacts } from './award-facts.tsx';
import { ClauseList } from './clauses-list.tsx';
import { words } from './words.ts';

export interface RuleNoteProps {
  /** The title the form is about; left out where a form is about several. */
  readonly awardCode?: string | undefined;
  /** The day whose rules count: the day the dossier was accepted, else today. */
  readonly on: string;
  /** What the form is about: a vote opens on the ballot rules. */
  readonly topic?: ClauseRow['topic'] | undefined;
}

/** "Tra cứu quy định" beside a form: clauses of that day in short words, with source, dates and confidence. */
export function RuleNote(props: RuleNoteProps) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" small icon={IconBook2} onClick={() => setOpen(true)}>
        {t.lookUp}
      </Button>
      {/* Outside of the form it stands beside: Enter in its search must not send that form. */}
      {open && createPortal(<RuleDialog {...props} onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}

function RuleDialog({ awardCode, on, topic, onClose }: RuleNoteProps & { onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const [q, setQ] = useState('');
  const [about, setAbout] = useState<ClauseRow['topic'] | null>(topic ?? null);
  const catalogue = useRead(lawApi.awards, { query: { on } });
  const award = catalogue.data?.awards.find((one) => one.code === awardCode);
  const pages = usePages(lawApi.clauses, { query: { on, award: awardCode, topic: about ?? undefined, q: q.trim() || undefined } });
  return (
    <Dialog
      open
      onClose={onClose}
      width={720}
      title={award ? say(award.name) : t.lookUp}
      footer={
        <LinkButton
          to={linkTo('/quy-dinh/tra-cuu', {}, { ngay: on, ...(awardCode ? { danhhieu: awardCode } : {}), ...(about ? { ve: about } : {}) })}
          kind="quiet"
        >
          {t.openAll}
        </LinkButton>
      }
    >
      <Stack gap={14}>
        <FormGrid>
          <TextField label={t.keyword} name="q" value={q} onChange={setQ} />
          <SelectField label={t.about2} name="topic" value={about} onChange={setAbout} empty={t.everyTopic} options={optionsOf(clauseTopics)} />
        </FormGrid>
        <ReadState read={pages.read}>{() => <ClauseList clauses={pages.rows} withAward={awardCode === undefined} />}</ReadState>
        {pages.onMore && (
          <Button small onClick={pages.onMore} busy={pages.loadingMore}>
            {t.more}
          </Button>
        )}
        {award && (
          <details>
            <summary>{t.standardAndPapers}</summary>
            <AwardFacts award={award} />
          </details>
        )}
      </Stack>
    </Dialog>
  );
}

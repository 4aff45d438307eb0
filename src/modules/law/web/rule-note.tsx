import { useState } from 'react';
import { Button, Dialog, LinkButton, ReadState, linkTo, useRead, useSay, useText } from '#ui/index.ts';
import { IconBook2 } from '#ui/icons.ts';
import { lawApi } from '../contract.ts';
import { AwardFacts } from './award-facts.tsx';
import { words } from './words.ts';

export interface RuleNoteProps {
  readonly awardCode: string;
  /** The day whose rules count: the day the dossier was accepted, else today. */
  readonly on: string;
}

/** "Tra cứu quy định" beside a form: what the rules of that day say about one title, with its article. */
export function RuleNote({ awardCode, on }: RuleNoteProps) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" small icon={IconBook2} onClick={() => setOpen(true)}>
        {t.lookUp}
      </Button>
      {open && <RuleDialog awardCode={awardCode} on={on} onClose={() => setOpen(false)} />}
    </>
  );
}

function RuleDialog({ awardCode, on, onClose }: RuleNoteProps & { onClose: () => void }) {
  const t = useText(words);
  const say = useSay();
  const read = useRead(lawApi.awards, { query: { on } });
  const award = read.data?.awards.find((one) => one.code === awardCode);
  return (
    <Dialog
      open
      onClose={onClose}
      title={award ? say(award.name) : t.lookUp}
      footer={
        <LinkButton to={linkTo('/quy-dinh', {}, { ngay: on, danhhieu: awardCode })} kind="quiet">
          {t.openAll}
        </LinkButton>
      }
    >
      <ReadState read={read}>{() => (award ? <AwardFacts award={award} /> : <span>{t.notThatDay}</span>)}</ReadState>
    </Dialog>
  );
}

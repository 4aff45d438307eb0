import { useState } from 'react';
import { AreaField, Button, Card, History, Row, Stack, useAct, useSay, useText } from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import { stepVerbs } from '../../labels.ts';
import type { SheetDetail } from '../../shapes.ts';
import { words } from '../words.ts';
import { sheetWords } from './sheet-words.ts';

/** Workload and complexity beside the score. Nothing when there is none and this reader may not write it. */
export function ContextCard({ sheet, version }: { sheet: SheetDetail; version: number }) {
  const t = useText(words);
  const s = useText(sheetWords);
  const [text, setText] = useState<string | null>(null);
  const act = useAct(scoringApi.noteContext, { done: { vi: 'Đã lưu ghi chú.', en: 'Note saved.' }, onDone: () => setText(null) });
  const may = sheet.can.noteContext.ok;
  if (sheet.contextNote === '' && !may) return null;
  if (text !== null) {
    return (
      <Card title={s.contextNote} small>
        <Stack gap={10}>
          <AreaField label={s.contextNote} hideLabel hint={s.contextHint} value={text} maxLength={2000} onChange={setText} />
          <Row justify="end">
            <Button kind="quiet" onClick={() => setText(null)}>
              {t.cancel}
            </Button>
            <Button busy={act.busy} onClick={() => void act.run({ params: { id: sheet.id }, body: { version, contextNote: text } })}>
              {s.saveNote}
            </Button>
          </Row>
        </Stack>
      </Card>
    );
  }
  const edit = may && (
    <Button small kind="quiet" icon={IconPencil} onClick={() => setText(sheet.contextNote)}>
      {s.editNote}
    </Button>
  );
  return (
    <div className={sheet.contextNote === '' ? 'u-noprint' : undefined}>
      <Card title={s.contextNote} small aside={edit}>
        {sheet.contextNote === '' ? <span className="u-small">{s.contextHint}</span> : sheet.contextNote}
      </Card>
    </div>
  );
}

/** Who did what, when and why. */
export function StepsCard({ sheet }: { sheet: SheetDetail }) {
  const s = useText(sheetWords);
  const say = useSay();
  if (sheet.steps.length === 0) return null;
  return (
    <Card title={s.history} small>
      <History
        entries={sheet.steps.map((step) => ({
          key: step.id,
          who: step.by,
          when: step.at,
          what: say(stepVerbs[step.verb]),
          tone: stepVerbs[step.verb].tone,
          reason: [step.reason, step.codes.join(', ')].filter(Boolean).join(' · '),
        }))}
      />
    </Card>
  );
}

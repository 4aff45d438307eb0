import { useState } from 'react';
import { Button, Dialog, RefusalNotice, SelectField, TextField, defineText, linkTo, useAct, useGo, useText } from '#ui/index.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

const own = defineText({
  derive: { vi: 'Lập bảng đạt/không đạt', en: 'Make a met / not met table' },
  deriveText: {
    vi: 'Dùng khi bộ tiêu chí không có điểm: mỗi tiêu chí ghi đạt hoặc không đạt. Sau này gán bảng điểm vào, kết quả vẫn giữ.',
    en: 'For criteria without points: each is met or not met. When points are assigned later the results stay.',
  },
  criteriaSet: { vi: 'Bộ tiêu chí', en: 'Criteria set' },
  derived: { vi: 'Đã lập bảng.', en: 'The table is made.' },
});

/** A met / not met table from a criteria set without points. */
export function DeriveDialog({ sets, onClose }: { sets: readonly { id: string; title: string; year: number }[]; onClose: () => void }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const go = useGo();
  const [criteriaSetId, setSet] = useState<string | null>(sets.length === 1 ? (sets[0]?.id ?? null) : null);
  const [title, setTitle] = useState('');
  const act = useAct(rulebookApi.derivePassFail, {
    quiet: true,
    done: own.derived,
    onDone: ({ id }) => go(linkTo('/cham-diem/bang-diem/$id', { id })),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={o.derive}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button kind="primary" busy={act.busy} onClick={() => criteriaSetId !== null && void act.run({ body: { criteriaSetId, title } })}>
            {o.derive}
          </Button>
        </>
      }
    >
      <p>{o.deriveText}</p>
      <RefusalNotice refusal={act.refusal} />
      <SelectField
        label={o.criteriaSet}
        required
        options={sets.map((set) => ({ value: set.id, label: `${set.title} (${set.year})` }))}
        value={criteriaSetId}
        onChange={setSet}
      />
      <TextField label={b.title} required value={title} onChange={setTitle} maxLength={300} />
    </Dialog>
  );
}

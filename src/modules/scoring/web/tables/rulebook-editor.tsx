import { useState } from 'react';
import { showHundredths } from '#platform/decimal.ts';
import {
  AreaField,
  Button,
  Card,
  DataTable,
  DraftNotice,
  Form,
  FormGrid,
  Notice,
  NumberField,
  RefusalNotice,
  Row,
  SavedMark,
  SelectField,
  Stack,
  TextField,
  linkTo,
  useAct,
  useDraft,
  useForm,
  useGo,
  useLang,
  useText,
  type Column,
} from '#ui/index.ts';
import { scoringApi } from '../../contract.ts';
import type { RulebookDetail } from '../../table-shapes.ts';
import { words } from '../words.ts';
import { tableWords } from './table-words.ts';

type Item = RulebookDetail['items'][number];

interface Values {
  title: string;
  reason: string;
  tieGroup: string;
  stepHundredths: 'any' | '25' | '50';
  explainDays: number | null;
  checkDays: number | null;
  /** Maximum by item id, hundredths. */
  max: Record<string, number | null>;
}

const initialOf = ({ title, settings, items }: RulebookDetail): Values => ({
  title,
  reason: '',
  tieGroup: settings.tieGroup ?? '',
  stepHundredths: settings.stepHundredths === null ? 'any' : settings.stepHundredths === 25 ? '25' : '50',
  explainDays: settings.explainDays,
  checkDays: settings.checkDays,
  max: Object.fromEntries(items.map((item) => [item.id, item.max])),
});

/** Points and settings by hand. Richer kinds of rule get their editor where `kind` and `rule` are stored. */
export function RulebookEditor({ book, onClose }: { book: RulebookDetail; onClose: () => void }) {
  const t = useText(words);
  const b = useText(tableWords);
  const { lang } = useLang();
  const go = useGo();
  const [start] = useState(() => initialOf(book));
  const act = useAct(scoringApi.editRulebook, {
    quiet: true,
    done: ({ versionNo }) => ({ vi: tableWords.savedDraft.vi(versionNo), en: tableWords.savedDraft.en(versionNo) }),
    onDone: ({ id }) => {
      draft.clear();
      if (id === book.id) onClose();
      else go(linkTo('/cham-diem/bang-diem/$id', { id }));
    },
  });
  const form = useForm(start, {
    refusal: act.refusal,
    onSubmit: (values) =>
      act.run({
        params: { id: book.id },
        body: {
          version: book.version,
          title: values.title,
          reason: values.reason,
          settings: {
            tieGroup: values.tieGroup.trim() === '' ? null : values.tieGroup.trim(),
            stepHundredths: values.stepHundredths === 'any' ? null : values.stepHundredths === '25' ? 25 : 50,
            ...(values.explainDays === null ? {} : { explainDays: values.explainDays }),
            ...(values.checkDays === null ? {} : { checkDays: values.checkDays }),
          },
          items: book.items.map((item) => ({ id: item.id, title: item.title, max: values.max[item.id] ?? 0 })),
        },
      }),
  });
  const draft = useDraft(`rulebook.${book.id}.${book.version}`, form);
  const sum = book.items.filter((item) => item.scored).reduce((total, item) => total + (form.values.max[item.id] ?? 0), 0);
  const gap = sum - book.scaleHundredths;
  const columns: Column<Item>[] = [
    { key: 'item', title: t.criterion, cell: (item) => `${item.code}. ${item.title}` },
    {
      key: 'max',
      title: t.standard,
      align: 'right',
      cell: (item) => (
        <div style={{ width: 150, marginLeft: 'auto' }}>
          <NumberField
            hundredths
            hideLabel
            label={`${t.standard} ${item.code}`}
            value={form.values.max[item.id] ?? null}
            onChange={(value) => form.set({ max: { ...form.values.max, [item.id]: value } })}
            least={0}
            readOnly={book.passFail}
          />
        </div>
      ),
    },
  ];
  return (
    <Form form={form}>
      <DraftNotice draft={draft} />
      {book.state !== 'DRAFT' && <Notice tone="info">{b.newVersionText}</Notice>}
      <RefusalNotice refusal={act.refusal} />
      <FormGrid>
        <TextField label={b.title} required {...form.field('title')} />
        <TextField label={b.tieGroup} hint={b.tieGroupHint} {...form.field('tieGroup')} />
        <SelectField
          label={b.step}
          options={[
            { value: 'any', label: b.anyStep },
            { value: '25', label: showHundredths(25, lang) },
            { value: '50', label: showHundredths(50, lang) },
          ]}
          empty={false}
          value={form.values.stepHundredths}
          onChange={(stepHundredths) => form.set({ stepHundredths: stepHundredths ?? 'any' })}
        />
        <NumberField label={b.explainDays} least={1} most={60} {...form.field('explainDays')} />
        <NumberField label={b.checkDays} least={1} most={60} {...form.field('checkDays')} />
      </FormGrid>
      <Card flush>
        <DataTable
          caption={book.title}
          columns={columns}
          rows={book.items}
          rowKey={(item) => item.id}
          rowKind={(item) => (item.scored ? undefined : 'head')}
          dense
        />
      </Card>
      <Stack gap={12}>
        <Notice tone={gap === 0 ? 'ok' : 'warn'}>
          {b.sum}: <b>{showHundredths(sum, lang)}</b> / {showHundredths(book.scaleHundredths, lang)} (
          {gap === 0 ? b.equal : b.difference(showHundredths(gap, lang))})
        </Notice>
        <AreaField label={b.reason} required rows={2} {...form.field('reason')} />
        <Row justify="end">
          {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
          <Button kind="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button type="submit" kind="primary" busy={form.busy || act.busy}>
            {b.save}
          </Button>
        </Row>
      </Stack>
    </Form>
  );
}

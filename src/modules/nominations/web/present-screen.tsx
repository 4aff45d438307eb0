import { useState } from 'react';
import { z } from 'zod';
import type { Decision } from '#platform/refusal.ts';
import {
  AreaField,
  Button,
  Card,
  DataTable,
  DraftNotice,
  EmptyState,
  Form,
  FormGrid,
  linkTo,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  TextField,
  useAct,
  useDraft,
  useForm,
  useGo,
  usePages,
  useSearchState,
  useSession,
  useText,
  WhyNot,
  type Column,
} from '#ui/index.ts';
import { IconSend } from '#ui/icons.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { nominationsApi, type NominationRow } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ chon: z.uuid().optional() });

/** One submission over the dossiers the council has passed. */
export default function PresentScreen() {
  const t = useText(words);
  const [search] = useSearchState(address);
  const pages = usePages(nominationsApi.list, { query: { state: 'PASSED', limit: 200 } });
  return (
    <Page title={t.presentTitle} crumbs={[{ label: t.dossiers, to: '/ho-so' }]} subtitle={t.presentAbout}>
      <ReadState read={pages.read}>
        {(rows) => (rows.length === 0 ? <EmptyState title={t.noneToPresent} /> : <PresentForm rows={rows} first={search.chon} />)}
      </ReadState>
    </Page>
  );
}

/** A button without anything chosen says what is missing. */
const nothingChosen: Decision = {
  ok: false,
  refusal: { code: 'web.nothing_chosen', kind: 'invalid', message: { vi: 'Chọn ít nhất một hồ sơ để trình.', en: 'Choose at least one dossier.' } },
};

function PresentForm({ rows, first }: { rows: readonly NominationRow[]; first: string | undefined }) {
  const t = useText(words);
  const go = useGo();
  const { today } = useSession();
  const [selected, setSelected] = useState<Set<string>>(new Set(first ? [first] : rows.filter((row) => row.present.ok).map((row) => row.id)));
  const act = useAct(nominationsApi.present, {
    quiet: true,
    done: { vi: 'Đã trình Lãnh đạo Bộ.', en: 'Presented.' },
    onDone: ({ id }) => {
      draft.clear();
      go(linkTo('/quyet-dinh/trinh/$id', { id }));
    },
  });
  const form = useForm(
    { number: '', title: '', note: '' },
    {
      refusal: act.refusal,
      schema: nominationsApi.present.body.omit({ ids: true }),
      onSubmit: (body) => act.run({ body: { ids: [...selected], ...body } }),
    },
  );
  const draft = useDraft('nomination.present', form);
  const columns: Column<NominationRow>[] = [
    { key: 'subject', title: t.subject, cell: (row) => row.subjectName, sort: (row) => row.subjectName },
    { key: 'award', title: t.award, cell: (row) => row.awardName, sort: (row) => row.awardName },
    { key: 'year', title: t.year, align: 'right', width: 80, cell: (row) => row.year },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName, hideOnPhone: true },
  ];
  const blocked = rows.filter((row) => selected.has(row.id)).map((row) => row.present);
  return (
    <Form form={form}>
      <Stack>
        <DraftNotice draft={draft} />
        <DataTable
          caption={t.presentTitle}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowLink={(row) => linkTo('/ho-so/$id', { id: row.id })}
          selected={selected}
          onSelect={setSelected}
        />
        <Card>
          <Stack>
            <FormGrid>
              <TextField label={t.number} required placeholder="15/TTr-TĐKT" {...form.field('number')} />
              <TextField label={t.subjectLine} required {...form.field('title')} />
            </FormGrid>
            <AreaField label={t.reasons} required rows={4} {...form.field('note')} />
            <WhyNot decisions={blocked} />
            <RefusalNotice refusal={act.refusal} />
            <Row justify="spread">
              <RuleNote on={today} topic="authority" />
              <Button
                type="submit"
                kind="primary"
                icon={IconSend}
                busy={act.busy}
                decision={selected.size === 0 ? nothingChosen : blocked.find((one) => !one.ok)}
              >
                {t.chosen(selected.size)}
              </Button>
            </Row>
          </Stack>
        </Card>
      </Stack>
    </Form>
  );
}

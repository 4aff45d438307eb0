import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  AreaField,
  Card,
  Chip,
  EmptyState,
  Filters,
  FormAction,
  FormGrid,
  Page,
  ReadState,
  Row,
  Stack,
  TextField,
  Button,
  useLang,
  usePages,
  useSearchState,
  useSession,
  useText,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { commentApi, type PublicWindow } from '../contract.ts';
import { publicityWords } from './publicity-words.ts';

const address = z.object({ tim: z.string().default('') });

/** Proposals open for public comment, without an account: the least that tells who is meant and why (law.md §11). */
export default function PublicCommentScreen() {
  const t = useText(publicityWords);
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const pages = usePages(commentApi.open, { query: { q: search.tim || undefined } });
  return (
    <Page title={t.title} subtitle={t.about} actions={<RuleNote on={today} topic="publicity" />}>
      <Stack>
        <Filters search={search} setSearch={setSearch} textKey="tim" placeholder={t.search} filters={[]} />
        <ReadState read={pages.read}>
          {() =>
            pages.rows.length === 0 ? (
              <EmptyState title={t.none}>{t.noneDo}</EmptyState>
            ) : (
              <Stack>
                {pages.rows.map((row) => (
                  <WindowOf key={row.id} row={row} />
                ))}
                {pages.onMore && (
                  <Row>
                    <Button onClick={pages.onMore} busy={pages.loadingMore}>
                      {t.more}
                    </Button>
                  </Row>
                )}
              </Stack>
            )
          }
        </ReadState>
      </Stack>
    </Page>
  );
}

function WindowOf({ row }: { row: PublicWindow }) {
  const t = useText(publicityWords);
  const { lang } = useLang();
  return (
    <Card title={row.subjectName} aside={row.synthetic && <Chip>{t.synthetic}</Chip>}>
      <Stack gap={10}>
        <div>
          <b>{row.awardName}</b> · {row.year}
          {row.subjectPlace && <div className="u-small">{row.subjectPlace}</div>}
        </div>
        <p>{row.summary}</p>
        <Row justify="spread">
          <span className="u-small">
            {t.lastDay(showDate(row.lastDay, lang))} · {row.channel}
          </span>
          <Send row={row} />
        </Row>
      </Stack>
    </Card>
  );
}

function Send({ row }: { row: PublicWindow }) {
  const t = useText(publicityWords);
  return (
    <FormAction
      act={commentApi.send}
      params={{ id: row.id }}
      start={{ fromName: '', contact: '', body: '' }}
      text={`${row.subjectName} · ${row.awardName}. ${t.sendText}`}
      done={{ vi: 'Đã gửi ý kiến.', en: 'Sent.' }}
      fields={(form) => (
        <>
          <FormGrid>
            <TextField label={t.yourName} required autoComplete="name" {...form.field('fromName')} />
            <TextField label={t.contact} hint={t.contactHint} required {...form.field('contact')} />
          </FormGrid>
          <AreaField label={t.body} required {...form.field('body')} />
        </>
      )}
    >
      {t.send}
    </FormAction>
  );
}

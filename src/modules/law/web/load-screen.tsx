import { useState } from 'react';
import type { RefusalBody } from '#platform/refusal.ts';
import {
  AreaField,
  Button,
  Card,
  DraftNotice,
  FileField,
  Form,
  linkTo,
  LinkButton,
  Notice,
  Page,
  RefusalNotice,
  Row,
  SavedMark,
  Stack,
  TextField,
  useAct,
  useDraft,
  useForm,
  useGo,
  useSay,
  useText,
} from '#ui/index.ts';
import { lawVersionsApi } from '../contract.ts';
import { versionWords } from './version-words.ts';

const longest = 400_000;

/** Upload or paste; every mistake comes back with its file and place, and what was typed stays. */
export default function LoadScreen() {
  const t = useText(versionWords);
  const go = useGo();
  const act = useAct(lawVersionsApi.load, { quiet: true, done: { vi: 'Đã nạp thành dự thảo.', en: 'Loaded as a draft.' } });
  const [tooBig, setTooBig] = useState(false);
  const form = useForm(
    { fileName: '', source: '', reason: '' },
    {
      schema: lawVersionsApi.load.body,
      refusal: act.refusal,
      onSubmit: async (body) => {
        const made = await act.run({ body });
        if (!made) return;
        draft.clear();
        go(linkTo('/quy-dinh/phien-ban/$id', { id: made.id }), { replace: true });
      },
    },
  );
  const draft = useDraft('law.load', form);
  const take = async (files: readonly File[]) => {
    const file = files[0];
    if (!file) return;
    const text = file.size > longest * 4 ? '' : await file.text();
    setTooBig(text === '' || text.length > longest);
    if (text !== '' && text.length <= longest) form.set({ fileName: file.name, source: text });
  };
  return (
    <Page
      title={t.load}
      crumbs={[
        { label: t.rules, to: '/quy-dinh' },
        { label: t.title, to: '/quy-dinh/phien-ban' },
      ]}
      subtitle={t.loadAbout}
    >
      <Card>
        <Form form={form}>
          <DraftNotice draft={draft} />
          <Mistakes refusal={act.refusal} />
          <FileField label={t.file} name="file" hint={t.fileHint} accept=".yaml,.yml,.json" value={[]} onChange={(files) => void take(files)} />
          {tooBig && <Notice tone="warn">{t.tooBig}</Notice>}
          <TextField label={t.fileName} required {...form.field('fileName')} />
          <AreaField label={t.source} required rows={18} {...form.field('source')} />
          <TextField label={t.reason} required {...form.field('reason')} />
          <Row justify="end">
            {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
            <LinkButton to="/quy-dinh/phien-ban" kind="quiet">
              {t.cancel}
            </LinkButton>
            <Button type="submit" kind="primary" busy={form.busy || act.busy}>
              {t.load}
            </Button>
          </Row>
        </Form>
      </Card>
    </Page>
  );
}

/** The refusal, and place by place what is wrong when the text has the wrong shape. */
function Mistakes({ refusal }: { refusal: RefusalBody | null }) {
  const t = useText(versionWords);
  const say = useSay();
  const places = refusal?.code.startsWith('law.') ? (refusal.fields ?? []) : [];
  if (places.length === 0) return <RefusalNotice refusal={refusal} />;
  return (
    <Notice tone="danger" title={t.mistakes}>
      <Stack gap={4}>
        {places.map((place) => (
          <span key={`${place.path}${place.message.en}`}>
            <code>{place.path || '—'}</code>: {say(place.message)}
          </span>
        ))}
      </Stack>
    </Notice>
  );
}

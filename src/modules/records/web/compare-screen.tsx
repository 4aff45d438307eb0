import {
  ActionButton,
  Card,
  Facts,
  Grid,
  LinkButton,
  linkTo,
  Page,
  ReadState,
  Stack,
  useGo,
  usePathParams,
  useRead,
  useText,
  WhyNot,
} from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import type { SideBySide, SidePerson } from '../shapes.ts';
import { Reasons } from './choose-dialog.tsx';
import { importWords } from './import-words.ts';
import { words } from './words.ts';

/** Two records side by side: a human decides which one stays. */
export default function CompareScreen() {
  const { a, b } = usePathParams<{ a: string; b: string }>();
  const read = useRead(recordsApi.compare, { params: { a, b } });
  return <ReadState read={read}>{(both) => <Both both={both} />}</ReadState>;
}

function Both({ both }: { both: SideBySide }) {
  const t = useText(importWords);
  const w = useText(words);
  return (
    <Page
      title={`${both.a.name} · ${both.b.name}`}
      crumbs={[
        { label: w.title, to: '/ly-lich' },
        { label: t.dupTitle, to: '/ly-lich/trung' },
      ]}
      subtitle={t.mergeText}
    >
      <Stack>
        <Reasons reasons={both.reasons} />
        <WhyNot decisions={[both.decision]} />
        <Grid least={320} stretch>
          <Side person={both.a} other={both.b} both={both} />
          <Side person={both.b} other={both.a} both={both} />
        </Grid>
      </Stack>
    </Page>
  );
}

function Side({ person, other, both }: { person: SidePerson; other: SidePerson; both: SideBySide }) {
  const t = useText(importWords);
  const w = useText(words);
  const go = useGo();
  const list = (values: readonly string[]) =>
    values.length === 0 ? (
      <span className="u-unknown">{t.nothing}</span>
    ) : (
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {values.map((value) => (
          <li key={value}>{value}</li>
        ))}
      </ul>
    );
  return (
    <Card
      title={person.name}
      aside={<LinkButton to={linkTo('/ly-lich/ca-nhan/$id', { id: person.id })}>{w.openRecord}</LinkButton>}
      footer={
        <ActionButton
          act={recordsApi.merge}
          body={{ fromId: other.id, intoId: person.id }}
          decision={both.decision}
          confirm={{ title: `${other.name} → ${person.name}?`, text: t.mergeText }}
          askReason
          done={{ vi: 'Đã nhập hai hồ sơ làm một.', en: 'The two records are one now.' }}
          onDone={() => go(linkTo('/ly-lich/ca-nhan/$id', { id: person.id }))}
        >
          {t.keepLeft}
        </ActionButton>
      }
    >
      <Facts
        look="lines"
        facts={[
          { label: t.posts, value: list(person.posts) },
          { label: t.ratings, value: list(person.ratings) },
          { label: t.awards, value: list(person.awards) },
          { label: t.works, value: list(person.initiatives) },
          { label: t.account, value: person.account ? w.yes : w.no },
        ]}
      />
    </Card>
  );
}

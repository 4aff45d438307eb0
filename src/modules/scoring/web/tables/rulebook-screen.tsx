import {
  ActionButton,
  AreaField,
  Button,
  Chip,
  FormAction,
  LinkButton,
  Menu,
  Notice,
  OriginMark,
  Page,
  Split,
  Stack,
  StatusChip,
  Why,
  WhyNot,
  addressOf,
  defineText,
  linkTo,
  useGo,
  usePathParams,
  useRead,
  useText,
} from '#ui/index.ts';
import { IconCopy, IconDots, IconDownload, IconFileSpreadsheet, IconGitCompare, IconPencil } from '#ui/icons.ts';
import { rulebookMarks, rulebookStates } from '../../labels.ts';
import { rulebookApi } from '../../rulebook/contract.ts';
import type { RulebookDetail } from '../../rulebook/shapes.ts';
import { ScreenState } from '../screen-state.tsx';
import { words } from '../words.ts';
import { RulebookAside } from './rulebook-aside.tsx';
import { RulebookTable } from './rulebook-table.tsx';
import { tableWords } from './table-words.ts';

const own = defineText({
  edit: { vi: 'Soạn tiếp', en: 'Edit' },
  newVersionAsk: { vi: 'Ra bản mới của bảng này?', en: 'Make a new version?' },
  newVersionText: {
    vi: 'Bản mới là bản nháp để sửa. Đơn vị đã chấm theo bản này vẫn giữ bản này.',
    en: 'The new version is a draft. Units scored by this one keep it.',
  },
  renewed: { vi: 'Đã ra bản mới.', en: 'The new version is made.' },
  ask: { vi: 'Trình công bố', en: 'Ask to publish' },
  askText: {
    vi: 'Người khác của Thường trực, hoặc lãnh đạo Bộ, sẽ xem và công bố.',
    en: 'Somebody else of the standing body, or the minister, looks and publishes.',
  },
  asked: { vi: 'Đã trình công bố.', en: 'Sent to be published.' },
  note: { vi: 'Lời nhắn cho người công bố', en: 'A note for whoever publishes' },
  publish: { vi: 'Công bố bảng điểm', en: 'Publish the table' },
  publishAsk: { vi: 'Công bố bảng điểm này?', en: 'Publish this table?' },
  publishText: {
    vi: 'Khối, cụm có thể mở chấm điểm theo bảng này. Công bố rồi không sửa được nữa, chỉ ra bản mới.',
    en: 'Groups may open scoring with it. After that it never changes; only a new version can.',
  },
  published: { vi: 'Đã công bố bảng điểm.', en: 'The table is published.' },
  giveBack: { vi: 'Trả lại người soạn', en: 'Return to its author' },
  given: { vi: 'Đã trả lại bản nháp.', en: 'The draft is returned.' },
  discard: { vi: 'Bỏ bản nháp', en: 'Drop the draft' },
  discardAsk: { vi: 'Bỏ bản nháp này?', en: 'Drop this draft?' },
  discardText: { vi: 'Bản nháp rời danh sách nhưng vẫn đọc lại được, cùng lý do.', en: 'It leaves the list but stays readable with the reason.' },
  discarded: { vi: 'Đã bỏ bản nháp.', en: 'The draft is dropped.' },
  more: { vi: 'Việc khác', en: 'More' },
  copy: { vi: 'Sao chép cho năm khác', en: 'Copy for another year' },
  excel: { vi: 'Tải Excel', en: 'Download Excel' },
  json: { vi: 'Tải tệp bảng điểm (JSON)', en: 'Download the rulebook file (JSON)' },
  frozen: { vi: 'Bảng đã khóa vì đang dùng để chấm. Muốn sửa, ra bản mới.', en: 'Locked because it is in use. To change it, make a new version.' },
  waiting: { vi: (name: string) => `${name} đã trình công bố bản này.`, en: (name: string) => `${name} asked to publish this version.` },
  gone: { vi: (why: string) => `Bản nháp này đã bỏ: ${why}`, en: (why: string) => `This draft was dropped: ${why}` },
  partial: {
    vi: 'Nguồn của bảng này chỉ đọc được một phần. Bổ sung cho đủ rồi đổi mức độ theo nguồn trong phần thiết lập.',
    en: 'Only a part of the source could be read. Complete it, then change how real it is in the settings.',
  },
});

export default function RulebookScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(rulebookApi.rulebook, { params: { id } });
  return (
    <ScreenState read={read} what="table">
      {(book) => <Rulebook key={`${book.id} ${book.version}`} book={book} />}
    </ScreenState>
  );
}

function Rulebook({ book }: { book: RulebookDetail }) {
  const t = useText(words);
  const b = useText(tableWords);
  const o = useText(own);
  const draft = book.state === 'DRAFT';
  return (
    <Page
      title={`${book.title} · ${t.version(book.versionNo) as string}`}
      crumbs={[
        { label: t.scoring, to: '/cham-diem' },
        { label: t.rulebooks, to: '/cham-diem/bang-diem' },
      ]}
      status={rulebookStates[book.state]}
      marks={
        <>
          <StatusChip status={rulebookMarks[book.mark]} />
          {draft && book.asked && <Chip tone="warn">{b.asked}</Chip>}
          {book.official && <Chip>{b.official}</Chip>}
          <OriginMark origin={book.origin} />
        </>
      }
      actions={<Verbs book={book} />}
    >
      <Stack>
        {draft && book.can.publish.ok === false && book.can.ask.ok === false && book.can.write.ok && <WhyNot decisions={[book.can.ask]} />}
        {draft && !book.can.write.ok && <WhyNot decisions={[book.can.publish]} />}
        {draft && book.asked && <Notice tone="info">{o.waiting(book.askedBy ?? '')}</Notice>}
        {book.state === 'DISCARDED' && <Notice tone="warn">{o.gone(book.discardReason ?? '')}</Notice>}
        {book.state === 'FROZEN' && <Why>{o.frozen}</Why>}
        {book.mark === 'synthetic' && <Notice tone="warn">{t.syntheticLong}</Notice>}
        {book.mark === 'partial' && <Notice tone="warn">{o.partial}</Notice>}
        <Split aside={<RulebookAside book={book} />}>
          <RulebookTable book={book} />
        </Split>
      </Stack>
    </Page>
  );
}

/** The verbs of a draft, of a published table, and those of every table. One is primary: what comes next. */
function Verbs({ book }: { book: RulebookDetail }) {
  const b = useText(tableWords);
  const o = useText(own);
  const go = useGo();
  const { can, version } = book;
  const params = { id: book.id };
  const draft = book.state === 'DRAFT';
  const other = book.versions.filter((one) => one.id !== book.id).at(-1);
  return (
    <>
      <Menu
        label={o.more}
        renderTrigger={(props) => <Button {...props} icon={IconDots} aria-label={o.more} />}
        groups={[
          {
            items: [
              { label: o.excel, icon: IconFileSpreadsheet, to: addressOf(rulebookApi.workbook, { params }) },
              { label: o.json, icon: IconDownload, to: addressOf(rulebookApi.file, { params }) },
              {
                label: b.compare,
                icon: IconGitCompare,
                to: linkTo('/cham-diem/bang-diem/so-sanh', {}, other ? { tu: other.id, den: book.id } : { den: book.id }),
              },
              { label: o.copy, icon: IconCopy, to: linkTo('/cham-diem/bang-diem/moi', {}, { tu: 'copy', bang: book.id }) },
            ],
          },
        ]}
      />
      {draft && can.discard.ok && (
        <ActionButton
          act={rulebookApi.discard}
          params={params}
          body={{ version }}
          confirm={{ title: o.discardAsk, text: o.discardText }}
          askReason
          done={own.discarded}
          onDone={() => go('/cham-diem/bang-diem')}
        >
          {o.discard}
        </ActionButton>
      )}
      {draft && can.giveBack.ok && (
        <ActionButton act={rulebookApi.giveBack} params={params} body={{ version }} askReason done={own.given}>
          {o.giveBack}
        </ActionButton>
      )}
      {draft && (can.try.ok || can.write.ok) && (
        <LinkButton to={linkTo('/cham-diem/bang-diem/$id/chay-thu', params)} decision={can.try}>
          {b.trial}
        </LinkButton>
      )}
      {draft && can.write.ok && (
        <LinkButton to={linkTo('/cham-diem/bang-diem/$id/soan', params)} icon={IconPencil} kind={can.ask.ok || can.publish.ok ? 'normal' : 'primary'}>
          {o.edit}
        </LinkButton>
      )}
      {draft && can.write.ok && can.ask.ok && (
        <FormAction
          act={rulebookApi.ask}
          params={params}
          start={{ version, note: '' }}
          kind="primary"
          text={o.askText}
          fields={(form) => <AreaField label={o.note} rows={2} {...form.field('note')} />}
          done={own.asked}
        >
          {o.ask}
        </FormAction>
      )}
      {draft && can.publish.ok && (
        <ActionButton
          act={rulebookApi.publishRulebook}
          params={params}
          body={{ version }}
          kind="primary"
          confirm={{ title: o.publishAsk, text: o.publishText }}
          done={own.published}
        >
          {o.publish}
        </ActionButton>
      )}
      {!draft && can.renew.ok && (
        <ActionButton
          act={rulebookApi.renew}
          params={params}
          body={{ version }}
          kind="primary"
          confirm={{ title: o.newVersionAsk, text: o.newVersionText }}
          askReason
          done={own.renewed}
          onDone={({ id }) => go(linkTo('/cham-diem/bang-diem/$id/soan', { id }))}
        >
          {b.newVersion}
        </ActionButton>
      )}
    </>
  );
}

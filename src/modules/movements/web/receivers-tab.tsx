import { showInstant } from '#platform/dates.ts';
import { z } from 'zod';
import {
  ActionButton,
  DataTable,
  EmptyState,
  Filters,
  Grow,
  Progress,
  Row,
  Stack,
  StateMark,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ chuamo: z.stringbool().default(false) });
type Receiver = MovementDetail['receivers'][number];

/** Who received and opened the launch, the unread first, with the reminder beside. */
export function ReceiversTab({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  const [search, setSearch] = useSearchState(address);
  const rows = movement.receivers.filter((one) => !search.chuamo || one.openedAt === null);
  const columns: Column<Receiver>[] = [
    { key: 'unit', title: t.receiver, cell: (row) => row.name, sort: (row) => row.name },
    { key: 'capacity', title: t.capacity, hideOnPhone: true, cell: (row) => row.capacity, sort: (row) => row.capacity },
    {
      key: 'opened',
      title: t.openedAt,
      cell: (row) =>
        row.openedAt ? (
          <StateMark kind="ok">{showInstant(row.openedAt)}</StateMark>
        ) : (
          <StateMark kind="wait">{t.notOpened(movement.daysSinceLaunch)}</StateMark>
        ),
      sort: (row) => row.openedAt,
    },
    { key: 'by', title: t.openedBy, hideOnPhone: true, cell: (row) => row.openedBy ?? '—' },
  ];
  return (
    <Stack>
      <Row justify="spread">
        <Grow>
          <Progress label={t.opened} done={movement.opened} of={movement.addressees} />
        </Grow>
        <ActionButton
          act={movementsApi.remind}
          params={{ id: movement.id }}
          decision={movement.can.remind}
          done={(answer) => ({ vi: `Đã nhắc ${answer.reminded} nơi.`, en: `${answer.reminded} reminded.` })}
        >
          {t.remind}
        </ActionButton>
      </Row>
      <Filters search={search} setSearch={setSearch} filters={[{ kind: 'toggle', key: 'chuamo', label: t.onlyUnread }]} />
      <DataTable
        caption={t.tabReceivers}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.unitId}
        dense
        empty={<EmptyState title={movement.receivers.length === 0 ? t.noReceivers : t.empty} />}
      />
    </Stack>
  );
}

import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Card,
  DataTable,
  EmptyState,
  Filters,
  Grid,
  Link,
  Page,
  Progress,
  ReadState,
  Stack,
  StateMark,
  linkTo,
  useLang,
  useRead,
  useSearchState,
  useText,
  useYear,
  type Column,
} from '#ui/index.ts';
import { movementsApi } from '../contract.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { matrixWords } from './matrix-words.ts';
import { words } from './words.ts';

type Matrix = ResponseOf<typeof movementsApi.matrix>;
type Unit = Matrix['units'][number];
type Cell = Unit['cells'][number];

const address = z.object({ nhom: z.string().optional() });

/** Units by movements: who has answered what, late or not, with the paper. */
export default function MatrixScreen() {
  const t = useText(matrixWords);
  const all = useText(words);
  const [year] = useYear();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(movementsApi.matrix, { query: { year, termId: search.nhom } });
  return (
    <Page title={t.title(year)} crumbs={[{ label: all.crumb, to: linkTo('/phong-trao', {}, { nam: year }) }]} subtitle={t.about}>
      <ReadState read={read}>
        {(matrix) => (
          <Stack>
            <Filters
              search={search}
              setSearch={setSearch}
              filters={[{ kind: 'select', key: 'nhom', label: t.group, options: matrix.terms.map((term) => ({ value: term.id, label: term.name })) }]}
            />
            <MatrixTable matrix={matrix} />
            <Rates matrix={matrix} />
          </Stack>
        )}
      </ReadState>
    </Page>
  );
}

function MatrixTable({ matrix }: { matrix: Matrix }) {
  const t = useText(matrixWords);
  const columns: Column<Unit>[] = [
    { key: 'unit', title: t.unit, width: 260, cell: (unit) => unit.name },
    { key: 'group', title: t.group, width: 130, hideOnPhone: true, cell: (unit) => unit.groupName },
    ...matrix.movements.map((movement, index): Column<Unit> => ({
      key: movement.id,
      title: movement.title,
      sub: t.rate(movement.responded, movement.of),
      cell: (unit) => <MatrixCell cell={unit.cells[index]} movementId={movement.id} />,
    })),
  ];
  return (
    <DataTable
      caption={t.title(matrix.year)}
      columns={columns}
      rows={matrix.units}
      rowKey={(unit) => unit.id}
      phone="table"
      dense
      empty={<EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
    />
  );
}

function MatrixCell({ cell, movementId }: { cell: Cell | undefined; movementId: string }) {
  const t = useText(matrixWords);
  const { lang } = useLang();
  if (!cell?.addressed) return <StateMark kind="none">{t.notAddressed}</StateMark>;
  if (cell.state === 'SUBMITTED')
    return (
      <StateMark
        kind={cell.late ? 'warn' : 'ok'}
        note={
          <>
            {showDate(cell.submittedOn, lang)}
            {cell.documentId && (
              <>
                {' '}
                · <Link to={linkTo('/van-ban/$id', { id: cell.documentId })}>{t.paper}</Link>
              </>
            )}
          </>
        }
      >
        <Link to={linkTo('/phong-trao/$id', { id: movementId }, { muc: 'huong-ung' })}>{cell.late ? t.late : t.responded}</Link>
      </StateMark>
    );
  if (cell.state === 'DRAFT') return <StateMark kind="doing">{t.drafting}</StateMark>;
  return <StateMark kind="wait">{cell.opened ? t.openedOnly : t.nothing}</StateMark>;
}

function Rates({ matrix }: { matrix: Matrix }) {
  const t = useText(matrixWords);
  return (
    <Grid least={280}>
      {matrix.movements.map((movement) => {
        const rates = matrix.rates.filter((rate) => rate.movementId === movement.id && rate.of > 0);
        return rates.length === 0 ? null : (
          <Card key={movement.id} title={movement.title} small>
            <Stack gap={10}>
              {rates.map((rate) => (
                <Progress key={rate.termId} label={rate.groupName} done={rate.responded} of={rate.of} />
              ))}
            </Stack>
          </Card>
        );
      })}
      {matrix.rates.length === 0 && <EmptyState title={t.empty} />}
    </Grid>
  );
}

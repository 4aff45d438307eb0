import { useState } from 'react';
import { z } from 'zod';
import { showHundredths } from '#platform/decimal.ts';
import {
  Button,
  Card,
  CheckField,
  Chip,
  DataTable,
  NumberField,
  Page,
  Row,
  Split,
  Stack,
  Why,
  usePathParams,
  useLang,
  useRead,
  useSearchState,
  useText,
  type Column,
} from '#ui/index.ts';
import { integrityApi, type WhatIfPlace } from '../../integrity/contract.ts';
import { Points } from '../pieces.tsx';
import { integrityWords } from './integrity-words.ts';
import { ScreenState } from '../screen-state.tsx';

/** The tried change is the address, so it can be sent to somebody. */
const searchSchema = z.object({ doi: z.string().default(''), bo: z.string().default('') });

/** `/cham-diem/neu-doi/$termId`: weights and conditions on a copy. */
export default function WhatIfScreen() {
  const { termId } = usePathParams<{ termId: string }>();
  const t = useText(integrityWords);
  const { lang } = useLang();
  const [search, setSearch] = useSearchState(searchSchema);
  const read = useRead(integrityApi.whatIf, { params: { termId }, query: { changes: search.doi, dropped: search.bo } });
  return (
    <ScreenState read={read} what="whatIf">
      {(answer) => (
        <Page
          title={t.whatIfOf(answer.groupName)}
          crumbs={[{ label: t.scoring, to: '/cham-diem' }, { label: answer.groupName }]}
          subtitle={`${answer.rulebook} · ${t.scaleNow(showHundredths(answer.scale, lang, 0), showHundredths(answer.newScale, lang, 0))}`}
        >
          <Stack>
            <Why>{t.whatIfWhy}</Why>
            <Split aside={<Places rows={answer.rows} moved={answer.moved} />}>
              <Weights key={`${search.doi}|${search.bo}`} items={answer.items} onTry={(doi, bo) => setSearch({ doi, bo })} />
            </Split>
          </Stack>
        </Page>
      )}
    </ScreenState>
  );
}

interface WeightItem {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly max: number;
  readonly newMax: number;
  readonly bare: boolean;
  readonly condition: boolean;
  readonly dropped: boolean;
}

function Weights({ items, onTry }: { items: readonly WeightItem[]; onTry: (changes: string, dropped: string) => void }) {
  const t = useText(integrityWords);
  const [tried, setTried] = useState<Readonly<Record<string, number | null>>>(Object.fromEntries(items.map((item) => [item.id, item.newMax])));
  const [dropped, setDropped] = useState<readonly string[]>(items.filter((item) => item.dropped).map((item) => item.code));
  const send = () =>
    onTry(
      items
        .flatMap((item) => {
          const max = tried[item.id] ?? item.max;
          return max === item.max ? [] : [`${item.code}=${showHundredths(max, 'en', 0).replaceAll(',', '')}`];
        })
        .join(';'),
      dropped.join(';'),
    );
  const columns: Column<WeightItem>[] = [
    {
      key: 'item',
      title: t.criterion,
      cell: (item) => (
        <>
          <b>{item.code}</b> {item.title}
          {item.condition && (
            <CheckField
              label={t.dropIt}
              value={dropped.includes(item.code)}
              onChange={(ticked) => setDropped(ticked ? [...dropped, item.code] : dropped.filter((code) => code !== item.code))}
            />
          )}
        </>
      ),
    },
    { key: 'max', title: t.max, align: 'right', cell: (item) => (item.bare ? null : <Points value={item.max} />) },
    {
      key: 'try',
      title: t.newMax,
      align: 'right',
      cell: (item) =>
        item.bare ? null : (
          <NumberField
            label={`${t.newMax}: ${item.code}`}
            hideLabel
            hundredths
            least={0}
            value={tried[item.id] ?? null}
            onChange={(value) => setTried({ ...tried, [item.id]: value })}
          />
        ),
    },
  ];
  return (
    <Card
      title={t.weights}
      flush
      footer={
        <Row>
          <Button kind="primary" onClick={send}>
            {t.tryIt}
          </Button>
          <Button kind="quiet" onClick={() => onTry('', '')}>
            {t.reset}
          </Button>
        </Row>
      }
    >
      <DataTable caption={t.weights} dense columns={columns} rows={items} rowKey={(item) => item.id} />
    </Card>
  );
}

function Places({ rows, moved }: { rows: readonly WhatIfPlace[]; moved: number }) {
  const t = useText(integrityWords);
  const columns: Column<WhatIfPlace>[] = [
    {
      key: 'rank',
      title: t.rank,
      cell: (row) => {
        if (row.rankAfter === null || row.rankBefore === null) return row.rankAfter ?? <span className="u-unknown">{t.noRank}</span>;
        return row.rankAfter === row.rankBefore ? (
          row.rankAfter
        ) : (
          <Chip tone={row.rankAfter < row.rankBefore ? 'ok' : 'warn'}>{t.rankMove(row.rankBefore, row.rankAfter)}</Chip>
        );
      },
    },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'then', title: t.pointsThen, align: 'right', cell: (row) => <Points value={row.after} /> },
  ];
  return (
    <Card title={t.result2} small flush footer={t.movedCount(moved)}>
      <DataTable caption={t.result2} dense columns={columns} rows={rows} rowKey={(row) => row.unitId} />
    </Card>
  );
}

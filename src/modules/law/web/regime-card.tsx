import { showDate } from '#platform/dates.ts';
import { Card, Chip, EmptyState, Facts, Item, List, Notice, Stack, StatusChip, useLang, useSay, useText } from '#ui/index.ts';
import { confidenceLabels, instrumentKinds, type InstrumentInForce, type Regime } from '../contract.ts';
import { words } from './words.ts';

interface Props {
  regime: Regime;
  instruments: InstrumentInForce[];
}

/** Which law, decree and circulars the day stands under, the sector's own circular among them. */
export function RegimeCard({ regime, instruments }: Props) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const span = [regime.from && t.from(showDate(regime.from, lang)), regime.to && t.until(showDate(regime.to, lang))].filter(Boolean).join(' ');
  const sector = instruments.filter((one) => one.scope === 'sector').map((one) => one.number);
  const known = (value: string) => value || t.notRecorded;
  return (
    <Card title={`${t.regime}: ${say(regime.name)}`} aside={<StatusChip status={confidenceLabels[regime.confidence]} />}>
      <Stack gap={12}>
        <Facts
          facts={[
            { label: t.holds, value: span },
            { label: say(instrumentKinds.law), value: known(regime.law) },
            { label: say(instrumentKinds.decree), value: known(regime.decree) },
            { label: say(instrumentKinds.circular), value: known(regime.circular) },
            { label: t.sectorCircular, value: known(sector.join('; ')) },
          ]}
        />
        {regime.note && <Notice tone={regime.confidence === 'V' ? 'info' : 'warn'}>{say(regime.note)}</Notice>}
      </Stack>
    </Card>
  );
}

/** The instruments in force one by one, the sector's own first. */
export function InstrumentsCard({ instruments }: { instruments: InstrumentInForce[] }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const sorted = [...instruments].sort((a, b) => Number(b.scope === 'sector') - Number(a.scope === 'sector'));
  return (
    <Card title={t.inForce} count={sorted.length} flush>
      {sorted.length === 0 ? (
        <EmptyState title={t.noInstrument} />
      ) : (
        <List>
          {sorted.map((one) => (
            <Item
              key={one.code}
              title={`${say(instrumentKinds[one.kind])} ${one.number}`}
              sub={say(one.title)}
              note={[
                one.from && t.from(showDate(one.from, lang)),
                one.to && t.until(showDate(one.to, lang)),
                one.replacedBy && t.replacedBy(one.replacedBy),
                one.note && say(one.note),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                <>
                  {one.scope === 'sector' && <Chip tone="brand">{t.sector}</Chip>}
                  {one.confidence !== 'V' && <StatusChip status={confidenceLabels[one.confidence]} />}
                </>
              }
            />
          ))}
        </List>
      )}
    </Card>
  );
}

import { showDate } from '#platform/dates.ts';
import { Card, Chip, Facts, Item, List, Notice, Stack, StatusChip, useLang, useSay, useText } from '#ui/index.ts';
import { confidenceLabels, instrumentKinds, type InstrumentInForce, type Regime } from '../contract.ts';
import { words } from './words.ts';

interface Props {
  regime: Regime;
  instruments: InstrumentInForce[];
}

/** The regime of the day and the instruments in force, the sector's own circular first. */
export function RegimeCard({ regime, instruments }: Props) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const span = [regime.from && t.from(showDate(regime.from, lang)), regime.to && t.until(showDate(regime.to, lang))].filter(Boolean).join(' ');
  const sorted = [...instruments].sort((a, b) => Number(b.scope === 'sector') - Number(a.scope === 'sector'));
  return (
    <Card title={`${t.regime}: ${say(regime.name)}`} aside={<StatusChip status={confidenceLabels[regime.confidence]} />}>
      <Stack gap={12}>
        <Facts facts={[{ label: t.regime, value: span || say(regime.name) }, ...(regime.decree ? [{ label: say(instrumentKinds.decree), value: regime.decree }] : [])]} />
        {regime.note && <Notice tone={regime.confidence === 'V' ? 'info' : 'warn'}>{say(regime.note)}</Notice>}
        <b>{t.inForce}</b>
        {sorted.length === 0 ? (
          <span>{t.noInstrument}</span>
        ) : (
          <List plain>
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
      </Stack>
    </Card>
  );
}

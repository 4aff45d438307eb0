import { Card, Chip, EmptyState, FormAction, Item, List, MultiField, TextField, useSay, useText, Why } from '#ui/index.ts';
import { useSpan } from '#modules/law/web/clauses-list.tsx';
import { lawDeskApi, type InitiativeOffer, type NominationDetail } from '../contract.ts';
import { lawWords } from './law-words.ts';

/** Which recognised works of the person the dossier leans on; one work serves one proposal (law.md §9). */
export function InitiativesCard({ it }: { it: NominationDetail }) {
  const t = useText(lawWords);
  const detailOf = (one: InitiativeOffer) =>
    [one.level && t[one.level], one.decisionNumber, one.uses.length > 0 && !one.chosen && t.usedFor(one.uses.join('; '))].filter(Boolean).join(' · ');
  const shown = it.can.declare.ok ? it.initiatives : it.initiatives.filter((one) => one.chosen);
  return (
    <Card
      title={t.initiatives}
      count={it.initiatives.filter((one) => one.chosen).length || undefined}
      aside={it.can.declare.ok && it.initiatives.length > 0 && <Choose it={it} />}
      flush
    >
      {shown.length === 0 ? (
        <EmptyState title={t.noInitiatives}>{t.noInitiativesDo}</EmptyState>
      ) : (
        <List>
          {shown.map((one) => (
            <Item
              key={one.id}
              title={one.title}
              sub={detailOf(one)}
              note={one.judged === 'warn' || one.judged === 'block' ? t.alsoFor(one.against.join('; ')) : undefined}
              end={<UseChip one={one} />}
            />
          ))}
        </List>
      )}
      {shown.some((one) => one.judged === 'warn') && <UseRule it={it} code="initiative-title-title" />}
      {shown.some((one) => one.judged === 'block') && <UseRule it={it} code="initiative-once" />}
    </Card>
  );
}

function UseChip({ one }: { one: InitiativeOffer }) {
  const t = useText(lawWords);
  if (one.judged === 'block') return <Chip tone="danger">{t.barred}</Chip>;
  if (one.judged === 'warn') return <Chip tone="warn">{one.chosen ? t.usedAgain : t.wouldBeAgain}</Chip>;
  return one.chosen ? <Chip tone="ok">{t.used}</Chip> : null;
}

/** The clause behind a warning, with where it stands and since when. */
function UseRule({ it, code }: { it: NominationDetail; code: string }) {
  const t = useText(lawWords);
  const say = useSay();
  const span = useSpan();
  const rule = it.notes.find((note) => note.id === code);
  if (!rule) return null;
  return (
    <div style={{ padding: '10px 16px 14px' }}>
      <Why>
        {say(rule.words)}. <br />
        {rule.source} · {span(rule.from, rule.to)}
        {rule.confidence !== 'V' && ` · ${t.toConfirm}`}
      </Why>
    </div>
  );
}

function Choose({ it }: { it: NominationDetail }) {
  const t = useText(lawWords);
  const start = {
    version: it.version,
    chosen: it.initiatives.filter((one) => one.chosen).map((one) => ({ initiativeId: one.id, reason: one.reason })),
  };
  return (
    <FormAction
      act={lawDeskApi.declare}
      params={{ id: it.id }}
      start={start}
      small
      decision={it.can.declare}
      text={t.chooseText}
      fields={(form) => {
        const { chosen } = form.values;
        const reason = chosen.find((one) => one.reason !== '')?.reason ?? '';
        return (
          <>
            <MultiField
              label={t.initiatives}
              name="chosen"
              options={it.initiatives.map((one) => ({
                value: one.id,
                label: one.title,
                hint: one.uses.length > 0 ? t.usedFor(one.uses.join('; ')) : '',
              }))}
              value={chosen.map((one) => one.initiativeId)}
              labelOf={(value) => it.initiatives.find((one) => one.id === value)?.title}
              onChange={(values) => form.set({ chosen: values.map((initiativeId) => ({ initiativeId, reason })) })}
            />
            <TextField
              label={t.again}
              name="again"
              value={reason}
              onChange={(value) => form.set({ chosen: chosen.map((one) => ({ ...one, reason: value })) })}
            />
          </>
        );
      }}
    >
      {t.choose}
    </FormAction>
  );
}

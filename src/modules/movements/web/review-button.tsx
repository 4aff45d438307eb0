import { AreaField, DateField, useSession, useText, type ButtonKind } from '#ui/index.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';
import { VerbButton } from './verb-button.tsx';
import { words } from './words.ts';

/** Interim review: results at least. Final review: results, limits and lessons, all three. */
export function ReviewButton({ verb, movement, kind }: { verb: 'reviewInterim' | 'reviewFinal'; movement: MovementDetail; kind: ButtonKind }) {
  const t = useText(words);
  const { today } = useSession();
  const final = verb === 'reviewFinal';
  return (
    <VerbButton
      act={movementsApi[verb]}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ heldOn: today as string | null, results: '', limits: '', lessons: '' }}
      schema={movementsApi[verb].body.omit({ version: true })}
      decision={movement.can[verb]}
      kind={kind}
      label={t[verb]}
      text={final ? t.noReviewsHint : undefined}
      width={640}
      fields={(form) => (
        <>
          <DateField label={t.reviewDate} required {...form.field('heldOn')} />
          <AreaField label={t.results} required {...form.field('results')} />
          <AreaField label={t.limits} required={final} {...form.field('limits')} />
          <AreaField label={t.lessons} required={final} {...form.field('lessons')} />
        </>
      )}
    />
  );
}

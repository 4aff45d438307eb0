import { showDate } from '#platform/dates.ts';
import { Card, EmptyState, Facts, Stack, StatusChip, useLang, useText } from '#ui/index.ts';
import { reviewKinds, type MovementDetail, type ReviewView } from '../contract.ts';
import { words } from './words.ts';

/** Reviews with results, limits and lessons; extensions and pauses with their reasons. */
export function ReviewsTab({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  if (movement.reviews.length === 0) return <EmptyState title={t.noReviews}>{t.noReviewsHint}</EmptyState>;
  return (
    <Stack>
      {movement.reviews.map((review) => (
        <Review key={review.id} review={review} />
      ))}
    </Stack>
  );
}

function Review({ review }: { review: ReviewView }) {
  const t = useText(words);
  const { lang } = useLang();
  const said = (label: string, value: string) => (value === '' ? [] : [{ label, value }]);
  return (
    <Card title={showDate(review.heldOn, lang)} aside={<StatusChip status={reviewKinds[review.kind]} />} footer={review.recordedBy || undefined}>
      <Facts
        facts={[
          ...said(t.results, review.results),
          ...said(t.limits, review.limits),
          ...said(t.lessons, review.lessons),
          ...said(t.reason, review.reason),
          ...(review.newEnd ? [{ label: t.endsOn, value: t.endMoved(showDate(review.oldEnd, lang), showDate(review.newEnd, lang)) }] : []),
        ]}
      />
    </Card>
  );
}

import type { PersonCardProps } from '#modules/directory/web/slots.ts';
import { AwardHistory } from './award-history.tsx';

export default function PersonAwardsCard({ personId }: PersonCardProps) {
  return <AwardHistory personId={personId} />;
}

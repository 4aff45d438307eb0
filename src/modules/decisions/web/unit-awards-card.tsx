import type { UnitCardProps } from '#modules/directory/web/slots.ts';
import { AwardHistory } from './award-history.tsx';

export default function UnitAwardsCard({ unitId }: UnitCardProps) {
  return <AwardHistory unitId={unitId} />;
}

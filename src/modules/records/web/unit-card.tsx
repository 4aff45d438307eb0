import type { UnitCardProps } from '#modules/directory/web/slots.ts';
import { RecordLink } from './record-link.tsx';

export default function UnitCard({ unitId }: UnitCardProps) {
  return <RecordLink kind="unit" id={unitId} />;
}

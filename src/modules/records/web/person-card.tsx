import type { PersonCardProps } from '#modules/directory/web/slots.ts';
import { RecordLink } from './record-link.tsx';

export default function PersonCard({ personId }: PersonCardProps) {
  return <RecordLink to="/ly-lich/ca-nhan/$id" id={personId} />;
}

import type { PersonCardProps } from '#modules/directory/web/slots.ts';
import { RecordLink } from './record-link.tsx';

export default function PersonCard({ personId }: PersonCardProps) {
  return <RecordLink kind="person" id={personId} />;
}

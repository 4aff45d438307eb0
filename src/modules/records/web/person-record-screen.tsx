import { ReadState, usePathParams, useRead } from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { RecordPage } from './record-page.tsx';

/** The life-long record of one person. */
export default function PersonRecordScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(recordsApi.person, { params: { id } });
  return <ReadState read={read}>{(record) => <RecordPage record={record} />}</ReadState>;
}

import { usePathParams, useText } from '#ui/index.ts';
import { MeetingView } from '#modules/councils/web/meeting-view.tsx';
import { nominationsApi } from '../contract.ts';
import { CaseTab } from './case-tab.tsx';
import { words } from './words.ts';

/** A council meeting with the cases it judges: councils gives the meeting, this module the cases and the sending. */
export default function MeetingScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(words);
  return (
    <MeetingView
      id={id}
      send={{ act: nominationsApi.takeResults, params: { meetingId: id } }}
      caseTab={{ label: t.case, view: (items) => <CaseTab meetingId={id} items={items} /> }}
    />
  );
}

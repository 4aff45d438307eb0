import { usePathParams } from '#ui/index.ts';
import { SubmissionView } from '#modules/decisions/web/submission-view.tsx';
import { nominationsApi } from '../contract.ts';

/** What the Minister decides: decisions gives the list, this module the verbs that also move the dossiers. */
export default function SubmissionScreen() {
  const { id } = usePathParams<{ id: string }>();
  return <SubmissionView id={id} decide={nominationsApi.decide} giveBack={nominationsApi.giveBack} />;
}

import { Ribbon, useSay, type Stage as RibbonStage } from '#ui/index.ts';
import { nominationStates, stageOf, stages, type NominationDetail, type Stage } from '../contract.ts';

const path: readonly Stage[] = ['proposing', 'appraising', 'council', 'approval', 'honoured'];

/** The stage it had reached when it stopped, from its own trail; the first when the trail cannot be read. */
function reachedStage(it: NominationDetail): Stage {
  const now = stageOf[it.state];
  if (now !== 'ended') return now;
  const passed = it.history.flatMap((one) => (one.from && stageOf[one.from] !== 'ended' ? [stageOf[one.from]] : []));
  return passed[0] ?? 'proposing';
}

/** Where the dossier stands on its way; a dossier that ended stays at the stage it had reached. */
export function PathRibbon({ it }: { it: NominationDetail }) {
  const say = useSay();
  const at = path.indexOf(reachedStage(it));
  const ended = stageOf[it.state] === 'ended';
  const ribbon: RibbonStage[] = path.map((stage, index) => ({
    key: stage,
    label: say(stages[stage]),
    state: index < at || (index === at && it.state === 'ARCHIVED') ? 'done' : index === at ? 'now' : 'next',
    ...(index === at ? { date: say(nominationStates[it.state]) } : {}),
    ...(index === at && ended ? { fraction: 0 } : {}),
  }));
  return <Ribbon label={say(nominationStates[it.state])} stages={ribbon} />;
}

import {
  ActionButton,
  Card,
  Chip,
  EmptyState,
  LinkButton,
  NumberField,
  OriginMark,
  Row,
  SelectField,
  Stack,
  StatusChip,
  TextField,
  linkTo,
  optionsOf,
  useGo,
  useSay,
  useText,
} from '#ui/index.ts';
import { criteriaApi, criteriaStates, judged, type CriteriaSet, type MovementDetail } from '../contract.ts';
import { CriteriaTable } from './criteria-table.tsx';
import { criteriaWords } from './criteria-words.ts';
import { VerbButton } from './verb-button.tsx';

/** The sets of a movement: collectives and individuals, extra items of blocks, drafts of the next version. */
export function CriteriaTab({ movement }: { movement: MovementDetail }) {
  const t = useText(criteriaWords);
  return (
    <Stack>
      <Row justify="end">
        <StartSet movement={movement} />
      </Row>
      {movement.noCriteriaReason && <Card title={t.noCriteriaReason}>{movement.noCriteriaReason}</Card>}
      {movement.criteriaSets.length === 0 && !movement.noCriteriaReason && <EmptyState title={t.noSets}>{t.noSetsHint}</EmptyState>}
      {movement.criteriaSets.map((set) => (
        <SetCard key={set.id} set={set} extendable={movement.extendable} />
      ))}
    </Stack>
  );
}

const addressOf = (set: { id: string; movementId: string }) => linkTo('/phong-trao/$id/tieu-chi/$setId', { id: set.movementId, setId: set.id });

function SetCard({ set, extendable }: { set: CriteriaSet; extendable: MovementDetail['extendable'] }) {
  const t = useText(criteriaWords);
  const say = useSay();
  const go = useGo();
  return (
    <Card
      title={`${say(judged[set.appliesTo])}: ${set.title}`}
      count={set.criteria.length}
      flush
      aside={
        <Row gap={6}>
          <OriginMark origin={set.origin} quiet />
          <Chip>{t.versionNo(set.versionNo)}</Chip>
          {set.group && <Chip tone="brand">{t.own(set.group.name)}</Chip>}
          <StatusChip status={criteriaStates[set.state]} />
          {set.group === null &&
            set.state !== 'DRAFT' &&
            extendable.map((group) => (
              <ActionButton
                key={group.groupId}
                small
                act={criteriaApi.extend}
                params={{ id: set.id }}
                body={{ groupId: group.groupId }}
                onDone={(made) => go(addressOf({ id: made.id, movementId: set.movementId }))}
              >
                {t.extend(group.groupName)}
              </ActionButton>
            ))}
          <LinkButton small to={addressOf(set)}>
            {t.open}
          </LinkButton>
        </Row>
      }
      footer={set.scaleNote || undefined}
    >
      <CriteriaTable criteria={set.criteria} caption={set.title} />
    </Card>
  );
}

function StartSet({ movement }: { movement: MovementDetail }) {
  const t = useText(criteriaWords);
  const go = useGo();
  const year = movement.fromYear ?? movement.ratesYear;
  return (
    <VerbButton
      act={criteriaApi.start}
      params={{ id: movement.id }}
      body={{}}
      initial={{
        appliesTo: 'collective' as 'collective' | 'individual' | null,
        year: year as number | null,
        title: '',
        copyFromId: null as string | null,
      }}
      schema={criteriaApi.start.body}
      decision={movement.can.addCriteria}
      label={t.start}
      onDone={(made) => go(addressOf({ id: made.id, movementId: movement.id }))}
      fields={(form) => (
        <>
          <SelectField label={t.appliesTo} required options={optionsOf(judged)} {...form.field('appliesTo')} />
          <NumberField label={t.year} required {...form.field('year')} />
          <TextField label={t.title} required {...form.field('title')} />
        </>
      )}
    />
  );
}

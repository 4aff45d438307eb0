import { Page, ReadState, WhyNot, linkTo, useAct, useGo, usePathParams, useRead, useText } from '#ui/index.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';
import { formWords } from './form-words.ts';
import { MovementForm, type MovementValues } from './movement-form.tsx';
import { words } from './words.ts';

export default function EditMovementScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(movementsApi.detail, { params: { id } });
  return <ReadState read={read}>{(movement) => <EditPage key={movement.version} movement={movement} />}</ReadState>;
}

/** What the page shows, as the form takes it. */
function valuesOf(movement: MovementDetail): MovementValues {
  const {
    title,
    kind,
    level,
    special,
    fromYear,
    toYear,
    startsOn,
    endsOn,
    interimOn,
    respondBy,
    themeId,
    purpose,
    callToAction,
    waitsFor,
    waitsUntil,
    noCriteriaReason,
  } = movement;
  return {
    title,
    kind,
    level,
    special,
    fromYear,
    toYear,
    startsOn,
    endsOn,
    interimOn,
    respondBy,
    themeId,
    purpose,
    callToAction,
    waitsFor,
    waitsUntil,
    noCriteriaReason,
    launcherUnitId: movement.launcher?.id ?? null,
    documentId: movement.document?.id ?? null,
    addresseeKinds: [...movement.addresseeKinds],
    addresseeUnitIds: movement.receivers.map((one) => one.unitId),
    parentIds: movement.parents.map((one) => one.id),
    contents: movement.contents.map(({ id, title: name, summary }) => ({ id, title: name, summary })),
    taskGroups: movement.taskGroups.map((group) => ({
      id: group.id,
      title: group.title,
      summary: group.summary,
      deliverables: group.deliverables.map((one) => ({ id: one.id, title: one.title, submitToUnitId: one.submitTo?.id ?? null })),
    })),
  };
}

/** Names of every unit the draft mentions. */
function namesOf(movement: MovementDetail): Record<string, string> {
  const mentioned = movement.taskGroups.flatMap((group) => group.deliverables.flatMap((one) => (one.submitTo ? [one.submitTo] : [])));
  return Object.fromEntries([...mentioned.map((unit) => [unit.id, unit.name]), ...movement.receivers.map((one) => [one.unitId, one.name])]);
}

function EditPage({ movement }: { movement: MovementDetail }) {
  const t = useText(formWords);
  const all = useText(words);
  const go = useGo();
  const back = linkTo('/phong-trao/$id', { id: movement.id });
  const read = useRead(movementsApi.options, {});
  const act = useAct(movementsApi.edit, { quiet: true, done: { vi: 'Đã lưu bản nháp.', en: 'Draft saved.' } });
  return (
    <Page
      title={t.edit}
      crumbs={[
        { label: all.crumb, to: '/phong-trao' },
        { label: movement.title, to: back },
      ]}
    >
      <WhyNot decisions={[movement.can.edit]} />
      <ReadState read={read}>
        {(options) => (
          <MovementForm
            draftKey={`movements.${movement.id}.${movement.version}`}
            initial={valuesOf(movement)}
            options={options}
            labels={{ document: movement.document?.label, units: namesOf(movement) }}
            busy={act.busy}
            refusal={act.refusal}
            back={back}
            onSubmit={async (body, done) => {
              const saved = await act.run({ params: { id: movement.id }, body: { ...body, version: movement.version } });
              if (!saved) return;
              done();
              go(back, { replace: true });
            }}
          />
        )}
      </ReadState>
    </Page>
  );
}

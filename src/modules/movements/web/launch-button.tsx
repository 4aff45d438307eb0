import { CheckField, ComboField, DateField, useSession, useText, type ButtonKind } from '#ui/index.ts';
import { movementsApi, type MovementDetail } from '../contract.ts';
import { findDocuments } from './find-documents.ts';
import { VerbButton } from './verb-button.tsx';
import { words } from './words.ts';

/** Launching names the paper, or says that its number will follow. */
export function LaunchButton({ movement, kind }: { movement: MovementDetail; kind: ButtonKind }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <VerbButton
      act={movementsApi.launch}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ launchedOn: today as string | null, documentId: movement.document?.id ?? null, numberPending: movement.document === null }}
      schema={movementsApi.launch.body.omit({ version: true })}
      decision={movement.can.launch}
      kind={kind}
      label={t.launch}
      text={t.launchText}
      done={{ vi: 'Đã phát động.', en: 'Launched.' }}
      fields={(form) => (
        <>
          <DateField label={t.launchedOn} required {...form.field('launchedOn')} />
          <ComboField label={t.document} load={findDocuments} valueLabel={movement.document?.label} {...form.field('documentId')} />
          <CheckField label={t.numberPending} {...form.field('numberPending')} />
        </>
      )}
    />
  );
}

export function SetDocumentButton({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <VerbButton
      act={movementsApi.setDocument}
      params={{ id: movement.id }}
      body={{ version: movement.version }}
      initial={{ documentId: null as string | null }}
      schema={movementsApi.setDocument.body.pick({ documentId: true })}
      decision={movement.can.setDocument}
      label={t.setDocument}
      fields={(form) => <ComboField label={t.document} required load={findDocuments} {...form.field('documentId')} />}
    />
  );
}

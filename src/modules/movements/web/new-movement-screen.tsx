import { Page, ReadState, linkTo, useAct, useGo, useRead, useText, useYear } from '#ui/index.ts';
import { movementsApi } from '../contract.ts';
import { formWords } from './form-words.ts';
import { emptyMovement, MovementForm } from './movement-form.tsx';
import { words } from './words.ts';

export default function NewMovementScreen() {
  const t = useText(formWords);
  const all = useText(words);
  const go = useGo();
  const [year] = useYear();
  const read = useRead(movementsApi.options, {});
  const act = useAct(movementsApi.draft, { quiet: true, done: { vi: 'Đã lưu bản nháp.', en: 'Draft saved.' } });
  return (
    <Page title={t.new} crumbs={[{ label: all.crumb, to: '/phong-trao' }]}>
      <ReadState read={read}>
        {(options) => (
          <MovementForm
            draftKey={`movements.new.${year}`}
            initial={{
              ...emptyMovement(year),
              level: options.levels[0] ?? null,
              launcherUnitId: options.launchers[0]?.id ?? null,
              themeId: options.themes.find((theme) => theme.year === year)?.id ?? null,
            }}
            options={options}
            busy={act.busy}
            refusal={act.refusal}
            back="/phong-trao"
            onSubmit={async (body, done) => {
              const saved = await act.run({ body });
              if (!saved) return;
              done();
              go(linkTo('/phong-trao/$id', { id: saved.id }), { replace: true });
            }}
          />
        )}
      </ReadState>
    </Page>
  );
}

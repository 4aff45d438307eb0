import { Card, Page, linkTo, useAct, useGo, useText } from '#ui/index.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { documentsApi } from '../contract.ts';
import { DocumentForm, emptyDocument } from './document-form.tsx';
import { words } from './words.ts';

export default function NewDocumentScreen() {
  const t = useText(words);
  const go = useGo();
  const act = useAct(documentsApi.add, { quiet: true, done: { vi: 'Đã lưu văn bản.', en: 'Saved.' } });
  return (
    <Page title={t.add} crumbs={[{ label: t.register, to: '/van-ban' }]}>
      <Card>
        <DocumentForm
          draftKey="documents.new"
          initial={emptyDocument}
          correcting={false}
          busy={act.busy}
          refusal={act.refusal}
          back="/van-ban"
          units={findUnits}
          onSubmit={async ({ reason: _, ...body }, done) => {
            const saved = await act.run({ body });
            if (!saved) return;
            done();
            go(linkTo('/van-ban/$id', { id: saved.id }), { replace: true });
          }}
        />
      </Card>
    </Page>
  );
}

import { ComboField, DateField, SelectField, TextField, linkTo, useGo, useSession, useText } from '#ui/index.ts';
import { directoryApi, type PersonDetail, type PersonPost } from '../contract.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { findUnits } from './find-units.ts';
import { ReasonField } from './unit-forms.tsx';
import { words } from './words.ts';

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const t = useText(words);
  const go = useGo();
  return (
    <ChangeDialog
      title={t.addPerson}
      act={directoryApi.addPerson}
      initial={{ fullName: '', honorific: null as string | null }}
      onClose={onClose}
      onDone={(saved) => go(linkTo('/ca-nhan/$id', { id: saved.id }))}
    >
      {(form) => (
        <>
          <TextField label={t.person} required {...form.field('fullName')} />
          <TextField label={t.honorific} hint={t.honorificHint} {...form.field('honorific')} />
        </>
      )}
    </ChangeDialog>
  );
}

export function EditPersonDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useText(words);
  const { fullName, honorific, version } = person;
  return (
    <ChangeDialog
      title={t.editPerson}
      act={directoryApi.editPerson}
      params={{ id: person.id }}
      initial={{ fullName, honorific, version, reason: '' }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextField label={t.person} required {...form.field('fullName')} />
          <TextField label={t.honorific} hint={t.honorificHint} {...form.field('honorific')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

export function GivePostDialog({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { unitId: null as string | null, title: '', validFrom: today as string | null, endsPostId: null as string | null };
  const open = person.posts.filter((post) => post.can.end.ok).map((post) => ({ value: post.id, label: `${post.title}, ${post.unit.shortName}` }));
  return (
    <ChangeDialog title={t.givePost} text={t.givePostText} act={directoryApi.givePost} params={{ id: person.id }} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <ComboField label={t.unit} required load={findUnits} {...form.field('unitId')} />
          <TextField label={t.post} required {...form.field('title')} />
          <DateField label={t.from} required most={today} {...form.field('validFrom')} />
          {open.length > 0 && <SelectField label={t.replaces} hint={t.replacesNone} options={open} {...form.field('endsPostId')} />}
        </>
      )}
    </ChangeDialog>
  );
}

export function EndPostDialog({ post, onClose }: { post: PersonPost; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  return (
    <ChangeDialog
      title={`${t.endPostTitle}: ${post.title}`}
      act={directoryApi.endPost}
      params={{ id: post.id }}
      initial={{ on: today as string | null, reason: '' }}
      verb={t.endPost}
      onClose={onClose}
    >
      {(form) => (
        <>
          <DateField label={t.lastDay} required most={today} {...form.field('on')} />
          <ReasonField form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

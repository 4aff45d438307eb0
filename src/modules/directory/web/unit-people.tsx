import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import {
  Button,
  Card,
  Chip,
  ComboField,
  DateField,
  Item,
  List,
  OriginMark,
  RadioField,
  Row,
  TextField,
  linkTo,
  useLang,
  useSession,
  useText,
} from '#ui/index.ts';
import { directoryApi, type OfficerRow, type UnitDetail, type UnitPost } from '../contract.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { findPeople } from './find-people.ts';
import { ReasonField } from './unit-forms.tsx';
import { usePeriod } from './unit-time.tsx';
import { words } from './words.ts';

/** A verb of somebody else's post is not shown; one of mine that cannot happen now is, with its reason. */
export const isMine = (decision: { ok: boolean; refusal?: { kind: string } }) => decision.ok || decision.refusal?.kind !== 'forbidden';

export function PostsCard({ unit }: { unit: UnitDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const [giving, setGiving] = useState(false);
  return (
    <Card
      title={t.posts(showDate(unit.on, lang))}
      count={unit.posts.length}
      flush={unit.posts.length > 0}
      aside={
        isMine(unit.can.givePost) && (
          <Button small decision={unit.can.givePost} onClick={() => setGiving(true)}>
            {t.givePost}
          </Button>
        )
      }
    >
      {unit.posts.length === 0 ? (
        <span className="u-unknown">{t.noPosts}</span>
      ) : (
        <List>
          {unit.posts.map((post) => (
            <Item
              key={post.id}
              title={[post.person.honorific, post.person.fullName].filter(Boolean).join(' ')}
              sub={post.title}
              note={post.actingRole}
              to={linkTo('/ca-nhan/$id', { id: post.person.id })}
              end={<PostDays post={post} />}
            />
          ))}
        </List>
      )}
      {giving && <GivePostDialog unit={unit} onClose={() => setGiving(false)} />}
    </Card>
  );
}

function PostDays({ post }: { post: UnitPost }) {
  const t = useText(words);
  const { lang } = useLang();
  const period = usePeriod();
  return (
    <Row gap={6}>
      {post.certain ? (
        <span className="u-small">{period(post.validFrom, post.validTo)}</span>
      ) : (
        <span className="u-small">{t.seenOn(showDate(post.seenOn, lang))}</span>
      )}
      {!post.certain && <Chip>{t.uncertain}</Chip>}
      <OriginMark origin={post.origin} quiet />
    </Row>
  );
}

function GivePostDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const [personId, setPersonId] = useState<string | null>(null);
  const initial = { unitId: unit.id, title: '', validFrom: today as string | null, endsPostId: null };
  return (
    <ChangeDialog title={t.givePost} act={directoryApi.givePost} params={{ id: personId ?? '' }} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <ComboField label={t.person} hint={t.appointHint} required load={findPeople} value={personId} onChange={setPersonId} name="personId" />
          <TextField label={t.post} required {...form.field('title')} />
          <DateField label={t.from} required most={today} {...form.field('validFrom')} />
        </>
      )}
    </ChangeDialog>
  );
}

export function OfficersCard({ unit }: { unit: UnitDetail }) {
  const t = useText(words);
  const [appointing, setAppointing] = useState(false);
  const [ending, setEnding] = useState<OfficerRow | null>(null);
  const period = usePeriod();
  return (
    <Card
      title={t.officers}
      count={unit.officers.filter((officer) => officer.validTo === null).length}
      flush={unit.officers.length > 0}
      aside={
        isMine(unit.can.appointOfficer) && (
          <Button small decision={unit.can.appointOfficer} onClick={() => setAppointing(true)}>
            {t.appoint}
          </Button>
        )
      }
    >
      {unit.officers.length === 0 ? (
        <span className="u-unknown">{t.noOfficers}</span>
      ) : (
        <List>
          {unit.officers.map((officer) => (
            <Item
              key={officer.id}
              title={officer.person.fullName}
              sub={period(officer.validFrom, officer.validTo)}
              end={
                <Row gap={8}>
                  <Chip tone={officer.fullTime ? 'ok' : 'neutral'}>{officer.fullTime ? t.fullTime : t.partTime}</Chip>
                  {officer.can.end.ok && (
                    <Button small kind="quiet" onClick={() => setEnding(officer)}>
                      {t.endOfficer}
                    </Button>
                  )}
                </Row>
              }
            />
          ))}
        </List>
      )}
      {appointing && <AppointDialog unit={unit} onClose={() => setAppointing(false)} />}
      {ending && <EndOfficerDialog officer={ending} onClose={() => setEnding(null)} />}
    </Card>
  );
}

function AppointDialog({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const [kind, setKind] = useState<'full' | 'part'>('part');
  const initial = { personId: null as string | null, fullTime: false, validFrom: today as string | null };
  return (
    <ChangeDialog
      title={t.appointTitle}
      act={directoryApi.appointOfficer}
      params={{ id: unit.id }}
      initial={initial}
      verb={t.appoint}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ComboField label={t.person} hint={t.appointHint} required load={findPeople} {...form.field('personId')} />
          <RadioField
            label={t.work}
            required
            name="fullTime"
            options={[
              { value: 'part', label: t.partTime },
              { value: 'full', label: t.fullTime },
            ]}
            value={kind}
            onChange={(value) => {
              setKind(value === 'full' ? 'full' : 'part');
              form.set({ fullTime: value === 'full' });
            }}
          />
          <DateField label={t.from} required most={today} {...form.field('validFrom')} />
        </>
      )}
    </ChangeDialog>
  );
}

function EndOfficerDialog({ officer, onClose }: { officer: OfficerRow; onClose: () => void }) {
  const t = useText(words);
  const { today } = useSession();
  const initial = { version: officer.version, on: today as string | null, reason: '' };
  return (
    <ChangeDialog
      title={`${t.endOfficerTitle}: ${officer.person.fullName}`}
      act={directoryApi.endOfficer}
      params={{ id: officer.id }}
      initial={initial}
      verb={t.endOfficer}
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

import { useState } from 'react';
import { showDate, showInstant } from '#platform/dates.ts';
import {
  AreaField,
  Button,
  Card,
  Chip,
  Dialog,
  Form,
  Item,
  List,
  PasswordField,
  RefusalNotice,
  SelectField,
  VerdictMark,
  Why,
  useAct,
  useForm,
  useLang,
  useText,
  type Verdict,
} from '#ui/index.ts';
import { IconWritingSign } from '#ui/icons.ts';
import { agreementsApi, type AgreementDetail, type Signature } from '../contract.ts';
import { shortCode } from './measure.ts';
import { words } from './words.ts';

type Member = AgreementDetail['members'][number];

/** Who has signed the text, who has not; by whose hand, on whose behalf, with which reservation. */
export function SignaturesCard({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const frozen = it.frozenHash !== null;
  const note = it.inForceOn ? t.inForceSince(showDate(it.inForceOn, lang)) : it.frozenOn ? t.inForceWhen(it.of, showDate(it.frozenOn, lang)) : null;
  return (
    <Card
      title={t.signatures}
      count={frozen ? `${it.signed}/${it.of}` : undefined}
      small
      aside={
        it.frozenHash && (
          <span className="u-small">
            {t.textCode} <b title={it.frozenHash}>{shortCode(it.frozenHash)}</b>
          </span>
        )
      }
    >
      <List plain>
        {it.members.map((member) => (
          <MemberRow key={member.unitId} member={member} open={frozen} />
        ))}
      </List>
      {!it.membersComplete && <Why>{t.membersPartial}</Why>}
      {note && it.state !== 'VOID' && <Why>{note}</Why>}
    </Card>
  );
}

function MemberRow({ member, open }: { member: Member; open: boolean }) {
  const t = useText(words);
  const { signature } = member;
  const [verdict, label, tone]: [Verdict, string, 'ok' | 'warn' | 'danger' | 'neutral'] = !signature
    ? ['wait', open ? t.notSigned : t.notYetOpen, open ? 'warn' : 'neutral']
    : signature.reservation
      ? ['flag', t.signedReserved, 'danger']
      : ['met', t.hasSigned, 'ok'];
  const post = member.post && t[member.post];
  return (
    <Item
      lead={<VerdictMark verdict={verdict} label={label} />}
      title={member.name}
      sub={post}
      note={signature && <SignatureNote signature={signature} />}
      end={<Chip tone={tone}>{label}</Chip>}
    />
  );
}

/** Name, post, moment; on whose behalf; reservation. */
export function SignatureNote({ signature }: { signature: Signature }) {
  const t = useText(words);
  return (
    <>
      {t.signedBy(signature.name, signature.post, showInstant(signature.signedAt))}
      {signature.onBehalfOf && <div>{t.onBehalf(signature.onBehalfOf)}</div>}
      {signature.reservation && <div>“{signature.reservation}”</div>}
    </>
  );
}

/** The one main button while something waits for this reader's signature. */
export function SignButton({ it }: { it: AgreementDetail }) {
  const t = useText(words);
  const [open, setOpen] = useState(false);
  const hash = it.amendment?.hash ?? it.frozenHash ?? '';
  const act = useAct(agreementsApi.sign, { quiet: true, done: { vi: 'Đã ký.', en: 'Signed.' }, onDone: () => setOpen(false) });
  const [first] = it.signFor;
  const form = useForm(
    { unitId: first?.unitId ?? null, reservation: '', password: '' },
    {
      refusal: act.refusal,
      onSubmit: ({ unitId, ...given }) =>
        unitId === null ? undefined : act.run({ params: { id: it.id }, body: { unitId, textHash: hash, ...given } }),
    },
  );
  const unit = it.signFor.find((one) => one.unitId === form.values.unitId) ?? first;
  if (!it.can.sign.ok && it.can.sign.refusal.kind === 'forbidden') return null;
  const label = it.signFor.length === 1 && first ? t.signFor(first.name) : t.sign;
  return (
    <>
      <Button
        kind="primary"
        icon={IconWritingSign}
        decision={it.can.sign}
        onClick={() => {
          act.clear();
          form.reset({ unitId: first?.unitId ?? null, reservation: '', password: '' });
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={unit ? t.signTitle(unit.name) : t.sign}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t.cancel}</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void form.submit()}>
              {t.sign}
            </Button>
          </>
        }
      >
        <Form form={form}>
          <div>{t.signText(shortCode(hash))}</div>
          {unit?.onBehalf && <Why>{t.signByPaper}</Why>}
          {it.signFor.length > 1 && (
            <SelectField
              label={t.signUnit}
              empty={false}
              options={it.signFor.map((one) => ({ value: one.unitId, label: one.name }))}
              {...form.field('unitId')}
            />
          )}
          <AreaField label={t.reservation} hint={t.reservationHint} rows={2} {...form.field('reservation')} />
          <PasswordField label={t.password} required {...form.field('password')} />
          <RefusalNotice refusal={act.refusal} />
        </Form>
      </Dialog>
    </>
  );
}

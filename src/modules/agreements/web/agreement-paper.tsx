import { Fragment } from 'react';
import { dayOf, showDate } from '#platform/dates.ts';
import { Button, Chip, Icon, OriginMark, Paper, PaperNote, Row, useLang, useSay, useText } from '#ui/index.ts';
import { IconMessage, IconTargetArrow, IconUsersGroup } from '#ui/icons.ts';
import { scopes, type AgreementDetail, type FrozenText, type Signature } from '../contract.ts';
import { liveState, measureText } from './measure.ts';
import { words } from './words.ts';

/** "Hà Nội, ngày 17 tháng 3 năm 2022"; the day only once it is known. */
function placeLine(place: string, day: string | null): string {
  const where = place === '' ? '……' : place;
  if (day === null) return `${where}, ngày …… tháng …… năm ……`;
  const [year, month, date] = day.split('-');
  return `${where}, ngày ${Number(date)} tháng ${Number(month)} năm ${year}`;
}

const heading = (it: AgreementDetail) => [it.organiser.toLocaleUpperCase('vi'), it.groupName.toLocaleUpperCase('vi')];

interface Props {
  readonly it: AgreementDetail;
  /** The clause whose opinions stand beside the paper. */
  readonly chosen: string | null;
  readonly onChoose: (clauseId: string) => void;
}

/** The agreement as paper: its words, under each article the commitments with their measure and live state. */
export function AgreementPaper({ it, chosen, onChoose }: Props) {
  const t = useText(words);
  return (
    <Paper
      issuer={heading(it)}
      place={placeLine(it.place, it.signedOn)}
      title={`GIAO ƯỚC THI ĐUA NĂM ${it.year}`}
      subtitle={it.theme ? `“${it.theme}”` : undefined}
    >
      {it.aim && <p>{it.aim}</p>}
      {it.focus && (
        <p>
          <b>Nét riêng của năm.</b> {it.focus}
        </p>
      )}
      {it.clauses.map((clause, index) => {
        const opinions = it.comments.filter((one) => one.clauseId === clause.id).length;
        return (
          <Fragment key={clause.id}>
            <p className={clause.id === chosen ? 'marked' : undefined}>
              <b>Điều {index + 1}.</b> {clause.title}
              {clause.summary && <>. {clause.summary}</>}
            </p>
            {clause.commitments.map((commitment) => (
              <CommitmentNote key={commitment.id} commitment={commitment} scope={clause.scope} />
            ))}
            <PrintedCommitments commitments={clause.commitments} />
            {(opinions > 0 || clause.origin) && (
              <div className="u-noprint">
                <Row gap={8}>
                  {opinions > 0 && (
                    <Button small kind="quiet" icon={IconMessage} aria-pressed={clause.id === chosen} onClick={() => onChoose(clause.id)}>
                      {t.opinionCount(opinions)}
                    </Button>
                  )}
                  <OriginMark origin={clause.origin} />
                </Row>
              </div>
            )}
          </Fragment>
        );
      })}
      {it.clauses.length === 0 && <p>……</p>}
      {it.frozenHash && (
        <div className="u-printonly">
          <SignatureBlocks signatures={it.members.map((member) => ({ unitName: member.name, signature: member.signature }))} hash={it.frozenHash} />
        </div>
      )}
    </Paper>
  );
}

type Commitment = AgreementDetail['clauses'][number]['commitments'][number];

function CommitmentNote({ commitment, scope }: { commitment: Commitment; scope: keyof typeof scopes }) {
  const { lang } = useLang();
  const say = useSay();
  const live = liveState(commitment, scope);
  const who = [say(scopes[scope]), commitment.ownerName].filter(Boolean).join(' · ');
  return (
    <PaperNote end={live && <Chip tone={live.tone}>{say(live.text)}</Chip>}>
      <Icon of={scope === 'group' ? IconUsersGroup : IconTargetArrow} small /> {who} · {commitment.title} · {measureText(commitment, lang)}
    </PaperNote>
  );
}

/** On paper a commitment is a line of the text, without its state. */
function PrintedCommitments({ commitments }: { commitments: readonly Commitment[] }) {
  return (
    <ul className="u-printonly">
      {commitments.map((one) => (
        <li key={one.id}>
          {one.title} ({[one.ownerName, measureText(one, 'vi')].filter(Boolean).join(' · ')}).
        </li>
      ))}
    </ul>
  );
}

/** The units below the text, each with its signature or the place for it. */
function SignatureBlocks({ signatures, hash }: { signatures: readonly { unitName: string; signature: Signature | null }[]; hash: string }) {
  return (
    <>
      <p>
        <b>ĐẠI DIỆN CÁC ĐƠN VỊ KÝ GIAO ƯỚC</b>
      </p>
      <ol>
        {signatures.map(({ unitName, signature }) => (
          <li key={unitName}>
            <b>{unitName}</b>
            {signature ? (
              <>
                : {signature.onBehalfOf ? `KT. ${signature.onBehalfOf} – ` : ''}
                {signature.name}, {signature.post}, đã ký ngày {showDate(dayOf(new Date(signature.signedAt)))}
                {signature.reservation && <i> (bảo lưu: {signature.reservation})</i>}
              </>
            ) : (
              ': ………… (chưa ký)'
            )}
          </li>
        ))}
      </ol>
      <div>
        <small>Mã văn bản: {hash}</small>
      </div>
    </>
  );
}

interface FrozenProps {
  readonly it: AgreementDetail;
  readonly text: FrozenText;
  readonly hash: string;
  readonly signatures: readonly Signature[];
}

/** A frozen text, an earlier revision or an amendment waiting for signatures, exactly as it was frozen. */
export function FrozenPaper({ it, text, hash, signatures }: FrozenProps) {
  const of = (party: string) => signatures.find((one) => one.unitName === party) ?? null;
  const title = text.revision === 1 ? `GIAO ƯỚC THI ĐUA NĂM ${text.year}` : `PHỤ LỤC LẦN ${text.revision} GIAO ƯỚC THI ĐUA NĂM ${text.year}`;
  return (
    <Paper issuer={heading(it)} place={placeLine(text.place, null)} title={title} subtitle={text.theme ? `“${text.theme}”` : undefined}>
      {text.reason && (
        <p>
          <i>Lý do sửa đổi: {text.reason}</i>
        </p>
      )}
      {text.aim && <p>{text.aim}</p>}
      {text.clauses.map((clause, index) => (
        <Fragment key={index}>
          <p>
            <b>Điều {index + 1}.</b> {clause.title}
            {clause.summary && <>. {clause.summary}</>}
          </p>
          <ul>
            {clause.commitments.map((one, place) => (
              <li key={place}>
                {one.title} ({[scopes[clause.scope].vi, one.owner, measureText(one, 'vi')].filter(Boolean).join(' · ')})
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
      <SignatureBlocks signatures={text.parties.map((unitName) => ({ unitName, signature: of(unitName) }))} hash={hash} />
    </Paper>
  );
}

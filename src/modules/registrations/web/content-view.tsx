import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { Card, Chip, Count, EmptyState, Item, List, Row, Stack, StatusChip, useLang, useSay, useText } from '#ui/index.ts';
import { EvidencePicker } from '#modules/evidence/web/evidence-picker.tsx';
import { initiativeFields, outcomes, type RegistrationDetail } from '../contract.ts';
import { words } from './words.ts';

type Target = RegistrationDetail['targets'][number];

/** What was registered, to be read: targets with their measure and proofs, initiatives, titles. */
export function ContentView({ it, mayProve }: { it: RegistrationDetail; mayProve: boolean }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  return (
    <Stack>
      <Card title={t.targets} count={it.targets.length || undefined} flush>
        {it.targets.length === 0 && <EmptyState>{t.noTargets}</EmptyState>}
        <List>
          {it.targets.map((target) => (
            <Item
              key={target.id}
              title={target.text}
              sub={<TargetAbout target={target} />}
              note={<TargetProof it={it} target={target} mayProve={mayProve} />}
              end={target.outcome && <StatusChip status={outcomes[target.outcome]} />}
            />
          ))}
        </List>
      </Card>
      <Card title={t.initiatives} count={it.initiatives.length || undefined} flush>
        {it.initiatives.length === 0 && <EmptyState>{t.noInitiatives}</EmptyState>}
        <List>
          {it.initiatives.map((initiative) => (
            <Item
              key={initiative.id}
              title={initiative.title}
              sub={initiative.authors.join(', ')}
              end={<Chip>{initiativeFields[initiative.field][lang]}</Chip>}
            />
          ))}
        </List>
      </Card>
      <Card title={t.titles}>
        {it.titles.length > 0 ? (
          <Row gap={8}>
            {it.titles.map((title) => (
              <Chip key={title.vi} tone="gold">
                {say(title)}
              </Chip>
            ))}
          </Row>
        ) : (
          <span>{it.noTitleReason ? `${t.none}: ${it.noTitleReason}` : t.noTitles}</span>
        )}
      </Card>
    </Stack>
  );
}

function TargetAbout({ target }: { target: Target }) {
  const { lang } = useLang();
  const amount = target.targetHundredths === null ? null : `${showHundredths(target.targetHundredths, lang, 0)} ${target.targetUnit}`;
  return <>{[amount, target.dueOn ? showDate(target.dueOn, lang) : null, target.criterion, target.outcomeNote].filter(Boolean).join(' · ')}</>;
}

/** Proofs of a target appear once there is something to prove with. */
function TargetProof({ it, target, mayProve }: { it: RegistrationDetail; target: Target; mayProve: boolean }) {
  if (it.state === 'DRAFT' || it.state === 'WITHDRAWN') return null;
  if (!mayProve) return target.proofs > 0 ? <Count value={target.proofs} /> : null;
  return <EvidencePicker objectType="target" objectId={target.id} unitId={it.unit.id} canChange={mayProve} />;
}

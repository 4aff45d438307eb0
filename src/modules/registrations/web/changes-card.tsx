import { showDate } from '#platform/dates.ts';
import { ActionButton, Card, Facts, Row, Stack, StatusChip, useLang, useSay, useText } from '#ui/index.ts';
import { changeStates, registrationsApi, type RegistrationDetail } from '../contract.ts';
import { words } from './words.ts';

/** Requests with before and after, the waiting one with its verbs. */
export function ChangesCard({ it }: { it: RegistrationDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  const body = { version: it.version };
  return (
    <Card title={t.changes} small>
      <Stack>
        {it.changes.map((change) => (
          <Stack key={change.id} gap={8}>
            <Row justify="spread">
              <b>{change.reason}</b>
              <StatusChip status={changeStates[change.state]} />
            </Row>
            <span className="u-small u-muted">{[change.madeBy, showDate(change.madeOn, lang), change.answer].filter(Boolean).join(' · ')}</span>
            {change.differences.map((difference, index) => (
              <Stack key={index} gap={4}>
                <span className="u-small u-muted">{say(difference.label)}</span>
                <Facts
                  facts={[
                    { label: t.before, value: difference.before ?? t.fresh },
                    { label: t.after, value: difference.after ?? t.gone },
                  ]}
                />
              </Stack>
            ))}
            {change.state === 'OPEN' && it.can.answerChange.ok && (
              <Row>
                <ActionButton
                  small
                  act={registrationsApi.answerChange}
                  params={{ id: it.id }}
                  body={{ ...body, approved: true, answer: '' }}
                  confirm={{ title: t.approve }}
                  done={words.answered}
                >
                  {t.approve}
                </ActionButton>
                <ActionButton
                  small
                  kind="quiet"
                  act={registrationsApi.answerChange}
                  params={{ id: it.id }}
                  body={{ ...body, approved: false, answer: '' }}
                  confirm={{ title: t.reject }}
                  done={words.answered}
                >
                  {t.reject}
                </ActionButton>
              </Row>
            )}
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}

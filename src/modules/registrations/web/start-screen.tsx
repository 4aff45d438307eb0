import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  Grid,
  LinkButton,
  linkTo,
  Page,
  ReadState,
  Row,
  Stack,
  StatusChip,
  useGo,
  useLang,
  useRead,
  useSession,
  useText,
  useYear,
  WhyNot,
} from '#ui/index.ts';
import { RuleNote } from '#modules/law/web/rule-note.tsx';
import { registrationsApi, windowStatuses } from '../contract.ts';
import { words } from './words.ts';

/** Blank or from last year's; for the unit's desk, and for everybody's own. */
export default function StartScreen() {
  const t = useText(words);
  const { lang } = useLang();
  const go = useGo();
  const [year] = useYear();
  const { today } = useSession();
  const read = useRead(registrationsApi.start, { query: { year } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={t.new}
          subtitle={t.year(year)}
          crumbs={[{ label: t.title, to: `/dang-ky?nam=${year}` }]}
          actions={<RuleNote on={today} topic="standard" />}
        >
          <Grid least={320}>
            {it.options.map((option, index) => (
              <Card
                key={option.subject}
                title={option.subject === 'unit' ? t.startUnit(it.unit?.name ?? '—') : t.startPerson}
                aside={<StatusChip status={windowStatuses[option.window?.status ?? 'NONE']} />}
              >
                <Stack gap={12}>
                  <span>{option.subject === 'unit' ? t.unitHint : t.personHint}</span>
                  {option.window && (
                    <span className="u-muted">{t.from(showDate(option.window.opensOn, lang), showDate(option.window.closesOn, lang))}</span>
                  )}
                  {option.existingId ? (
                    <Row>
                      <LinkButton to={linkTo('/dang-ky/$id', { id: option.existingId })}>{t.existing}</LinkButton>
                    </Row>
                  ) : (
                    <>
                      <Row>
                        {option.lastYear && (
                          <ActionButton
                            act={registrationsApi.begin}
                            kind={index === 0 ? 'primary' : 'normal'}
                            body={{ year, subject: option.subject, fromLastYear: true }}
                            decision={option.can.start}
                            onDone={(answer) => go(linkTo('/dang-ky/$id', { id: answer.id }))}
                          >
                            {t.startFromLast(option.lastYear.targets)}
                          </ActionButton>
                        )}
                        <ActionButton
                          act={registrationsApi.begin}
                          kind={index === 0 && !option.lastYear ? 'primary' : 'normal'}
                          body={{ year, subject: option.subject, fromLastYear: false }}
                          decision={option.can.start}
                          onDone={(answer) => go(linkTo('/dang-ky/$id', { id: answer.id }))}
                        >
                          {t.startBlank}
                        </ActionButton>
                      </Row>
                      <WhyNot decisions={[option.can.start]} />
                    </>
                  )}
                </Stack>
              </Card>
            ))}
          </Grid>
        </Page>
      )}
    </ReadState>
  );
}

import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  EmptyState,
  Grid,
  Item,
  Link,
  LinkButton,
  List,
  Progress,
  Row,
  Split,
  Stack,
  StatusChip,
  linkTo,
  useLang,
  useText,
} from '#ui/index.ts';
import { responseStates, type MovementDetail, type ResponseView } from '../contract.ts';
import { words } from './words.ts';

/** Who answered, with the plan and the work it serves; the rate of each group beside. */
export function ResponsesTab({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <Split aside={<Rates movement={movement} />}>
      {movement.myUnits.map((unit) => (
        <Card
          key={unit.unitId}
          title={t.myResponse}
          small
          aside={
            <LinkButton small to={linkTo('/phong-trao/$id/huong-ung', { id: movement.id })} decision={unit.response ? undefined : unit.can.respond}>
              {unit.response ? t.openResponse : t.draftResponse}
            </LinkButton>
          }
        >
          <Row>
            {unit.name}
            {unit.response ? <StatusChip status={responseStates[unit.response.state]} /> : <Chip tone="warn">{t.noResponses}</Chip>}
          </Row>
        </Card>
      ))}
      <Card title={t.tabResponses} count={movement.responded} flush>
        {movement.responses.length === 0 ? (
          <EmptyState title={t.noResponses} />
        ) : (
          <List>
            {movement.responses.map((response) => (
              <Response key={response.unitId} response={response} />
            ))}
          </List>
        )}
      </Card>
    </Split>
  );
}

function Response({ response }: { response: ResponseView }) {
  const t = useText(words);
  const { lang } = useLang();
  return (
    <Item
      title={response.unitName}
      sub={[response.title, response.groupName].filter(Boolean).join(' · ')}
      note={
        <>
          {response.plan && <div>{response.plan}</div>}
          {response.linkedWork && (
            <div>
              <b>{t.linkedWork}:</b> {response.linkedWork}
            </div>
          )}
          {response.document && <Link to={linkTo('/van-ban/$id', { id: response.document.id })}>{response.document.label}</Link>}
        </>
      }
      end={
        <>
          {response.synthetic && <Chip>{t.synthetic}</Chip>}
          {response.late && <Chip tone="warn">{t.late}</Chip>}
          <StatusChip status={responseStates[response.state]} />
          {response.submittedOn && <span>{showDate(response.submittedOn, lang)}</span>}
        </>
      }
    />
  );
}

function Rates({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  return (
    <Card title={t.rates(movement.ratesYear)}>
      {movement.rates.length === 0 ? (
        <span>{t.noRates}</span>
      ) : (
        <Grid least={260}>
          {movement.rates.map((rate) => (
            <Stack key={rate.termId} gap={4}>
              <Progress label={rate.groupName} done={rate.responded} of={rate.of} />
              <small>{rate.missing.length === 0 ? t.allResponded : t.missing(rate.missing.map((one) => one.name).join(', '))}</small>
            </Stack>
          ))}
        </Grid>
      )}
    </Card>
  );
}

import { useState } from 'react';
import { showDate } from '#platform/dates.ts';
import { showHundredths } from '#platform/decimal.ts';
import { AwardMarks, AwardNote, DecisionLink } from '#modules/decisions/web/award-pieces.tsx';
import { ActionButton, Button, Card, Chip, EmptyState, Item, linkTo, List, Row, Stack, StatusChip, Tile, useLang, useText } from '#ui/index.ts';
import { IconAward, IconBulb, IconPlus } from '#ui/icons.ts';
import { recordsApi } from '../contract.ts';
import { initiativeLevels } from '../labels.ts';
import type { RecordDetail } from '../shapes.ts';
import { AwardDialog, UsedWorkDialog } from './award-dialog.tsx';
import { InitiativeDialog } from './initiative-dialog.tsx';
import { Impact } from './impact.tsx';
import { words } from './words.ts';

/** Everything a subject was honoured with, and the works it rests on. */
export function AwardsTab({ record }: { record: RecordDetail }) {
  return (
    <Stack>
      <Awards record={record} />
      {record.subject.kind === 'person' && <Works record={record} />}
    </Stack>
  );
}

function Awards({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const [entering, setEntering] = useState(false);
  const [noting, setNoting] = useState<RecordDetail['awards'][number] | null>(null);
  return (
    <Card
      title={t.awardsTitle}
      icon={IconAward}
      count={record.awards.length}
      flush
      aside={
        <Button small icon={IconPlus} decision={record.can.keep} onClick={() => setEntering(true)}>
          {t.backEnter}
        </Button>
      }
    >
      {record.awards.length === 0 ? (
        <EmptyState icon={IconAward} title={t.noAwards} />
      ) : (
        <List>
          {record.awards.map((award) => (
            <Item
              key={award.id}
              lead={<Tile icon={IconAward} tone={award.state === 'AWARDED' || award.state === 'DECIDED' ? 'gold' : 'neutral'} />}
              title={`${award.year} · ${award.awardName}`}
              sub={<DecisionLink row={award} />}
              note={award.source || <AwardNote row={award} />}
              end={
                <Row gap={8}>
                  <AwardMarks row={award} />
                  {award.workUnnoted && !award.can.stateWork.ok && <Chip tone="warn">{t.workUnnoted}</Chip>}
                  {award.workUnnoted && award.can.stateWork.ok && (
                    <Button small kind="quiet" icon={IconBulb} onClick={() => setNoting(award)}>
                      {t.noteUsedWork}
                    </Button>
                  )}
                  {award.can.withdraw.ok && (
                    <ActionButton
                      act={recordsApi.withdrawAward}
                      params={{ id: award.id }}
                      body={{ version: award.version }}
                      small
                      kind="quiet"
                      confirm={{
                        title: `${t.withdrawAward}: ${award.awardName} ${award.year}`,
                        text: (
                          <Stack gap={10}>
                            <p>{t.withdrawAwardText}</p>
                            <Impact of={{ kind: 'award', id: award.id }} />
                          </Stack>
                        ),
                      }}
                      askReason
                      done={{ vi: 'Đã rút.', en: 'Withdrawn.' }}
                    >
                      {t.withdrawAward}
                    </ActionButton>
                  )}
                </Row>
              }
            />
          ))}
        </List>
      )}
      {noting && <UsedWorkDialog record={record} award={noting} onClose={() => setNoting(null)} />}
      {entering && <AwardDialog record={record} onClose={() => setEntering(false)} />}
    </Card>
  );
}

/** The unit of the newest post: first in the list. */
function unitNow({ posts }: RecordDetail) {
  const [post] = posts;
  return post && { id: post.unitId, name: post.unitName };
}

function Works({ record }: { record: RecordDetail }) {
  const t = useText(words);
  const { lang } = useLang();
  const [adding, setAdding] = useState(false);
  return (
    <Card
      title={t.initiatives}
      icon={IconBulb}
      count={record.initiatives.length}
      flush
      aside={
        <Button small icon={IconPlus} decision={record.can.keep} onClick={() => setAdding(true)}>
          {t.addInitiative}
        </Button>
      }
    >
      {record.initiatives.length === 0 ? (
        <EmptyState icon={IconBulb} title={t.noWorks} />
      ) : (
        <List>
          {record.initiatives.map((work) => (
            <Item
              key={work.id}
              lead={<Tile icon={IconBulb} tone="info" />}
              title={work.title}
              to={linkTo('/ly-lich/sang-kien/$id', { id: work.id })}
              sub={[
                work.recognisedOn && showDate(work.recognisedOn, lang),
                work.decisionNumber,
                work.share !== null && t.share(showHundredths(work.share, lang, 0)),
                t.usedTimes(work.uses),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                <Row gap={6}>
                  {work.level && <StatusChip status={initiativeLevels[work.level]} />}
                  {work.synthetic && <Chip>{t.synthetic}</Chip>}
                </Row>
              }
            />
          ))}
        </List>
      )}
      {adding && <InitiativeDialog person={record.subject} unit={unitNow(record)} onClose={() => setAdding(false)} />}
    </Card>
  );
}

import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  EmptyState,
  Item,
  LinkButton,
  List,
  Progress,
  ReadState,
  Stack,
  Tile,
  linkTo,
  useLang,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconListNumbers } from '#ui/icons.ts';
import { scoringApi } from '../../contract.ts';
import type { GroupSheets } from '../../shapes.ts';
import { words } from '../words.ts';
import { GroupCard } from './group-card.tsx';
import { yearWords } from './year-words.ts';

/** What I owe, then the groups near me, then the others in short. */
export function GroupsTab({ year }: { year: number }) {
  const y = useText(yearWords);
  const read = useRead(scoringApi.overview, { query: { year } });
  return (
    <ReadState read={read} isEmpty={(data) => data.groups.length === 0} empty={<EmptyState title={y.noGroups}>{y.noGroupsDo}</EmptyState>}>
      {(data) => (
        <Stack>
          <Owed owed={data.owed} />
          {data.groups
            .filter((group) => group.near)
            .map((group) => (
              <GroupCard key={group.termId} group={group} year={data.year} rulebooks={data.rulebooks} />
            ))}
          <Others groups={data.groups.filter((group) => !group.near)} />
        </Stack>
      )}
    </ReadState>
  );
}

interface Duty {
  readonly id: string;
  readonly title: { vi: string; en: string };
  readonly detail: { vi: string; en: string };
  readonly verb: { vi: string; en: string };
  readonly link: string;
  readonly dueOn: string | null;
}

function Owed({ owed }: { owed: readonly Duty[] }) {
  const y = useText(yearWords);
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  if (owed.length === 0) return null;
  return (
    <Card title={y.owed} count={owed.length} flush>
      <List>
        {owed.map((duty) => (
          <Item
            key={duty.id}
            lead={<Tile icon={IconListNumbers} />}
            title={say(duty.title)}
            sub={say(duty.detail)}
            end={
              <>
                {duty.dueOn && <Chip tone="warn">{t.dueBy(showDate(duty.dueOn, lang))}</Chip>}
                <LinkButton small to={duty.link}>
                  {say(duty.verb)}
                </LinkButton>
              </>
            }
          />
        ))}
      </List>
    </Card>
  );
}

function Others({ groups }: { groups: readonly GroupSheets[] }) {
  const y = useText(yearWords);
  if (groups.length === 0) return null;
  return (
    <Card title={y.others} flush>
      <List>
        {groups.map((group) => {
          const finals = group.sheets.filter((sheet) => sheet.state === 'FINAL').length;
          return (
            <Item
              key={group.termId}
              title={group.groupName}
              sub={group.lead ? y.lead(group.lead.name) : undefined}
              end={group.rulebook ? <Progress done={finals} of={group.sheets.length} /> : <span className="u-small">{y.notOpen}</span>}
              to={group.ranking ? linkTo('/cham-diem/xep-hang/$termId', { termId: group.termId }) : undefined}
            />
          );
        })}
      </List>
    </Card>
  );
}

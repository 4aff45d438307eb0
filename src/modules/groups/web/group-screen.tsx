import {
  Card,
  DataTable,
  EmptyState,
  Facts,
  LinkButton,
  OriginMark,
  Page,
  ReadState,
  Split,
  StatusChip,
  linkTo,
  usePathParams,
  useRead,
  useText,
  useYear,
} from '#ui/index.ts';
import { groupKinds, groupsApi, termStates } from '../contract.ts';
import { words } from './words.ts';

export default function GroupScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(words);
  const [year] = useYear();
  const read = useRead(groupsApi.detail, { params: { id } });
  return (
    <ReadState read={read}>
      {(group) => {
        const next = Math.max(year, (group.terms[0]?.year ?? year - 1) + 1);
        return (
          <Page
            title={group.name}
            crumbs={[{ label: t.groups, to: '/khoi-cum' }]}
            subtitle={group.organiser.name}
            marks={<OriginMark origin={group.origin} />}
            actions={
              <LinkButton kind="primary" to={linkTo('/khoi-cum/$id/de-xuat/$year', { id, year: String(next) })} decision={group.can.propose}>
                {t.propose(next)}
              </LinkButton>
            }
          >
            <Split
              aside={
                <Card small>
                  <Facts
                    look="lines"
                    facts={[
                      { label: t.kind, value: groupKinds[group.kind].vi },
                      { label: t.organiser, value: group.organiser.name },
                      ...(group.supervisor ? [{ label: t.supervisor, value: group.supervisor }] : []),
                      ...(group.region ? [{ label: t.region, value: group.region }] : []),
                      ...(group.aliases.length > 0 ? [{ label: t.aliases, value: group.aliases.join('; ') }] : []),
                    ]}
                  />
                </Card>
              }
            >
              <Card title={t.years} flush>
                <DataTable
                  caption={t.years}
                  rows={group.terms}
                  rowKey={(term) => term.id}
                  rowLink={(term) => linkTo('/khoi-cum/nhiem-ky/$id', { id: term.id })}
                  columns={[
                    { key: 'year', title: t.year, cell: (term) => term.year, width: 90 },
                    { key: 'head', title: t.head, cell: (term) => term.head?.name ?? t.unknown },
                    { key: 'deputy', title: t.deputy, cell: (term) => term.deputy?.name ?? t.unknown, hideOnPhone: true },
                    { key: 'members', title: t.members, align: 'right', cell: (term) => term.memberCount ?? t.unknown },
                    { key: 'state', title: t.state, cell: (term) => <StatusChip status={termStates[term.state]} /> },
                  ]}
                  empty={<EmptyState title={t.noTerm} />}
                />
              </Card>
            </Split>
          </Page>
        );
      }}
    </ReadState>
  );
}

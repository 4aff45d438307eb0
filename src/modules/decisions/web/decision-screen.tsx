import { showDate } from '#platform/dates.ts';
import {
  ActionButton,
  Card,
  Chip,
  DataTable,
  Facts,
  Link,
  linkTo,
  Page,
  ReadState,
  Stack,
  usePathParams,
  useLang,
  useRead,
  useText,
  type Column,
} from '#ui/index.ts';
import { decisionsApi, decisionStates, type AwardRow } from '../contract.ts';
import { BonusCard } from './bonus-card.tsx';
import { AwardMarks, AwardNote, recipientLink } from './award-pieces.tsx';
import { words } from './words.ts';

export default function DecisionScreen() {
  const { id } = usePathParams<{ id: string }>();
  const t = useText(words);
  const { lang } = useLang();
  const read = useRead(decisionsApi.decision, { params: { id } });
  const columns: Column<AwardRow>[] = [
    { key: 'recipient', title: t.recipient, cell: (row) => row.recipient.name, sort: (row) => row.recipient.name },
    { key: 'award', title: t.award, cell: (row) => row.awardName, sort: (row) => row.awardName },
    { key: 'year', title: t.year, align: 'right', width: 80, cell: (row) => row.year },
    { key: 'state', title: t.state, width: 200, cell: (row) => <AwardMarks row={row} /> },
    { key: 'note', title: '', cell: (row) => <AwardNote row={row} /> },
  ];
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={`${t.decision} ${it.number}`}
          crumbs={[
            { label: t.decisions, to: '/quyet-dinh' },
            { label: t.decisionsTab, to: '/quyet-dinh?muc=quyet-dinh' },
          ]}
          status={decisionStates[it.state]}
          subtitle={it.title}
          marks={it.synthetic ? <Chip>{t.synthetic}</Chip> : undefined}
          actions={
            it.state === 'ISSUED' && (
              <ActionButton
                act={decisionsApi.publish}
                params={{ id }}
                body={{ version: it.version }}
                kind="primary"
                decision={it.can.publish}
                confirm={{ title: t.publish, text: t.publishText }}
                done={{ vi: 'Đã công bố.', en: 'Published.' }}
              >
                {t.publish}
              </ActionButton>
            )
          }
        >
          <Stack>
            <Card>
              <Facts
                facts={[
                  { label: t.decidedOn, value: showDate(it.decidedOn, lang) },
                  { label: t.signer, value: [it.signerName, it.signerPost].filter(Boolean).join(', ') },
                  ...(it.documentId
                    ? [{ label: t.register, value: <Link to={linkTo('/van-ban/$id', { id: it.documentId })}>{it.number}</Link> }]
                    : []),
                  ...(it.publishedOn ? [{ label: t.publishedOn, value: showDate(it.publishedOn, lang) }] : []),
                  ...(it.submission
                    ? [
                        {
                          label: t.submission,
                          value: <Link to={linkTo('/quyet-dinh/trinh/$id', { id: it.submission.id })}>{it.submission.title}</Link>,
                        },
                      ]
                    : []),
                ]}
              />
            </Card>
            <Card title={t.awards} count={it.awardRows.length} flush>
              <DataTable caption={t.awards} columns={columns} rows={it.awardRows} rowKey={(row) => row.id} rowLink={recipientLink} />
            </Card>
            <BonusCard decisionId={it.id} decidedOn={it.decidedOn} />
          </Stack>
        </Page>
      )}
    </ReadState>
  );
}

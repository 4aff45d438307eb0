import type { ReactNode } from 'react';
import type { Endpoint } from '#platform/contract.ts';
import { showDate } from '#platform/dates.ts';
import { ActionButton, Card, Chip, Facts, Link, linkTo, Notice, Page, ReadState, Split, Stack, useLang, useRead, useText } from '#ui/index.ts';
import { decisionsApi, submissionStates } from '../contract.ts';
import { DecideForm } from './decide-form.tsx';
import { words } from './words.ts';

export interface SubmissionViewProps {
  readonly id: string;
  /** The verbs that also change the dossiers: their owner gives them. */
  readonly decide: Endpoint;
  readonly giveBack: Endpoint;
  /** More words of the owner, above the list. */
  readonly children?: ReactNode;
}

/** What the Minister decides: the list with its reasons, one opinion for each, one decision for those agreed (R-110). */
export function SubmissionView({ id, decide, giveBack, children }: SubmissionViewProps) {
  const t = useText(words);
  const { lang } = useLang();
  const read = useRead(decisionsApi.submission, { params: { id } });
  return (
    <ReadState read={read}>
      {(it) => (
        <Page
          title={it.title}
          crumbs={[
            { label: t.decisions, to: '/quyet-dinh' },
            { label: t.submissionsTab, to: '/quyet-dinh?muc=to-trinh' },
          ]}
          status={submissionStates[it.state]}
          subtitle={`${it.number} · ${t.dossiers(it.items)}${it.waiting > 0 ? `, ${t.waiting(it.waiting)}` : ''}`}
          marks={it.synthetic ? <Chip>{t.synthetic}</Chip> : undefined}
          actions={
            it.state === 'OPEN' && (
              <ActionButton
                act={giveBack}
                params={{ id }}
                body={{ version: it.version }}
                decision={it.can.giveBack}
                kind="danger"
                askReason
                confirm={{ title: t.giveBack, text: t.giveBackText }}
              >
                {t.giveBack}
              </ActionButton>
            )
          }
        >
          <Split
            aside={
              <Card small title={t.submission}>
                <Facts
                  look="lines"
                  facts={[
                    { label: t.submittedOn, value: showDate(it.submittedOn, lang) },
                    { label: t.submittedBy, value: it.submittedBy },
                    ...it.decisions.map((one) => ({
                      label: t.decision,
                      value: <Link to={linkTo('/quyet-dinh/$id', { id: one.id })}>{one.number}</Link>,
                    })),
                  ]}
                />
                <p>{it.note}</p>
              </Card>
            }
          >
            <Stack>
              {it.returnedReason && (
                <Notice tone="warn" title={t.returned}>
                  {it.returnedReason}
                </Notice>
              )}
              <Notice tone="info">{t.councilNote}</Notice>
              {children}
              <DecideForm key={it.version} it={it} act={decide} />
            </Stack>
          </Split>
        </Page>
      )}
    </ReadState>
  );
}

import { useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  Facts,
  Page,
  RadioField,
  ReadState,
  Row,
  SelectField,
  Split,
  Stack,
  linkTo,
  useAct,
  useGo,
  useRead,
  useText,
  type Option,
} from '#ui/index.ts';
import { agreementsApi, type StartOption } from '../contract.ts';
import type { TemplateKey } from '../templates.ts';
import { editWords, words } from './words.ts';

type Template = { readonly key: TemplateKey; readonly title: string; readonly clauses: readonly string[] };

export default function StartScreen() {
  const t = useText(editWords);
  const crumb = useText(words).agreements;
  const read = useRead(agreementsApi.startOptions, {});
  return (
    <Page title={t.start} crumbs={[{ label: crumb, to: '/giao-uoc' }]} subtitle={t.startAbout}>
      <ReadState read={read}>
        {({ terms, templates }) =>
          terms.length === 0 ? (
            <EmptyState title={t.nothingToStart}>{t.nothingToStartHint}</EmptyState>
          ) : (
            <Choose terms={terms} templates={templates} />
          )
        }
      </ReadState>
    </Page>
  );
}

/** What a draft begins with: `previous`, `blank`, or the key of a template. */
type Start = 'previous' | 'blank' | TemplateKey;

function Choose({ terms, templates }: { terms: readonly StartOption[]; templates: readonly Template[] }) {
  const t = useText(editWords);
  const go = useGo();
  const [termId, setTermId] = useState(terms[0]?.termId ?? null);
  const [chosen, setChosen] = useState<Start | null>(null);
  const act = useAct(agreementsApi.draft, { onDone: ({ id }) => go(linkTo('/giao-uoc/$id/soan', { id })) });
  const term = terms.find((one) => one.termId === termId);
  const start = chosen ?? (term?.previous ? 'previous' : 'block');
  const options: Option<Start>[] = [
    ...(term?.previous
      ? [{ value: 'previous' as const, label: t.fromPrevious(term.previous.title, term.previous.clauses), hint: t.fromPreviousHint }]
      : []),
    ...templates.map((one) => ({ value: one.key, label: one.title, hint: one.clauses.join(' · ') })),
    { value: 'blank', label: t.blank, hint: t.blankHint },
  ];
  const begin = () => {
    if (!term) return;
    const isTemplate = start !== 'previous' && start !== 'blank';
    void act.run({ body: { termId: term.termId, from: isTemplate ? 'template' : start, template: isTemplate ? start : null } });
  };
  return (
    <Split aside={term && <LastYear term={term} />}>
      <Card>
        <Stack>
          <SelectField
            label={t.term}
            empty={false}
            value={termId}
            onChange={(value) => {
              setTermId(value);
              setChosen(null);
            }}
            options={terms.map((one) => ({ value: one.termId, label: `${one.groupName} · ${one.year}` }))}
          />
          <RadioField label={t.how} cards value={start} onChange={setChosen} options={options} />
          <Row justify="end">
            <Button kind="primary" busy={act.busy} decision={term?.can.draft} onClick={begin}>
              {t.begin}
            </Button>
          </Row>
        </Stack>
      </Card>
    </Split>
  );
}

/** The new year starts with last year's assessment in view. */
function LastYear({ term }: { term: StartOption }) {
  const t = useText(editWords);
  const points = term.previous?.openPoints ?? [];
  return (
    <Card title={t.lastYear} small>
      <Stack gap={12}>
        <Facts look="lines" facts={[{ label: t.lastRating, value: term.lastRating }]} />
        {points.length === 0 ? (
          <span className="u-small">{t.nothingOpen}</span>
        ) : (
          <div>
            <div className="u-small">{t.openPoints}</div>
            <ul>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Card>
  );
}

import { endsInWords } from '../../engine/ends.ts';
import { stages, stageScorers } from '../../engine/settings.ts';
import { scorerWords, stageWords } from '../../engine/stage-words.ts';
import type { Draft, DraftBook } from '../../rulebook/bodies.ts';
import { chainOf, withChain } from '../../rulebook/setting-chain.ts';
import { list, type Json } from '../../rulebook/setting-line.ts';
import { classOf, combineWords, groupKindWords, withClass } from '../../rulebook/setting-lists.ts';
import type { RowEditor } from '../../rulebook/setting.ts';
import type { PlacedProblem } from '../../rulebook/problems.ts';
import { CheckField, FormGrid, MultiField, Notice, Row, SelectField, Stack, optionsOf, useSay, useText } from '#ui/index.ts';
import { SettledNumberField } from '#ui/fields-settled.tsx';
import type { ReactNode } from 'react';
import { EndsFields, bandBelow, endsOfRow } from './ends-fields.tsx';
import { DecimalField } from './fields.tsx';
import { RowList } from './row-list.tsx';
import { TitleAndCode } from './title-and-code.tsx';
import { rowWords } from './row-words.ts';

export interface RowsProps {
  readonly draft: Draft;
  readonly problems: readonly PlacedProblem[];
  readonly onChange: (book: DraftBook) => void;
}

function Classes({ draft, problems, onChange }: RowsProps) {
  const t = useText(rowWords);
  const say = useSay();
  const { book } = draft;
  const bands = list(classOf(book)['bands']);
  return (
    <Stack gap={8}>
      <span className="u-small">{t.classesHint}</span>
      <RowList
        field="settings.classification.bands"
        rows={bands}
        problems={problems}
        own={['code', 'from', 'to', 'title', 'title.vi']}
        most={20}
        onChange={(next) => onChange(withClass(book, { bands: next }))}
        nameOf={t.aClass as (place: number) => string}
        says={(band) => say(endsInWords(endsOfRow(band)))}
        fresh={() => ({ code: String.fromCharCode(65 + bands.length), title: '', ...bandBelow(bands) })}
        addLabel={t.addClass}
        draw={(band, set, wrong) => (
          <>
            <TitleAndCode label={t.className} hint={t.classNameHint} row={band} set={set} wrong={wrong} />
            <EndsFields row={band} set={set} wrong={wrong} />
          </>
        )}
      />
    </Stack>
  );
}

const tieKinds = ['fewer_failed_conditions', 'group_points', 'base_total', 'women_share'] as const;

function Ties({ draft, problems, onChange }: RowsProps) {
  const t = useText(rowWords);
  const { book, items } = draft;
  const rules = list(book.rules['tieRules']);
  const heads = items.filter((item) => item.kind === 'heading');
  const groups = (current: string) => [
    ...heads.map((item) => ({ value: item.code, label: `${item.code} ${item.title}` })),
    ...(current === '' || heads.some((item) => item.code === current) ? [] : [{ value: current, label: current }]),
  ];
  const start: Readonly<Record<string, Json>> = {
    group_points: { rule: 'group_points', group: heads[0]?.code ?? '' },
    women_share: { rule: 'women_share', atLeastPercent: '70' },
  };
  const unused = tieKinds.find((kind) => kind === 'group_points' || !rules.some((rule) => rule['rule'] === kind)) ?? 'group_points';
  return (
    <Stack gap={8}>
      <span className="u-small">{t.tiesHint}</span>
      <RowList
        field="settings.tieRules"
        rows={rules}
        problems={problems}
        most={10}
        onChange={(tieRules) => onChange({ ...book, rules: { ...book.rules, tieRules } })}
        nameOf={t.aTie as (place: number) => string}
        fresh={() => start[unused] ?? { rule: unused }}
        addLabel={t.addTie}
        draw={(rule, set) => (
          <FormGrid>
            <SelectField
              label={t.tieRule}
              empty={false}
              value={String(rule['rule'])}
              options={tieKinds.map((kind) => ({ value: kind as string, label: t[`tie_${kind}`] }))}
              onChange={(kind) => kind !== null && set({ group: undefined, atLeastPercent: undefined, ...(start[kind] ?? { rule: kind }) })}
            />
            {rule['rule'] === 'group_points' && (
              <SelectField
                label={t.tieGroup}
                value={String(rule['group'] ?? '')}
                options={groups(String(rule['group'] ?? ''))}
                onChange={(group) => set({ group: group ?? '' })}
              />
            )}
            {rule['rule'] === 'women_share' && (
              <DecimalField
                label={t.tiePercent}
                value={rule['atLeastPercent'] ?? '70'}
                onChange={(atLeastPercent) => set({ atLeastPercent: atLeastPercent ?? '' })}
              />
            )}
          </FormGrid>
        )}
      />
    </Stack>
  );
}

/** Who can do this stage. */
const fitting = (stage: string): readonly string[] => stageScorers[stage as keyof typeof stageScorers] ?? [];

/** Offered are those who can do the stage; what the row says otherwise stays to be seen and changed. */
function scorersFor(row: Json) {
  const now = String(row['by']);
  const fits = fitting(String(row['stage']));
  return [...fits, ...(fits.includes(now) ? [] : [now])].map((by) => ({ value: by, label: scorerWords[by as keyof typeof scorerWords] }));
}

function Stages({ draft, problems, onChange }: RowsProps) {
  const t = useText(rowWords);
  const say = useSay();
  const { book } = draft;
  const rows = list(chainOf(book)['stages']);
  const missing = stages.find((stage) => !rows.some((row) => row['stage'] === stage)) ?? 'check';
  return (
    <Stack gap={8}>
      <span className="u-small">{t.stagesHint}</span>
      <RowList
        field="settings.chain.stages"
        rows={rows}
        problems={problems}
        most={12}
        onChange={(next) => onChange(withChain(book, { stages: next }))}
        nameOf={t.aStage as (place: number) => string}
        says={(row) => say(stageWords[row['stage'] as keyof typeof stageWords])}
        fresh={() => ({ stage: missing, by: stageScorers[missing][0], days: null })}
        addLabel={t.addStage}
        draw={(row, set) => (
          <FormGrid>
            <SelectField
              label={t.stage}
              empty={false}
              value={String(row['stage'])}
              options={stages.map((stage) => ({ value: stage as string, label: stageWords[stage] }))}
              onChange={(stage) => stage !== null && set({ stage, ...(fitting(stage).includes(String(row['by'])) ? {} : { by: fitting(stage)[0] }) })}
            />
            <SelectField label={t.by} empty={false} value={String(row['by'])} options={scorersFor(row)} onChange={(by) => set({ by })} />
            <SettledNumberField
              label={t.days}
              least={1}
              most={365}
              value={typeof row['days'] === 'number' ? row['days'] : null}
              onChange={(days) => set({ days })}
            />
          </FormGrid>
        )}
      />
    </Stack>
  );
}

function Departments({ draft, problems, onChange }: RowsProps) {
  const t = useText(rowWords);
  const { book } = draft;
  const rows = list(book.rules['departments']);
  return (
    <Stack gap={8}>
      <span className="u-small">{t.departmentsHint}</span>
      <RowList
        field="settings.departments"
        rows={rows}
        problems={problems}
        own={['code', 'title', 'title.vi']}
        most={100}
        onChange={(departments) => onChange({ ...book, rules: { ...book.rules, departments } })}
        nameOf={t.aDepartment as (place: number) => string}
        fresh={() => ({ code: `BP${rows.length + 1}`, title: '' })}
        addLabel={t.addDepartment}
        draw={(row, set, wrong) => <TitleAndCode label={t.departmentName} row={row} set={set} wrong={wrong} />}
      />
    </Stack>
  );
}

const groupKinds = Object.keys(groupKindWords) as DraftBook['groupKinds'];

function Kinds({ draft, onChange }: RowsProps) {
  const t = useText(rowWords);
  const say = useSay();
  const { book } = draft;
  return (
    <Stack gap={6}>
      <Row gap={20}>
        {groupKinds.map((kind) => (
          <CheckField
            key={kind}
            label={say(groupKindWords[kind])}
            value={book.groupKinds.includes(kind)}
            onChange={(on) => {
              const next = groupKinds.filter((one) => (one === kind ? on : book.groupKinds.includes(one)));
              if (next.length > 0) onChange({ ...book, groupKinds: next });
            }}
          />
        ))}
      </Row>
      {book.groupKinds.length === 1 && <span className="u-xs">{t.kindsMissing}</span>}
    </Stack>
  );
}

function Cross({ draft, problems, onChange }: RowsProps) {
  const t = useText(rowWords);
  const say = useSay();
  const { book, items } = draft;
  const cross = book.rules['crossScoring'] as Json | null | undefined;
  const put = (next: Json | null) => onChange({ ...book, rules: { ...book.rules, crossScoring: next } });
  const set = (change: Json) => put({ ...cross, ...change });
  const wrong = problems.filter((one) => one.field.startsWith('settings.crossScoring'));
  return (
    <Stack gap={10}>
      <CheckField label={t.crossOn} value={Boolean(cross)} onChange={(on) => put(on ? { scorersPerUnit: 3, combine: 'mean', days: 10 } : null)} />
      {cross && (
        <>
          {[...new Set(wrong.map((one) => say(one.message)))].map((text) => (
            <Notice key={text} tone="warn">
              {text}
            </Notice>
          ))}
          <FormGrid>
            <SettledNumberField
              label={t.crossCount}
              required
              least={1}
              most={50}
              value={typeof cross['scorersPerUnit'] === 'number' ? cross['scorersPerUnit'] : null}
              onChange={(scorersPerUnit) => set({ scorersPerUnit })}
            />
            <SelectField
              label={t.crossCombine}
              empty={false}
              value={String(cross['combine'] ?? 'mean')}
              options={optionsOf(combineWords)}
              onChange={(combine) => set({ combine })}
            />
            <SettledNumberField
              label={t.crossDays}
              required
              least={1}
              most={90}
              value={typeof cross['days'] === 'number' ? cross['days'] : cross['days'] === undefined ? 10 : null}
              onChange={(days) => set({ days })}
            />
          </FormGrid>
          <MultiField
            label={t.crossCriteria}
            hint={t.crossCriteriaHint}
            value={Array.isArray(cross['criteria']) ? cross['criteria'].map(String) : []}
            options={items.filter((item) => item.kind === 'manual').map((item) => ({ value: item.code, label: `${item.code} ${item.title}` }))}
            onChange={(criteria) => set({ criteria })}
          />
        </>
      )}
    </Stack>
  );
}

/** The lists of settings, each as rows or choices instead of lines of text. */
export const rowEditors: Readonly<Record<RowEditor, (props: RowsProps) => ReactNode>> = {
  kinds: Kinds,
  classes: Classes,
  ties: Ties,
  stages: Stages,
  departments: Departments,
  cross: Cross,
};

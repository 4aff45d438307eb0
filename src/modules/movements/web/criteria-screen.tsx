import { useState } from 'react';
import {
  ActionButton,
  Button,
  Card,
  Chip,
  Item,
  List,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Split,
  StatusChip,
  linkTo,
  useGo,
  usePathParams,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { IconPencil } from '#ui/icons.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { criteriaApi, criteriaStates, judged } from '../contract.ts';
import { CriteriaForm } from './criteria-form.tsx';
import { CriteriaTable } from './criteria-table.tsx';
import { criteriaWords } from './criteria-words.ts';
import { words } from './words.ts';

type Detail = ResponseOf<typeof criteriaApi.detail>;

export default function CriteriaScreen() {
  const { setId } = usePathParams<{ id: string; setId: string }>();
  const read = useRead(criteriaApi.detail, { params: { id: setId } });
  return <ReadState read={read}>{(set) => <CriteriaPage key={`${set.id}.${set.version}`} set={set} />}</ReadState>;
}

function CriteriaPage({ set }: { set: Detail }) {
  const t = useText(criteriaWords);
  const all = useText(words);
  const say = useSay();
  const go = useGo();
  const [editing, setEditing] = useState(false);
  const toSet = (id: string) => linkTo('/phong-trao/$id/tieu-chi/$setId', { id: set.movementId, setId: id });
  return (
    <Page
      title={set.title}
      crumbs={[
        { label: all.crumb, to: '/phong-trao' },
        { label: set.movementTitle, to: linkTo('/phong-trao/$id', { id: set.movementId }, { muc: 'tieu-chi' }) },
      ]}
      status={criteriaStates[set.state]}
      subtitle={[say(judged[set.appliesTo]), `${t.year} ${set.year}`, t.versionNo(set.versionNo), set.group && t.own(set.group.name)]
        .filter(Boolean)
        .join(' · ')}
      marks={<OriginMark origin={set.origin} />}
      actions={
        !editing &&
        (set.state === 'DRAFT' ? (
          <>
            <Button icon={IconPencil} decision={set.can.edit} onClick={() => setEditing(true)}>
              {t.edit}
            </Button>
            <ActionButton
              act={criteriaApi.publish}
              params={{ id: set.id }}
              body={{ version: set.version }}
              decision={set.can.publish}
              kind="primary"
              confirm={{ title: t.publish, text: t.publishText }}
            >
              {t.publish}
            </ActionButton>
          </>
        ) : (
          <ActionButton
            act={criteriaApi.revise}
            params={{ id: set.id }}
            body={{ version: set.version }}
            decision={set.can.revise}
            confirm={{ title: t.revise, text: t.reviseText }}
            onDone={(made) => go(toSet(made.id))}
          >
            {t.revise}
          </ActionButton>
        ))
      }
    >
      {editing ? (
        <CriteriaForm set={set} onDone={() => setEditing(false)} />
      ) : (
        <Split
          asideWidth={280}
          aside={
            <Card title={t.versions} count={set.versions.length} flush>
              <List>
                {set.versions.map((one) => (
                  <Item
                    key={one.id}
                    title={t.versionNo(one.versionNo)}
                    sub={one.hash ? `${t.hash} ${one.hash.slice(0, 8)}…` : undefined}
                    end={<StatusChip status={criteriaStates[one.state]} />}
                    to={toSet(one.id)}
                    chosen={one.id === set.id}
                  />
                ))}
              </List>
            </Card>
          }
        >
          {set.scaleNote && <Notice tone="info">{set.scaleNote}</Notice>}
          <Card title={t.set} count={set.criteria.length} flush>
            <CriteriaTable criteria={set.criteria} caption={set.title} />
          </Card>
          {set.base && (
            <Card title={`${t.common}: ${set.base.title}`} count={set.base.criteria.length} aside={<Chip>{t.common}</Chip>} flush>
              <CriteriaTable criteria={set.base.criteria} caption={set.base.title} />
            </Card>
          )}
        </Split>
      )}
    </Page>
  );
}

import {
  ComboField,
  AreaField,
  Button,
  Card,
  DataTable,
  Form,
  FormGrid,
  LinkButton,
  MultiField,
  Page,
  ReadState,
  RefusalNotice,
  Row,
  Stack,
  Why,
  linkTo,
  useAct,
  useForm,
  useGo,
  usePathParams,
  useRead,
  useSay,
  useText,
} from '#ui/index.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import type { ResponseOf } from '#platform/contract.ts';
import { groupsApi } from '../contract.ts';
import { words } from './words.ts';

type Rotation = ResponseOf<typeof groupsApi.rotation>;

export default function ProposeTermScreen() {
  const { id, year } = usePathParams<{ id: string; year: string }>();
  const t = useText(words);
  const read = useRead(groupsApi.rotation, { params: { id }, query: { year: Number(year) } });
  const group = useRead(groupsApi.detail, { params: { id } });
  return (
    <Page
      title={t.propose(Number(year))}
      crumbs={[
        { label: t.groups, to: '/khoi-cum' },
        { label: group.data?.name ?? '…', to: linkTo('/khoi-cum/$id', { id }) },
      ]}
    >
      <ReadState read={read}>{(rotation) => <Proposal groupId={id} year={Number(year)} rotation={rotation} />}</ReadState>
    </Page>
  );
}

function Proposal({ groupId, year, rotation }: { groupId: string; year: number; rotation: Rotation }) {
  const t = useText(words);
  const say = useSay();
  const go = useGo();
  const act = useAct(groupsApi.propose, { quiet: true, onDone: (saved) => go(linkTo('/khoi-cum/nhiem-ky/$id', { id: saved.id })) });
  const form = useForm(
    {
      memberUnitIds: rotation.members.map((unit) => unit.id),
      headUnitId: rotation.head?.id ?? null,
      deputyUnitId: rotation.deputy?.id ?? null,
      overrideReason: '',
    },
    { refusal: act.refusal, onSubmit: (body) => void act.run({ params: { id: groupId }, body: { ...body, year } }) },
  );
  const departs = rotation.head !== null && form.values.headUnitId !== rotation.head.id;
  return (
    <Stack>
      <Why>
        <b>
          {t.rotationSays}: {rotation.head?.name ?? t.unknown}
        </b>{' '}
        · {say(rotation.why)}
      </Why>
      <Card>
        <Form form={form}>
          <RefusalNotice refusal={act.refusal} />
          <MultiField
            label={t.members}
            required
            load={findUnits}
            labelOf={(unitId) => rotation.members.find((unit) => unit.id === unitId)?.name}
            {...form.field('memberUnitIds')}
          />
          <FormGrid>
            <ComboField label={t.headOf} load={findUnits} valueLabel={rotation.head?.name} {...form.field('headUnitId')} />
            <ComboField label={t.deputyOf} load={findUnits} valueLabel={rotation.deputy?.name} {...form.field('deputyUnitId')} />
          </FormGrid>
          {departs && <AreaField label={t.overrideReason} required {...form.field('overrideReason')} />}
          <Row justify="end">
            <LinkButton kind="quiet" to={linkTo('/khoi-cum/$id', { id: groupId })}>
              {t.cancel}
            </LinkButton>
            <Button type="submit" kind="primary" busy={act.busy}>
              {t.propose(year)}
            </Button>
          </Row>
        </Form>
      </Card>
      <Card title={t.served} flush>
        <DataTable
          caption={t.served}
          rows={rotation.members}
          rowKey={(unit) => unit.id}
          columns={[
            { key: 'unit', title: t.unit, cell: (unit) => unit.name },
            { key: 'years', title: t.served, cell: (unit) => unit.servedYears.join(', ') || t.never },
          ]}
        />
      </Card>
    </Stack>
  );
}

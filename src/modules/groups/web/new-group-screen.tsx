import {
  Button,
  Card,
  ComboField,
  Form,
  FormGrid,
  NumberField,
  Page,
  RefusalNotice,
  Row,
  SelectField,
  TextField,
  linkTo,
  optionsOf,
  useAccount,
  useAct,
  useForm,
  useGo,
  useText,
} from '#ui/index.ts';
import { findUnits } from '#modules/directory/web/find-units.ts';
import { groupKinds, groupsApi } from '../contract.ts';
import { words } from './words.ts';

export default function NewGroupScreen() {
  const t = useText(words);
  const go = useGo();
  const account = useAccount();
  const act = useAct(groupsApi.create, { quiet: true, onDone: (saved) => go(linkTo('/khoi-cum/$id', { id: saved.id })) });
  const form = useForm(
    {
      kind: 'inner' as keyof typeof groupKinds | null,
      number: null as number | null,
      name: '',
      region: null as string | null,
      organiserUnitId: account?.unitId ?? null,
    },
    {
      refusal: act.refusal,
      onSubmit: (values) =>
        void act.run({
          body: { ...values, kind: values.kind ?? 'inner', region: values.region || null, organiserUnitId: values.organiserUnitId ?? '' },
        }),
    },
  );
  return (
    <Page title={t.create} crumbs={[{ label: t.groups, to: '/khoi-cum' }]}>
      <Card>
        <Form form={form}>
          <RefusalNotice refusal={act.refusal} />
          <FormGrid>
            <SelectField label={t.kind} required options={optionsOf(groupKinds)} {...form.field('kind')} />
            <NumberField label={t.number} {...form.field('number')} />
            <TextField label={t.name} required {...form.field('name')} />
            <TextField label={t.region} {...form.field('region')} />
          </FormGrid>
          <ComboField label={t.organiser} required load={findUnits} valueLabel={account?.unitName ?? undefined} {...form.field('organiserUnitId')} />
          <Row justify="end">
            <Button type="submit" kind="primary" busy={act.busy}>
              {t.create}
            </Button>
          </Row>
        </Form>
      </Card>
    </Page>
  );
}

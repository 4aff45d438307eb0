import { line } from '#platform/schema.ts';
import {
  AreaField,
  Button,
  CheckField,
  ComboField,
  DateField,
  DraftNotice,
  FileField,
  Form,
  FormGrid,
  MultiField,
  NumberField,
  PartialDateField,
  RadioField,
  Row,
  SavedMark,
  SelectField,
  TextField,
  useDraft,
  useForm,
} from '#ui/index.ts';
import { z } from 'zod';
import { members } from './kit-data.ts';

const units = members.map((member) => ({ value: member.id, label: member.name, hint: member.role ?? 'thành viên' }));
const schema = z.object({ title: line(60), due: z.string() });

/** The form of the kit page: every field, with an error, a hint and a draft. */
export function KitForm() {
  const form = useForm(
    {
      title: '',
      due: '2022-06-10' as string | null,
      known: '2020-Q3' as string | null,
      points: 2850 as number | null,
      kind: null as string | null,
      unit: '3' as string | null,
      units: ['1', '2'] as string[],
      way: 'a' as 'a' | 'b',
      agree: true,
      words: 'Chưa có kinh phí cho hoạt động giao lưu.',
      files: [] as File[],
    },
    { schema },
  );
  const draft = useDraft('kit', form);
  return (
    <Form form={form}>
      <DraftNotice draft={draft} />
      <FormGrid>
        <TextField label="Tên giao ước" required hint="Ghi như trên văn bản." {...form.field('title')} />
        <SelectField
          label="Loại"
          options={[
            { value: 'x', label: 'Giao ước Khối' },
            { value: 'y', label: 'Phụ lục' },
          ]}
          {...form.field('kind')}
        />
        <DateField label="Hạn ký" required {...form.field('due')} />
        <PartialDateField label="Thời gian công nhận" {...form.field('known')} />
        <NumberField label="Điểm" hundredths most={4000} least={0} unit="/ 40 điểm" {...form.field('points')} />
        <ComboField label="Đơn vị" options={units} {...form.field('unit')} />
      </FormGrid>
      <MultiField label="Đơn vị cùng ký" options={units} {...form.field('units')} />
      <RadioField
        label="Cách ký"
        cards
        options={[
          { value: 'a', label: 'Ký số tại đây', hint: 'Hỏi lại mật khẩu' },
          { value: 'b', label: 'Tải bản đã ký giấy', hint: 'PDF quét, rõ dấu' },
        ]}
        {...form.field('way')}
      />
      <AreaField label="Nội dung" {...form.field('words')} />
      <FileField label="Tệp kèm" multiple {...form.field('files')} />
      <CheckField label="Tôi đã đọc cả bản giao ước" {...form.field('agree')} />
      <Row justify="end">
        {draft.savedAt && <SavedMark state="local" at={draft.savedAt} />}
        <SavedMark state="offline" />
        <Button>Thôi</Button>
        <Button type="submit" kind="primary">
          Trình
        </Button>
      </Row>
    </Form>
  );
}

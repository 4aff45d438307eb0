import { IconCalendarPlus, IconClipboardText, IconClockExclamation, IconMessageReport, IconPlus, IconPrinter } from '#ui/icons.ts';
import {
  Avatar,
  Button,
  Card,
  Chip,
  Count,
  EmptyState,
  Facts,
  Grid,
  History,
  Item,
  Kbd,
  List,
  Loading,
  Meter,
  Notice,
  OriginMark,
  Page,
  Paper,
  PaperNote,
  Progress,
  Quote,
  RefusalNotice,
  Ribbon,
  Row,
  Section,
  SourceProvider,
  Split,
  Stack,
  Stat,
  StatusChip,
  Tabs,
  Tile,
  VerdictMark,
  Why,
  WhyNot,
} from '#ui/index.ts';
import { BarMonths } from '#ui/bar-months.tsx';
import { Tree } from '#ui/tree.tsx';
import { blocked, fieldsRefusal, statuses } from './kit-data.ts';
import { KitDialogs } from './kit-dialogs.tsx';
import { KitForm } from './kit-form.tsx';
import { KitTables } from './kit-tables.tsx';

const stages = [
  { key: '1', label: 'Phát động', date: '31/12/2021', state: 'done' },
  { key: '2', label: 'Khối, cụm', date: '02/3', state: 'done' },
  { key: '3', label: 'Ký giao ước', date: '17/3', state: 'done' },
  { key: '4', label: 'Đăng ký', date: '31/3', state: 'done' },
  { key: '5', label: 'Thực hiện', date: 'từ 01/4', state: 'now', fraction: 0.58 },
  { key: '6', label: 'Sơ kết 6 tháng', date: '25/6', state: 'next' },
  { key: '7', label: 'Tự chấm', date: '15/11', state: 'next' },
  { key: '8', label: 'Khối bình xét', date: '01/12', state: 'next' },
  { key: '9', label: 'Hội đồng', date: '20/12', state: 'next' },
  { key: '10', label: 'Công bố', date: '15/01', state: 'next' },
] as const;

function Duties() {
  return (
    <Card title="Quá hạn và hôm nay" icon={IconClockExclamation} count={2} countTone="danger" flush>
      <List>
        <Item
          lead={<Tile icon={IconClipboardText} />}
          title="Báo cáo kết quả tháng 5"
          sub="Cục Viễn thám quốc gia · kết quả công tác tháng"
          note="Đã điền sẵn từ 24 nhiệm vụ. Còn thiếu nguyên nhân của 2 việc chậm."
          end={
            <>
              <Chip tone="danger">Quá hạn 2 ngày</Chip>
              <Button kind="primary">Nhập báo cáo</Button>
            </>
          }
        />
        <Item
          lead={<Tile icon={IconMessageReport} />}
          title="Giải trình điểm tiêu chí TT3.2"
          sub="Khối IV · Khối trưởng chấm 28,5 / tự chấm 32,0"
          end={
            <>
              <Chip tone="warn">Hôm nay</Chip>
              <Button>Giải trình</Button>
            </>
          }
        />
      </List>
    </Card>
  );
}

function SideCards() {
  return (
    <>
      <Card title="Đúng hạn theo tháng" small aside={<Chip tone="danger">Tháng 6: 88%</Chip>}>
        <Stack gap={12}>
          <BarMonths
            label="Tỷ lệ đúng hạn theo tháng"
            values={[9600, 9400, 10000, 9200, 9700, 8800, null, null, null, null, null, null]}
            limit={9000}
            limitLabel="trên 90%"
            from={5000}
          />
          <Why>
            Còn 3 việc đến hạn trong tháng. Hoàn thành cả 3 đúng hạn thì đạt <b>91,7%</b>; chậm một việc là không đạt.
          </Why>
        </Stack>
      </Card>
      <Card title="Giao ước của đơn vị" small>
        <Stack gap={14}>
          <Progress label="Cam kết đạt" done={7} of={12} />
          <Meter
            parts={[
              { label: 'đạt', value: 7, tone: 'ok' },
              { label: 'đang làm', value: 3, tone: 'gold' },
              { label: 'chưa bắt đầu', value: 2, tone: 'neutral' },
            ]}
          />
        </Stack>
      </Card>
      <Card title="Thứ hạng trong Khối IV" small aside="quý I">
        <Stat value={2} of="6 đơn vị" note="942,5 điểm · cách đơn vị dẫn đầu 6,0" />
        <Stat label="Quý II" value={null} />
      </Card>
      <Card title="Dịch vụ công trực tuyến mức độ 3, 4" small>
        <Stack gap={12}>
          <Facts
            look="boxed"
            facts={[
              { label: 'Tổng thủ tục', value: 28 },
              { label: 'Đã trực tuyến mức 3, 4', value: 20 },
              { label: 'Tỷ lệ', value: '71,43%' },
              { label: 'Bậc 50% ≤ x < 75%', value: '28,5', sum: true },
            ]}
          />
          <Quote who="Khối trưởng" when="08/6 · 15:20" end={<Chip tone="ok">Tiếp thu</Chip>}>
            8 thủ tục trong danh sách chưa chạy thật trên cổng; chỉ tính 20.
          </Quote>
        </Stack>
      </Card>
    </>
  );
}

const tabs = [
  { key: 'tinh-hinh', label: 'Tình hình' },
  { key: 'giao-uoc', label: 'Giao ước' },
  { key: 'ke-hoach', label: 'Kế hoạch & hoạt động', count: '1/1' },
  { key: 'hoi-nghi', label: 'Hội nghị', count: 2 },
  { key: 'van-ban', label: 'Văn bản' },
  { key: 'ban-giao', label: 'Bàn giao' },
];

export default function KitScreen() {
  return (
    <SourceProvider resolve={async (ids) => ids.map((id) => ({ id, title: `Quyết định ${id}/QĐ-BTNMT ngày 02/3/2022`, to: '/_kit' }))}>
      <Page
        title="Khối thi đua số IV"
        crumbs={[{ label: 'Khối, cụm thi đua', to: '/_kit' }, { label: '2022' }]}
        status={statuses.running}
        marks={
          <OriginMark
            origin={{
              sources: ['395'],
              provenance: 'external',
              synthetic: true,
              note: 'Ngày lấy theo bản đăng trên cổng thông tin.',
              conflicts: [{ field: 'date', value: '18/3/2022', source: '12' }],
            }}
          />
        }
        subtitle={
          <>
            6 đơn vị theo Quyết định 395/QĐ-BTNMT · Khối trưởng <b>Cục Quản lý tài nguyên nước</b> · Khối phó{' '}
            <b>Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam</b>
          </>
        }
        actions={
          <>
            <Button icon={IconPrinter}>In</Button>
            <Button decision={blocked}>Xác nhận</Button>
            <Button kind="primary" icon={IconCalendarPlus}>
              Lập hội nghị sơ kết
            </Button>
          </>
        }
      >
        <Ribbon label="Năm thi đua 2022" today="10/6" stages={stages} />
        <Tabs tabs={tabs} />
        <Split aside={<SideCards />}>
          <Duties />
          <KitTables />
          <Card title="Biểu mẫu">
            <KitForm />
          </Card>
          <Section title="Nút, chip, thông báo">
            <Stack gap={12}>
              <Row>
                <Button kind="primary" icon={IconPlus}>
                  Chính
                </Button>
                <Button>Thường</Button>
                <Button kind="quiet">Nhẹ</Button>
                <Button kind="danger">Xóa</Button>
                <Button busy>Đang gửi</Button>
                <Button small>Nhỏ</Button>
                <Kbd>Ctrl K</Kbd>
                <Avatar initials="CV" />
                <Avatar initials="A" big gold />
                <Count value={7} tone="danger" />
              </Row>
              <Row>
                {Object.values(statuses).map((status) => (
                  <StatusChip key={status.vi} status={status} />
                ))}
                <VerdictMark verdict="met" label="Đạt" />
                <VerdictMark verdict="unmet" label="Chưa đạt" />
                <VerdictMark verdict="unknown" label="Chưa rõ" />
                <VerdictMark verdict="wait" label="Đang chờ" />
              </Row>
              <WhyNot decisions={[blocked]} />
              <Grid least={300}>
                <Notice tone="ok" title="Đã duyệt">
                  Hồ sơ chuyển sang Hội đồng.
                </Notice>
                <Notice tone="warn">Có bản mới của bảng điểm; bản này vẫn dùng đến hết năm.</Notice>
                <Notice tone="gold">Đủ điều kiện xét Chiến sĩ thi đua cơ sở.</Notice>
                <RefusalNotice refusal={fieldsRefusal} />
              </Grid>
              <KitDialogs />
            </Stack>
          </Section>
          <Grid least={300} stretch>
            <Card title="Chưa có dữ liệu" small>
              <EmptyState title="Chưa có biên bản" action={<Button icon={IconPlus}>Lập biên bản</Button>}>
                Biên bản lập sau phiên họp; thư ký Hội đồng ghi, chủ tọa ký.
              </EmptyState>
            </Card>
            <Card title="Đang tải" small>
              <Loading />
            </Card>
            <Card title="Lịch sử" small>
              <History
                entries={[
                  {
                    key: '1',
                    who: 'Nguyễn Thị Hồng Minh',
                    when: '2022-03-18T09:40:00.000Z',
                    what: 'Ký có bảo lưu điều 4',
                    reason: 'Chưa có kinh phí cho hoạt động giao lưu.',
                    tone: 'warn',
                  },
                  { key: '2', who: 'Cục Viễn thám quốc gia', when: '2022-03-17T02:22:00.000Z', what: 'Ký giao ước', tone: 'ok' },
                ]}
              />
            </Card>
            <Card title="Tổ chức" small>
              <Tree
                label="Tổ chức"
                nodes={[
                  {
                    id: 'b',
                    label: 'Bộ Tài nguyên và Môi trường',
                    meta: '3 khối',
                    children: [
                      { id: 'k4', label: 'Khối thi đua số IV', meta: '6', chosen: true, children: [{ id: 'vt', label: 'Cục Viễn thám quốc gia' }] },
                      { id: 'k5', label: 'Khối thi đua số V', meta: '7' },
                    ],
                  },
                ]}
              />
            </Card>
          </Grid>
          <Paper
            issuer={['BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG', 'KHỐI THI ĐUA SỐ IV']}
            place="Hà Nội, ngày 17 tháng 3 năm 2022"
            title="GIAO ƯỚC THI ĐUA NĂM 2022"
            subtitle="“Kỷ cương, trách nhiệm, đổi mới, hội nhập, hiệu quả”"
            left="ĐẠI DIỆN KHỐI"
            right={<b>KHỐI TRƯỞNG</b>}
          >
            <p>
              <b>Điều 1.</b> Hoàn thành 100% chương trình công tác năm; không để nhiệm vụ quá hạn; tỷ lệ nhiệm vụ đúng hạn hằng tháng đạt trên 90%.
            </p>
            <PaperNote end={<Chip tone="warn">5/6 đơn vị đạt</Chip>}>Từng đơn vị · thước đo: tỷ lệ đúng hạn tháng &gt; 90%</PaperNote>
            <p className="marked">
              <b>Điều 3.</b> Khối tổ chức ít nhất 01 buổi giao lưu, tọa đàm với một Cụm thi đua phía Bắc trong quý II.
            </p>
          </Paper>
        </Split>
      </Page>
    </SourceProvider>
  );
}

import { IconDots, IconPrinter } from '#ui/icons.ts';
import { Button, ConfirmDialog, Dialog, Menu, notify, Popover, ReasonDialog, Row } from '#ui/index.ts';
import { useState } from 'react';
import { fieldsRefusal } from './kit-data.ts';

/** The dialogs, menus and short notices of the kit page. */
export function KitDialogs() {
  const [open, setOpen] = useState<'plain' | 'confirm' | 'reason' | null>(null);
  const close = () => setOpen(null);
  return (
    <Row>
      <Button onClick={() => setOpen('plain')}>Hộp thoại</Button>
      <Button onClick={() => setOpen('confirm')}>Ký (hỏi mật khẩu)</Button>
      <Button kind="danger" onClick={() => setOpen('reason')}>
        Trả lại
      </Button>
      <Menu
        label="Việc khác"
        renderTrigger={(props) => <Button icon={IconDots} aria-label="Việc khác" {...props} />}
        groups={[
          { items: [{ label: 'In', icon: IconPrinter, onSelect: () => print() }] },
          {
            heading: 'Xem theo',
            items: [
              { label: 'Tháng', checked: true },
              { label: 'Quý', checked: false },
            ],
          },
        ]}
      />
      <Popover
        label="Cách tính"
        renderTrigger={(props) => (
          <Button kind="quiet" {...props}>
            Cách tính
          </Button>
        )}
      >
        Bậc theo tỷ lệ, Bảng điểm 2022, mục III.2.
      </Popover>
      <Button onClick={() => notify({ tone: 'ok', text: { vi: 'Đã gửi giải trình.', en: 'Sent.' } })}>Thông báo</Button>
      <Button onClick={() => notify({ tone: 'danger', refusal: fieldsRefusal })}>Thông báo lỗi</Button>
      <Dialog open={open === 'plain'} onClose={close} title="Nội dung bàn giao" footer={<Button kind="primary">Xong</Button>}>
        <p>Danh sách việc dở, hồ sơ đang xử lý và tài khoản liên quan.</p>
      </Dialog>
      <ConfirmDialog open={open === 'confirm'} onClose={close} title="Ký giao ước thi đua năm 2022?" verb="Ký" askPassword onConfirm={close}>
        Bạn ký thay mặt <b>Cục Viễn thám quốc gia</b>. Nội dung đã khóa từ 16/3.
      </ConfirmDialog>
      <ReasonDialog open={open === 'reason'} onClose={close} title="Trả lại hồ sơ?" verb="Trả lại" kind="danger" onConfirm={close}>
        Đơn vị sửa rồi trình lại; các mục khác giữ nguyên.
      </ReasonDialog>
    </Row>
  );
}

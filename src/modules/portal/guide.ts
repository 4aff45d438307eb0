import type { Role } from '#platform/contract.ts';
import type { Text } from '#platform/text.ts';

export interface GuideStep {
  readonly title: Text;
  readonly text: Text;
  readonly to: string;
  readonly open: Text;
}

const step = (to: string, title: Text, text: Text, open: Text): GuideStep => ({ to, title, text, open });

const inbox = step(
  '/',
  { vi: 'Mở “Việc của tôi” mỗi sáng', en: 'Open “My work” every morning' },
  {
    vi: 'Mọi việc bạn phải làm nằm ở đây, việc gần hạn nhất đứng đầu. Mỗi việc nói rõ đã điền sẵn gì, còn thiếu gì, và có một nút mở đúng chỗ cần làm.',
    en: 'All you owe is here, the nearest first. Each duty says what is prefilled and what is missing, and one button opens the right place.',
  },
  { vi: 'Việc của tôi', en: 'My work' },
);

const mail = step(
  '/thong-bao?muc=thu',
  { vi: 'Nhận nhắc việc qua thư', en: 'Get reminders by mail' },
  {
    vi: 'Hệ thống nhắc 3 ngày trước hạn và nhắc lần 2 đúng ngày hạn. Quá hạn một ngày thì cấp trên của bạn được báo. Ghi địa chỉ thư nếu muốn nhận qua thư.',
    en: 'You are reminded three days before and on the day; one day later your superior is told. Leave an address to get them by mail.',
  },
  { vi: 'Ghi địa chỉ thư', en: 'Set the address' },
);

const find = step(
  '/khoi-cum',
  { vi: 'Tìm gì cũng được, không cần dấu', en: 'Find anything, accents not needed' },
  {
    vi: 'Bấm Ctrl+K rồi gõ tên đơn vị, người, số văn bản. “cum thi dua so 1” vẫn mở đúng Cụm thi đua số I; tên cũ của đơn vị cũng tìm ra.',
    en: 'Press Ctrl+K and type a unit, a person, a document number. Old names and other spellings work too.',
  },
  { vi: 'Xem khối, cụm', en: 'See the groups' },
);

/** First steps of each role, in the order they are met; the longer guide for officers is docs/huong-dan. */
export const guide: Readonly<Record<Role, readonly GuideStep[]>> = {
  officer: [
    inbox,
    step(
      '/nam-thi-dua',
      { vi: 'Biết năm nay phải làm gì', en: 'Know what the year asks' },
      {
        vi: 'Đọc lời phát động, nội dung và tiêu chí của năm. Thanh chặng cho biết đang ở đâu và ngày tiếp theo là ngày nào.',
        en: 'Read the launch, its contents and criteria. The ribbon shows where the year stands and the next date.',
      },
      { vi: 'Năm thi đua', en: 'Emulation year' },
    ),
    step(
      '/dang-ky',
      { vi: 'Đăng ký chỉ tiêu, sáng kiến, danh hiệu', en: 'Register targets, initiatives, titles' },
      {
        vi: 'Bấm “Lập đăng ký”. Có bản năm trước thì lấy làm bản đầu. Điền xong bấm trình; thủ trưởng xem và gửi. Gửi sau hạn vẫn được nhận nhưng ghi “nộp muộn”.',
        en: 'Start the registration, from last year’s if there is one. Lay it before the leader, who sends it. Late ones are taken and marked late.',
      },
      { vi: 'Đăng ký', en: 'Registrations' },
    ),
    step(
      '/ket-qua',
      { vi: 'Nhập việc và báo cáo tháng', en: 'Enter tasks and the month report' },
      {
        vi: 'Dán bảng công việc từ Excel vào chương trình công tác. Khi xong việc, bấm hoàn thành. Đầu tháng sau, báo cáo đã điền sẵn; chỉ ghi nguyên nhân việc chậm. Mỗi tháng phải trên 90% việc đúng hạn.',
        en: 'Paste the tasks from Excel. Mark each one done. Next month the report is prefilled; only add why a task was late. Each month must be above 90 % in time.',
      },
      { vi: 'Kết quả tháng', en: 'Monthly results' },
    ),
    step(
      '/cham-diem',
      { vi: 'Cuối năm: tự chấm', en: 'At year end: self-score' },
      {
        vi: 'Từng tiêu chí có điểm tối đa, cách tính và minh chứng đã gắn. Điền điểm, thủ trưởng gửi. Nếu người thẩm định chấm khác, bạn giải trình ngay tại dòng ấy.',
        en: 'Each criterion shows its maximum, how it is counted and its proof. If the checker differs, explain on that line.',
      },
      { vi: 'Chấm điểm', en: 'Scoring' },
    ),
    step(
      '/ho-so',
      { vi: 'Lập hồ sơ đề nghị khen thưởng', en: 'Prepare an award dossier' },
      {
        vi: 'Chọn danh hiệu; hệ thống nói điều kiện nào đạt, chưa đạt, chưa rõ, kèm điều luật. Gắn đủ giấy tờ rồi trình.',
        en: 'Choose the title; the program says which conditions are met, unmet or unknown, with the article. Attach the papers and submit.',
      },
      { vi: 'Hồ sơ khen thưởng', en: 'Dossiers' },
    ),
    mail,
    find,
  ],
  leader: [
    inbox,
    step(
      '/giao-uoc',
      { vi: 'Ký giao ước', en: 'Sign the agreement' },
      {
        vi: 'Khi các đơn vị đã thống nhất, nội dung được khóa và chờ bạn ký. Ký bằng cách nhập lại mật khẩu. Có điều chưa đồng ý thì ghi bảo lưu.',
        en: 'Once agreed the text is frozen and waits for you. Sign by typing your password again; a reservation may be noted.',
      },
      { vi: 'Giao ước', en: 'Agreements' },
    ),
    step(
      '/ket-qua',
      { vi: 'Xem tháng này có trên 90% không', en: 'See whether this month is above 90 %' },
      {
        vi: 'Biểu đồ tháng ở trang đầu cho biết còn mấy việc, được chậm mấy việc. Báo cáo tháng do bạn bấm gửi.',
        en: 'The chart on the first screen tells how many tasks are open and how many may slip. You send the month report.',
      },
      { vi: 'Kết quả tháng', en: 'Monthly results' },
    ),
    step(
      '/viec?cua=unit',
      { vi: 'Theo dõi việc của đơn vị', en: 'Watch the work of your unit' },
      {
        vi: 'Lọc “Của đơn vị” để thấy cả việc của cán bộ thi đua, và đôn đốc khi cần. Lời đôn đốc được lưu lại.',
        en: 'Filter by unit to see the officer’s duties too, and urge when needed. What you write is kept.',
      },
      { vi: 'Việc của đơn vị', en: 'Duties of the unit' },
    ),
    step(
      '/tai-khoan',
      { vi: 'Ủy quyền khi đi vắng, thay cán bộ', en: 'Delegate, replace an officer' },
      {
        vi: 'Ủy quyền theo từng việc và có ngày bắt đầu, kết thúc. Khi thay cán bộ, việc đang mở và bản nháp thuộc về bàn làm việc nên người mới thấy ngay.',
        en: 'Delegate named acts with dates. When an officer changes, open duties and drafts stay with the desk.',
      },
      { vi: 'Tài khoản', en: 'Account' },
    ),
    mail,
  ],
  standing: [
    inbox,
    step(
      '/nam-thi-dua',
      { vi: 'Mở và dẫn dắt năm thi đua', en: 'Open and lead the year' },
      {
        vi: 'Lập năm, chủ đề, tiêu chí, các mốc ngày; chuyển chặng khi đủ điều kiện. Nút chưa bấm được luôn nói vì sao.',
        en: 'Set up the year, theme, criteria, dates; move from stage to stage. A blocked button always says why.',
      },
      { vi: 'Năm thi đua', en: 'Emulation year' },
    ),
    step(
      '/viec?cua=watched',
      { vi: 'Đôn đốc đúng nơi', en: 'Urge where it is needed' },
      {
        vi: 'Bảng ở trang đầu cho thấy khối, cụm nào chưa ký, chưa gửi. Mở nhóm ấy để nhắc từng đơn vị; mọi lần nhắc đều được lưu.',
        en: 'The board on the first screen shows who has not signed or sent. Open the group to urge; all is kept.',
      },
      { vi: 'Việc tôi theo dõi', en: 'Duties I watch' },
    ),
    step(
      '/ho-so',
      { vi: 'Tiếp nhận, thẩm định hồ sơ', en: 'Receive and appraise dossiers' },
      {
        vi: 'Điều kiện chưa đạt và chưa rõ hiện trước. Yêu cầu bổ sung thì ghi rõ mục nào, vì sao, hạn nào.',
        en: 'Unmet and unknown conditions come first. When asking for more, say which, why, by when.',
      },
      { vi: 'Hồ sơ', en: 'Dossiers' },
    ),
    step(
      '/hoi-dong',
      { vi: 'Chuẩn bị họp Hội đồng', en: 'Prepare the council' },
      {
        vi: 'Lập phiên họp, mời ủy viên, mở biểu quyết, ký biên bản, gửi kết luận.',
        en: 'Plan, invite, open ballots, sign the minute, send conclusions.',
      },
      { vi: 'Hội đồng', en: 'Council' },
    ),
    mail,
  ],
  council: [
    inbox,
    step(
      '/hoi-dong',
      { vi: 'Đọc hồ sơ phiên họp', en: 'Read the meeting pack' },
      {
        vi: 'Mỗi trường hợp gọn trong một trang: thành tích, điều kiện, minh chứng đã được người thẩm định mở.',
        en: 'Each case on one page: achievement, conditions, proof a checker has opened.',
      },
      { vi: 'Hội đồng', en: 'Council' },
    ),
    step(
      '/hoi-dong',
      { vi: 'Biểu quyết', en: 'Vote' },
      {
        vi: 'Phiếu mở trong phiên họp. Tỷ lệ tính trên tổng số ủy viên, không chỉ người có mặt.',
        en: 'Ballots open in the session. Shares count all members, not only those present.',
      },
      { vi: 'Phiên họp', en: 'Meetings' },
    ),
    mail,
  ],
  minister: [
    inbox,
    step(
      '/quyet-dinh',
      { vi: 'Ký quyết định', en: 'Sign decisions' },
      {
        vi: 'Từng mục của tờ trình có kết quả Hội đồng và cơ cấu người được khen. Đồng ý, không đồng ý hoặc trả lại kèm lý do.',
        en: 'Each item shows the council’s result. Agree, reject or return with a reason.',
      },
      { vi: 'Quyết định', en: 'Decisions' },
    ),
    step(
      '/nam-thi-dua',
      { vi: 'Xem toàn Bộ', en: 'See the whole ministry' },
      {
        vi: 'Trang đầu cho thấy từng khối, cụm đang ở đâu. Bấm vào con số để thấy những dòng làm nên nó.',
        en: 'The first screen shows where each group stands; every number opens its rows.',
      },
      { vi: 'Năm thi đua', en: 'Emulation year' },
    ),
  ],
  staff: [
    step(
      '/',
      { vi: 'Xem mình đã được ghi nhận gì', en: 'See what you have received' },
      {
        vi: 'Danh hiệu, khen thưởng của bạn ở cột bên của trang đầu, kèm số quyết định.',
        en: 'Your honours are beside the first screen, with the decision.',
      },
      { vi: 'Trang đầu', en: 'First screen' },
    ),
    step(
      '/dang-ky',
      { vi: 'Đăng ký chỉ tiêu và danh hiệu của mình', en: 'Register your own targets' },
      { vi: 'Thủ trưởng xác nhận trước khi gửi.', en: 'Your leader confirms before it is sent.' },
      { vi: 'Đăng ký', en: 'Registrations' },
    ),
    step(
      '/quy-dinh',
      { vi: 'Biết danh hiệu nào cần điều kiện gì', en: 'Know what a title asks for' },
      {
        vi: 'Mỗi danh hiệu có điều kiện và điều luật, theo đúng ngày áp dụng.',
        en: 'Each title with its conditions and article, on the day they apply.',
      },
      { vi: 'Quy định, danh hiệu', en: 'Rules and titles' },
    ),
    mail,
  ],
  admin: [
    step(
      '/tai-khoan',
      { vi: 'Mở, khóa, chuyển tài khoản', en: 'Open, close, hand over accounts' },
      {
        vi: 'Mỗi tài khoản có vai trò trong một đơn vị. Thay cán bộ bằng “Bàn giao”, không sửa tên tài khoản cũ.',
        en: 'Each account holds a role in a unit. Hand a desk over instead of renaming an account.',
      },
      { vi: 'Tài khoản', en: 'Accounts' },
    ),
    step(
      '/nhat-ky',
      { vi: 'Xem nhật ký', en: 'Read the log' },
      {
        vi: 'Ai làm gì, lúc nào, vì sao. Nhật ký không sửa, không xóa được.',
        en: 'Who did what, when and why. The log can be neither changed nor emptied.',
      },
      { vi: 'Nhật ký', en: 'Audit log' },
    ),
  ],
  auditor: [
    step(
      '/nhat-ky',
      { vi: 'Tra nhật ký', en: 'Search the log' },
      {
        vi: 'Tìm theo đơn vị, người, đối tượng; mỗi thay đổi có trước, sau và lý do.',
        en: 'By unit, person, object; each change with before, after and reason.',
      },
      { vi: 'Nhật ký', en: 'Audit log' },
    ),
    step(
      '/viec?cua=watched',
      { vi: 'Xem ai đang nợ việc gì', en: 'See who owes what' },
      { vi: 'Mọi việc đang mở, hạn và các lần nhắc.', en: 'All open duties with due dates and reminders.' },
      { vi: 'Việc đang mở', en: 'Open duties' },
    ),
  ],
};

/** A unit that heads its group has these besides. */
export const headGuide: readonly GuideStep[] = [
  step(
    '/khoi-cum',
    { vi: 'Là đơn vị trưởng: xem ai chưa gửi', en: 'As head unit: see who has not sent' },
    {
      vi: 'Mở nhóm của bạn, chọn “Tình hình”. Bảng thành viên × các bước cho thấy từng đơn vị; nút nhắc gửi đến đúng nơi còn nợ.',
      en: 'Open your group and its situation. Members by steps; one button urges those that owe.',
    },
    { vi: 'Khối, cụm', en: 'Groups' },
  ),
  step(
    '/giao-uoc',
    { vi: 'Là đơn vị trưởng: lập giao ước', en: 'As head unit: draft the agreement' },
    {
      vi: 'Bản năm trước là bản đầu của năm nay. Gửi lấy ý kiến, trả lời từng ý kiến, thống nhất rồi mở ký.',
      en: 'Last year’s is this year’s draft. Send it round, answer each opinion, agree, open signing.',
    },
    { vi: 'Giao ước', en: 'Agreements' },
  ),
  step(
    '/khoi-cum',
    { vi: 'Cuối năm: bàn giao', en: 'At year end: hand over' },
    {
      vi: 'Danh mục bàn giao có sẵn; hai thủ trưởng cùng ký thì nhiệm kỳ kết thúc.',
      en: 'The checklist is ready; with both signatures the term ends.',
    },
    { vi: 'Khối, cụm', en: 'Groups' },
  ),
];

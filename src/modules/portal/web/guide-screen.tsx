import { roleLabels } from '#modules/identity/contract.ts';
import { roles, type Role } from '#platform/contract.ts';
import { Avatar, Card, Item, LinkButton, List, Page, Stack, Tabs, defineText, useAccount, useSay, useTab, useText } from '#ui/index.ts';
import { guide, headGuide, type GuideStep } from '../guide.ts';

const words = defineText({
  title: { vi: 'Hướng dẫn ngày đầu', en: 'First-day guide' },
  about: {
    vi: 'Vài bước ngắn theo vai của bạn. Không cần nhớ menu: việc đến hạn luôn tự hiện ở trang đầu.',
    en: 'A few short steps for your role. No menus to learn: what is due shows on the first screen by itself.',
  },
  head: { vi: 'Khi đơn vị bạn là trưởng khối, cụm', en: 'When your unit heads its group' },
  always: { vi: 'Luôn đúng ở mọi màn hình', en: 'True on every screen' },
});

const always: readonly { vi: string; en: string }[] = [
  { vi: 'Nút chưa bấm được luôn nói vì sao, và làm gì để bấm được.', en: 'A blocked button says why, and what would unblock it.' },
  { vi: 'Đang gõ dở mà mất mạng hay tắt máy: mở lại vẫn còn nháp.', en: 'A dropped line loses nothing: the draft is still there.' },
  {
    vi: 'Bị trả lại thì thấy rõ mục nào, vì sao, hạn nào; phần khác vẫn đi tiếp.',
    en: 'A return names the field, the reason and the date; the rest goes on.',
  },
  { vi: 'Chưa biết thì ghi “chưa rõ”, không ghi số 0.', en: 'Unknown is shown as unknown, never as 0.' },
  {
    vi: 'Dấu “nguồn ngoài”, “số liệu minh họa” cho biết dữ liệu từ đâu; bấm vào để xem nguồn.',
    en: 'Marks tell where data comes from; press them for the sources.',
  },
];

export default function GuideScreen() {
  const t = useText(words);
  const say = useSay();
  const account = useAccount();
  const ordered: readonly Role[] = [...account.roles, ...roles.filter((role) => !account.roles.includes(role))];
  const tabs = ordered.map((role) => ({ key: role, label: say(roleLabels[role]) }));
  const role = useTab(tabs, 'vai') as Role;
  return (
    <Page title={t.title} subtitle={t.about}>
      <Stack>
        <Tabs tabs={tabs} param="vai" />
        <Steps title={say(roleLabels[role])} steps={guide[role]} />
        {(role === 'officer' || role === 'leader') && <Steps title={t.head} steps={headGuide} />}
        <Card title={t.always}>
          <ul style={{ margin: 0, paddingLeft: 20 }}>
            {always.map((line) => (
              <li key={line.en}>{say(line)}</li>
            ))}
          </ul>
        </Card>
      </Stack>
    </Page>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly GuideStep[] }) {
  const say = useSay();
  return (
    <Card title={title} flush>
      <List>
        {steps.map((step, index) => (
          <Item
            key={step.title.en}
            lead={<Avatar initials={String(index + 1)} />}
            title={say(step.title)}
            sub={say(step.text)}
            end={
              <LinkButton small to={step.to}>
                {say(step.open)}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  );
}

import { showDate } from '#platform/dates.ts';
import {
  Chip,
  LinkButton,
  Notice,
  OriginMark,
  Page,
  ReadState,
  Row,
  Tabs,
  linkTo,
  useLang,
  usePathParams,
  useRead,
  useSay,
  useTab,
  useText,
} from '#ui/index.ts';
import { movementKinds, movementLevels, movementStates, movementsApi, type MovementDetail } from '../contract.ts';
import { CriteriaTab } from './criteria-tab.tsx';
import { LaunchTab } from './launch-tab.tsx';
import { MovementVerbs } from './movement-verbs.tsx';
import { ReceiversTab } from './receivers-tab.tsx';
import { ResponsesTab } from './responses-tab.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { useReceipt } from './use-receipt.ts';
import { words } from './words.ts';

export default function MovementScreen() {
  const { id } = usePathParams<{ id: string }>();
  const read = useRead(movementsApi.detail, { params: { id } });
  return <ReadState read={read}>{(movement) => <MovementPage movement={movement} />}</ReadState>;
}

function MovementPage({ movement }: { movement: MovementDetail }) {
  const t = useText(words);
  const say = useSay();
  const { lang } = useLang();
  useReceipt(movement);
  const tabs = [
    { key: 'noi-dung', label: t.tabLaunch },
    { key: 'tieu-chi', label: t.tabCriteria, count: movement.criteriaSets.length },
    { key: 'noi-nhan', label: t.tabReceivers, ...(movement.addressees > 0 ? { count: movement.addressees } : {}) },
    { key: 'huong-ung', label: t.tabResponses, count: movement.responded },
    { key: 'so-ket', label: t.tabReviews, ...(movement.reviews.length > 0 ? { count: movement.reviews.length } : {}) },
  ];
  const tab = useTab(tabs);
  const launched = [
    movement.document?.label ?? (movement.numberPending ? t.unnumbered : null),
    movement.launchedOn && showDate(movement.launchedOn, lang),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Page
      title={movement.title}
      crumbs={[{ label: t.crumb, to: '/phong-trao' }]}
      status={movementStates[movement.state]}
      subtitle={[
        movement.launcher?.name ?? say(movementLevels[movement.level]),
        say(movementKinds[movement.kind]),
        launched,
        movement.theme && `“${movement.theme}”`,
      ]
        .filter(Boolean)
        .join(' · ')}
      marks={<OriginMark origin={movement.origin} />}
      actions={<MovementVerbs movement={movement} />}
    >
      {movement.special && (
        <Row>
          <Chip tone="gold">{t.special}</Chip>
        </Row>
      )}
      {movement.cancelReason && (
        <Notice tone="danger" title={t.cancelled}>
          {movement.cancelReason}
        </Notice>
      )}
      {movement.state === 'APPROVED' && movement.waitsFor !== '' && movement.eventHeldOn === null && (
        <Notice tone="warn">{t.waits(movement.waitsFor)}</Notice>
      )}
      {movement.themeChanged && <Notice tone="info">{t.themeChanged(movement.themeChanged)}</Notice>}
      {movement.possibleSameAs && (
        <Notice
          tone="warn"
          title={t.possibleSameAs}
          action={
            <LinkButton small to={linkTo('/phong-trao/$id', { id: movement.possibleSameAs.id })}>
              {t.movement}
            </LinkButton>
          }
        >
          {movement.possibleSameAs.title}
        </Notice>
      )}
      <Tabs tabs={tabs} />
      {tab === 'noi-dung' && <LaunchTab movement={movement} />}
      {tab === 'tieu-chi' && <CriteriaTab movement={movement} />}
      {tab === 'noi-nhan' && <ReceiversTab movement={movement} />}
      {tab === 'huong-ung' && <ResponsesTab movement={movement} />}
      {tab === 'so-ket' && <ReviewsTab movement={movement} />}
    </Page>
  );
}

import { Card, LinkButton, linkTo, Row, useRead, useText } from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { words } from './words.ts';

const screens = { person: '/ly-lich/ca-nhan/$id', unit: '/ly-lich/don-vi/$id' } as const;

/** On the directory's page: the way to the record, for whoever may open it. */
export function RecordLink({ kind, id }: { kind: keyof typeof screens; id: string }) {
  const t = useText(words);
  const way = useRead(recordsApi.way, { params: { kind, id } });
  if (!way.data?.open) return null;
  return (
    <Card title={t.cardTitle} small>
      <Row justify="spread">
        <span className="u-muted">{t.cardText}</span>
        <LinkButton to={linkTo(screens[kind], { id })}>{t.openRecord}</LinkButton>
      </Row>
    </Card>
  );
}

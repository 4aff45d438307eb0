import { Card, LinkButton, linkTo, Row, useText } from '#ui/index.ts';
import { words } from './words.ts';

/** On the directory's page: the way to the record. */
export function RecordLink({ to, id }: { to: string; id: string }) {
  const t = useText(words);
  return (
    <Card title={t.cardTitle} small>
      <Row justify="spread">
        <span className="u-muted">{t.cardText}</span>
        <LinkButton to={linkTo(to, { id })}>{t.openRecord}</LinkButton>
      </Row>
    </Card>
  );
}

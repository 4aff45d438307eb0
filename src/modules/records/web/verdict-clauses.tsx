import type { ReactNode } from 'react';
import type { VerdictNode } from '#modules/law/contract.ts';
import { Chip, Link, useSay, useText, type Clause } from '#ui/index.ts';
import type { Eligibility } from '../contract.ts';
import { eligibilityWords } from './eligibility-words.ts';

/** The facts a clause rests on, each a link to where it stands. */
function FactLinks({ ids, facts }: { ids: readonly string[]; facts: Eligibility['facts'] }): ReactNode {
  const say = useSay();
  const known = [...new Set(ids)].flatMap((id) => (facts[id] ? [{ id, ...facts[id] }] : []));
  return known.map((fact, index) => (
    <span key={fact.id}>
      {index > 0 && ', '}
      {fact.link ? <Link to={fact.link}>{say(fact.label)}</Link> : say(fact.label)}
      {say(fact.detail) && ` (${say(fact.detail)})`}
      {fact.uncertain && ' ?'}
    </span>
  ));
}

function More({ node, facts }: { node: VerdictNode; facts: Eligibility['facts'] }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const words = [node.verdict === 'met' ? node.found : (node.missing ?? node.found)].filter((text) => text !== null).map((text) => say(text));
  return (
    <>
      {node.severity !== 'block' && <Chip>{t.flag}</Chip>} {words.join(' · ')}
      {words.length > 0 && node.facts.length > 0 && ' · '}
      <FactLinks ids={node.facts} facts={facts} />
    </>
  );
}

/** A verdict tree as clauses: what is not met stands open. */
export function useClauses(facts: Eligibility['facts']): (nodes: readonly VerdictNode[]) => Clause[] {
  const t = useText(eligibilityWords);
  const say = useSay();
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
  const clause = (node: VerdictNode): Clause => ({
    key: node.id,
    verdict: node.verdict,
    verdictLabel: t[node.verdict],
    title: capital(say(node.words)),
    more: node.children.length > 0 && node.facts.length === 0 && node.verdict === 'met' ? undefined : <More node={node} facts={facts} />,
    cite: node.cite || undefined,
    citeNote: node.cite ? (node.toConfirm ? t.toConfirm : t.read) : undefined,
    open: node.verdict !== 'met',
    children: node.children.map(clause),
  });
  return (nodes) => nodes.map(clause);
}

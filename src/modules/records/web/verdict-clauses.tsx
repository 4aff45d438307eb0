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

/** What proves a clause: its own facts, or those of the part of it that is met. */
function proofOf(node: VerdictNode): VerdictNode {
  if (node.facts.length > 0 || node.kind !== 'any') return node;
  const met = node.children.find((child) => child.verdict === 'met');
  return met ? proofOf(met) : node;
}

/** A clause made of others speaks through them, except when one of them proves it. */
const saysMore = (node: VerdictNode) => node.kind === 'not' || node.children.length === 0 || proofOf(node).facts.length > 0;

function More({ node, facts }: { node: VerdictNode; facts: Eligibility['facts'] }) {
  const t = useText(eligibilityWords);
  const say = useSay();
  const proof = node.verdict === 'met' ? proofOf(node) : node;
  const found = node.verdict === 'met' ? proof.found : (node.missing ?? node.found);
  // A clause made of others says its lack below, clause by clause.
  const text = node.children.length > 0 && node.kind !== 'not' && node.verdict !== 'met' ? '' : say(found);
  return (
    <>
      {node.severity !== 'block' && <Chip>{t.flag}</Chip>} {text}
      {text !== '' && proof.facts.length > 0 && ' · '}
      <FactLinks ids={proof.facts} facts={facts} />
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
    more: saysMore(node) ? <More node={node} facts={facts} /> : undefined,
    cite: node.cite || undefined,
    citeNote: node.toConfirm ? t.toConfirm : node.citations.length > 0 && node.citations.every((one) => one.article !== null) ? t.read : undefined,
    open: node.verdict !== 'met',
    // What is denied reads the wrong way round below its own sentence.
    children: node.kind === 'not' ? [] : node.children.map(clause),
  });
  return (nodes) => nodes.map(clause);
}

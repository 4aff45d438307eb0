import { canonicalJson, sha256 } from '#platform/ids.ts';

/** SHA-256 (hex) of the canonical JSON: equal values give equal hashes. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

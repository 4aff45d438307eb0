import { z } from 'zod';
import type { Text } from './text.ts';

/**
 * Typed endpoints shared by server and browser. A module's `contract.ts` declares each endpoint once; the
 * server mounts it, the browser calls it, and the OpenAPI document is made from the same value.
 */
export const roles = ['officer', 'leader', 'standing', 'council', 'minister', 'staff', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Roles that read what every unit has handed in; being one of them changes nothing by itself. */
export const overseers = ['standing', 'minister', 'council', 'admin', 'auditor'] as const satisfies readonly Role[];

/** Who may call at all. Finer rules (unit, relation, state) live in the module's policy. */
export type Access = 'public' | 'signed-in' | readonly Role[];

export type Method = 'GET' | 'POST';

/** One column of the workbook beside a list. `key` is dotted; `labels` turn codes into words. */
export interface ExportColumn {
  readonly key: string;
  readonly title: Text;
  readonly kind?: 'text' | 'day' | 'instant' | 'hundredths';
  readonly labels?: Readonly<Record<string, Text>>;
  /** For a value that is no plain text or number: how one cell says it. */
  readonly show?: (value: unknown) => string;
  readonly width?: number;
}

export interface ExportSpec {
  /** Name of the file and the sheet. */
  readonly name: Text;
  readonly columns: readonly ExportColumn[];
}

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** `/api/agreements/:id/submit` */
  readonly path: string;
  readonly access: Access;
  /** One English line for the OpenAPI document. */
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  /** Set when the body is a file upload or the answer a file; such endpoints are mounted by hand. */
  readonly raw?: 'upload' | 'download';
  /** Bytes of JSON this endpoint takes where the usual limit of the server is too small for what it is about. */
  readonly mostBytes?: number;
  /** Set on lists (`{ rows, next? }`): the same rows as an Excel file at `<path>.xlsx`. */
  readonly exports?: ExportSpec;
}

const nothing = z.object({}).strict();
type Nothing = typeof nothing;

interface GetSpec<P, Q, R> {
  readonly access: Access;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly response: R;
  readonly raw?: 'download';
  readonly exports?: ExportSpec;
}

interface PostSpec<P, B, R> {
  readonly access: Access;
  readonly summary: string;
  readonly params?: P;
  readonly body?: B;
  readonly response: R;
  readonly raw?: 'upload';
  readonly mostBytes?: number;
}

/** Declares a read. Query values arrive as text: use `z.coerce` for numbers. */
export function get<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, R extends z.ZodType = z.ZodType>(
  path: string,
  spec: GetSpec<P, Q, R>,
): Endpoint<P, Q, Nothing, R> {
  return {
    method: 'GET',
    path,
    access: spec.access,
    summary: spec.summary,
    params: spec.params ?? (nothing as unknown as P),
    query: spec.query ?? (nothing as unknown as Q),
    body: nothing,
    response: spec.response,
    ...(spec.raw === undefined ? {} : { raw: spec.raw }),
    ...(spec.exports === undefined ? {} : { exports: spec.exports }),
  };
}

/** Declares a change. Every call carries an Idempotency-Key; the same key answers the same result once. */
export function post<P extends z.ZodType = Nothing, B extends z.ZodType = Nothing, R extends z.ZodType = z.ZodType>(
  path: string,
  spec: PostSpec<P, B, R>,
): Endpoint<P, Nothing, B, R> {
  return {
    method: 'POST',
    path,
    access: spec.access,
    summary: spec.summary,
    params: spec.params ?? (nothing as unknown as P),
    query: nothing,
    body: spec.body ?? (nothing as unknown as B),
    response: spec.response,
    ...(spec.raw === undefined ? {} : { raw: spec.raw }),
    ...(spec.mostBytes === undefined ? {} : { mostBytes: spec.mostBytes }),
  };
}

export type ParamsOf<E extends Endpoint> = z.input<E['params']>;
export type QueryOf<E extends Endpoint> = z.input<E['query']>;
export type BodyOf<E extends Endpoint> = z.input<E['body']>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

/** Fills `:places` of a path. */
export function pathFor(endpoint: Endpoint, params: Readonly<Record<string, string | number>>): string {
  return endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
}

import { z } from 'zod';
import type { Endpoint } from '../contract.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json;
  return rest;
};

function parameters(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

const refusal = { description: 'A named refusal', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } };

function operation(endpoint: Endpoint): Json {
  const change = endpoint.method === 'POST';
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'root'],
    description: `Access: ${typeof endpoint.access === 'string' ? endpoint.access : endpoint.access.join(', ')}`,
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(change
        ? [
            { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } },
            { name: 'x-thidua', in: 'header', required: true, schema: { type: 'string' } },
          ]
        : []),
    ],
    ...(change
      ? {
          requestBody: {
            required: true,
            content:
              endpoint.raw === 'upload'
                ? { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } } }
                : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: {
        description: 'OK',
        content:
          endpoint.raw === 'download'
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : { 'application/json': { schema: schemaOf(endpoint.response, 'output') } },
      },
      ...Object.fromEntries(['400', '401', '403', '404', '409', '413', '429', '500', '503'].map((status) => [status, refusal])),
    },
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
  };
}

/** The OpenAPI 3.1 document of all mounted endpoints: same values as the running routes, so it cannot lag. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  const sentence = { type: 'object', required: ['vi', 'en'], properties: { vi: { type: 'string' }, en: { type: 'string' } } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'thidua',
      version,
      description: 'Emulation and commendation of a Vietnamese public body',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'thidua_session' } },
      schemas: {
        Refusal: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'kind', 'message'],
              properties: {
                code: { type: 'string' },
                kind: { type: 'string' },
                message: sentence,
                field: { type: 'string' },
                basis: { type: 'string' },
                reference: { type: 'string' },
                fields: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: sentence } } },
              },
            },
          },
        },
      },
    },
  };
}

import type { FastifyReply } from 'fastify';
export const eligibilityRoute =
  (_kind: 'person' | 'unit') =>
  async (_asked: { reply: FastifyReply }): Promise<unknown> => ({});

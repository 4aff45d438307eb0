import { z } from 'zod';

/** The address of `/ket-qua`: `?don-vi=&thang=6&viec=&tim=&loc=`; notices and duties link with it. */
export const resultsAddress = z.object({
  'don-vi': z.uuid().optional(),
  thang: z
    .string()
    .regex(/^(1[0-2]|[1-9]|ca-nam)$/)
    .optional(),
  viec: z.uuid().optional(),
  tim: z.string().default(''),
  loc: z.enum(['OPEN', 'FAILED', 'CANCELLED']).optional(),
});

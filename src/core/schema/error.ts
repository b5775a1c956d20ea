import { z } from 'zod';

/** What ended a run; every document has it on failure. */
export const errorSchema = z.strictObject({
  code: z.string(),
  kind: z.string(),
  message: z.string(),
  remedy: z.string(),
  docs: z.string(),
});

import { z } from 'zod';
import { bundleSchema } from './bundle.js';
import { errorSchema } from './report.js';

/** The document `steve1-bundles/1` of `steve1-setup bundle ls --json`: the built-in manifests as they are. */
export const bundlesSchema = z.strictObject({
  schema: z.literal('steve1-bundles/1'),
  error: errorSchema.optional(),
  bundles: z.array(bundleSchema),
});

export type BundlesDocument = z.infer<typeof bundlesSchema>;

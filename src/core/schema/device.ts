import { z } from 'zod';
import { states } from '../device/states.js';
import { evidenceSchema } from './device-evidence.js';
import { errorSchema } from './error.js';

/** The document `steve1-device/1` of `steve1-setup probe --json`, and `device` in the report of provision. */

const gpu = z.strictObject({
  index: z.int().nonnegative().describe('as torch counts, where torch sees it'),
  name: z.string(),
  capability: z.string().optional(),
  totalBytes: z.number().optional(),
  freeBytes: z.number().optional(),
  verdict: z.string().describe('`ok`, or why it does not do'),
});

export const deviceSchema = z.strictObject({
  schema: z.literal('steve1-device/1'),
  error: errorSchema.optional(),
  device: z.string().describe('as torch takes it: cuda, cuda:1, mps, cpu'),
  state: z.enum(states),
  reason: z.string(),
  remedy: z.string().describe('empty where nothing needs doing'),
  modifiers: z.array(z.string()).describe('what else colours the state: container, wsl, jetson, mig, …'),
  gpus: z.array(gpu),
  driver: z
    .strictObject({
      version: z.string(),
      floor: z.string().optional().describe("the least that runs torch's toolkit"),
      own: z.string().optional().describe("the one that torch's toolkit came with"),
      verdict: z.enum(['ok', 'compatible', 'too old', 'not compared']),
    })
    .optional(),
  torch: z
    .strictObject({
      version: z.string(),
      build: z.string().describe('cuda 12.4, rocm 6.2, mps, cpu'),
      python: z.string().optional(),
      archs: z.array(z.string()),
    })
    .optional(),
  others: z.record(z.string(), z.string()).describe('why not each other device'),
  prerequisites: evidenceSchema.shape.prerequisites,
  evidence: evidenceSchema.optional().describe('absent where nothing was asked'),
});

export type DeviceDocument = z.infer<typeof deviceSchema>;

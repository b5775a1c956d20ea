import { describe, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/core/schema/report.js';
import { hostile, huge } from '../helpers/hostile-reports.js';
import { bad, cold, internal, mended, notStarted, planned, warm } from '../helpers/sample-reports.js';

describe('sample reports', () => {
  const reports = {
    cold,
    warm,
    bad,
    notStarted,
    internal,
    mended,
    planned,
    hostile,
    huge: huge({ findings: 3, variables: 2 }),
  };
  test.each(Object.entries(reports))('%s is a report by its schema', (_, report) => {
    expect(reportSchema.safeParse(report).error).toBeUndefined();
  });
});

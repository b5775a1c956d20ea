import { describe, expect, test } from '@jest/globals';
import { reportSchema } from '../../src/core/schema/report.js';
import * as samples from '../helpers/sample-reports.js';

describe('sample reports', () => {
  const { huge, ...reports } = samples;
  test.each(Object.entries({ ...reports, huge: huge({ findings: 3, variables: 2 }) }))(
    '%s is a report by its schema',
    (_, report) => {
      expect(reportSchema.safeParse(report).error).toBeUndefined();
    },
  );
});

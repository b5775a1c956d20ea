/** What `actions/cache` does and no more: one call of the toolkit, without a digest. */
import { restoreCache } from '@actions/cache';

const key = await restoreCache(['entry'], 'bench-g1');
if (key === undefined) throw new Error('the toolkit says that it is a miss');
process.exit(0);

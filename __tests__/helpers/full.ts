import { testIf } from './skip.js';

/** Everything, as CI runs it; without it `npm test` leaves out what takes long and says so in the titles. */
export const isFull = process.env['STEVE1_INTEROP'] === 'full';

export const onlyFull = 'takes long: runs with STEVE1_INTEROP=full';

export const testFull = testIf(isFull, onlyFull);

import { fetchRow } from '../fetch-row.mjs';

export default fetchRow({ name: 'fetch', title: 'fetch and verify 1 GiB from loopback', target: { ratio: 1 } });

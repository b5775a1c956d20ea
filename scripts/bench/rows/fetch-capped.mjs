import { fetchRow } from '../fetch-row.mjs';

export default fetchRow({
  name: 'fetch-capped',
  title: 'fetch and verify 1 GiB at 50 MB/s a connection',
  target: { ratio: 8 },
  perSecond: 50e6,
});

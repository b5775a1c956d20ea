import { main } from './main.js';

await main(process.argv.slice(2), {
  hash: new URL('../io/hash-worker.js', import.meta.url),
});

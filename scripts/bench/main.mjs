/**
 * `npm run bench [row…] [-- --runs N --write --list]`: ours against the tools that do the same, in turn, on the dist
 * that is there. Measures and reports; it never fails because something is slow.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '../compile.mjs';
import { Complaint } from './complaint.mjs';
import { cli, freeBytes, root } from './data.mjs';
import { describeMachine, machineText, versionOf } from './machine.mjs';
import { compare, findOnPath, interleave, summarise } from './measure.mjs';
import { meets, mergeResults, table, targetText, writeDocument } from './report.mjs';

const home = join(root, '.bench');
const spaceNeeded = 8e9;
const tell = (line) => process.stderr.write(`${line}\n`);

/** Rows in the order of the table; one that is not named here comes last. */
const order = ['verify-one', 'verify-four', 'verify-hub', 'hub-many', 'hub-listing', 'warm', 'start', 'probe'];

async function loadRows() {
  const folder = join(import.meta.dirname, 'rows');
  const files = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const rows = await Promise.all(files.sort().map(async (name) => (await import(`./rows/${name}`)).default));
  const place = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  return rows.sort((a, b) => place(a) - place(b)).map((row, index) => ({ ...row, order: index }));
}

/** The peers that are here, each with the file that was found, and why the others are not. */
function findPeers(peers) {
  const found = [];
  const skipped = [];
  for (const peer of peers) {
    const file = existsSync(peer.command) ? peer.command : findOnPath(peer.command);
    if (file === undefined) skipped.push(`${peer.name} is not on PATH`);
    else found.push({ ...peer, command: file });
  }
  return { found, skipped };
}

async function measure(row, runs) {
  const folder = join(home, row.name);
  const result = { name: row.name, title: row.title, order: row.order, target: row.target, runs };
  result.measured = new Date().toISOString();
  if (row.large && !existsSync(join(folder, 'made.json')) && freeBytes(home) < spaceNeeded) {
    return { ...result, skipped: `needs ${spaceNeeded / 1e9} GB of free disk` };
  }
  tell(`${row.name}: ${row.title}`);
  tell('  preparing the data');
  mkdirSync(folder, { recursive: true });
  const lacking = await row.setup(folder);
  if (lacking !== undefined) return { ...result, skipped: lacking };

  const ours = await row.ours(folder);
  const { found, skipped } = findPeers(await row.peers(folder));
  for (const reason of skipped) tell(`  skipped: ${reason}`);
  const samples = await interleave([...ours, ...found], { runs, folder, tell: (line) => tell(`  ${line}`) });

  result.times = Object.fromEntries([...samples].map(([command, taken]) => [command.name, summarise(taken)]));
  result.pairs = ours.flatMap((one) => {
    const pair = { ours: one.name, ...(one.informative && { informative: true }) };
    if (found.length === 0) return [pair];
    return found.map((peer) => ({ ...pair, peer: peer.name, ...compare(samples.get(one), samples.get(peer)) }));
  });
  const rated = result.pairs.filter((pair) => pair.peer !== undefined && !pair.informative);
  result.met = {};
  for (const pair of rated) {
    const peaks = { ours: result.times[pair.ours].peak, peer: result.times[pair.peer].peak };
    result.met[pair.ours] = (result.met[pair.ours] ?? true) && meets(row.target, pair, peaks);
  }
  result.peersSkipped = skipped;
  result.peerVersions = Object.fromEntries(
    found.filter((peer) => peer.command !== process.execPath).map((peer) => [peer.name, versionOf(peer)]),
  );
  return result;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '7' },
      write: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  const rows = await loadRows();
  if (values.list) {
    for (const row of rows) console.log(`${row.name.padEnd(14)} ${targetText(row.target).padEnd(10)} ${row.title}`);
    return;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Complaint('--runs takes a whole number from 1 on.');
  const unknown = positionals.filter((name) => !rows.some((row) => row.name === name));
  if (unknown.length > 0)
    throw new Complaint(`No such row: ${unknown.join(', ')}. There are: ${rows.map((row) => row.name).join(', ')}.`);
  if (!existsSync(cli)) throw new Complaint('dist/cli is missing. Fix: npm run build.');
  compile({ check: false }); // some rows call what is in lib

  mkdirSync(home, { recursive: true });
  const chosen = positionals.length === 0 ? rows : rows.filter((row) => positionals.includes(row.name));
  const fresh = { schema: 'steve1-bench/1', machine: describeMachine(), peers: {}, rows: [] };
  for (const row of chosen) {
    const { peerVersions, ...result } = await measure(row, runs);
    Object.assign(fresh.peers, peerVersions);
    fresh.rows.push(result);
  }
  const file = join(home, 'results.json');
  const results = mergeResults(file, fresh);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`${table(fresh.rows)}\n\n${machineText(fresh.machine)}\nAll samples: .bench/results.json`);
  if (values.write) writeDocument(join(root, 'docs', 'performance.md'), results);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Complaint) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

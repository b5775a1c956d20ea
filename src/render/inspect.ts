import type { InspectDocument, InspectedFile } from '../core/schema/inspect.js';
import { formatBytes, formatCount, plural } from './units.js';
import { oneLine } from './words.js';

/** "ok" alone would be read as "the right file", which is more than a file by itself can tell. */
const words: Record<InspectedFile['verdict'], string> = {
  ok: 'safe to load',
  refused: 'refused',
  unreadable: 'unreadable',
  other: 'other',
};

function lines({
  path,
  verdict,
  role,
  summary,
  bytes,
  container,
  protocol,
  tensors,
  globals,
  findings,
}: InspectedFile): string[] {
  if (verdict === 'other') return [`${oneLine(path)}: ${oneLine(summary)}`];
  const facts = [container, protocol === undefined ? '' : `pickle protocol ${protocol}`, formatBytes(bytes)].filter(
    Boolean,
  );
  const list = tensors.list ?? [];
  const width = list.reduce((most, { key }) => Math.max(most, key.length), 0);
  const asRole = verdict === 'ok' ? `; role: ${role ?? 'unknown'}` : '';
  return [
    `${oneLine(path)}: ${words[verdict]}${asRole} · ${oneLine(summary)}`,
    `  ${facts.join(' · ')}`,
    ...(globals.length > 0 && verdict !== 'ok' ? [`  names ${globals.map(oneLine).join(', ')}`] : []),
    ...findings.map(({ severity, message }) => `  ${severity}: ${oneLine(message)}`),
    ...list.map(
      ({ key, shape, dtype, bytes: size }) =>
        `  ${oneLine(key).padEnd(width)}  (${shape.join(', ')})  ${dtype}  ${formatCount(size)} bytes`,
    ),
  ];
}

/** What `steve1-setup inspect` tells a person: the verdict, then each file. */
export function renderInspect({ files }: InspectDocument): string {
  const counts = (Object.keys(words) as InspectedFile['verdict'][])
    .map((verdict) => ({ verdict, count: files.filter((file) => file.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${words[verdict]}`);
  return [
    ['inspect', plural(files.length, 'file'), counts.join(', ')].filter(Boolean).join(' · '),
    ...files.flatMap(lines),
    '',
  ].join('\n');
}

import { type Finding, type Severity, finding } from '../errors.js';
import { type FileDigest, type HubEntry, commitPattern } from './layout.js';
import type { Listing } from './listing.js';
import { compareFiles, pinnedState } from './snapshot-rules.js';

/**
 * `refs/main` must name the pinned snapshot, for readers that ask for no revision; so must the ref of a branch that the
 * manifest names. Any other ref is not ours, and yet a bad one makes `scan_cache_dir` give up on the whole repo.
 *
 * @returns hub-ref-missing, hub-ref-invalid, hub-ref-dangling, hub-ref-other
 */
export function checkRefs(listing: Listing, digests: ReadonlyMap<string, FileDigest>): Finding[] {
  const folder = `${listing.repo}/refs`;
  // By a branch that the manifest names, readers ask for that name.
  const asked = [...new Set(['main', listing.snapshot.branch ?? 'main'])];
  const others = listing
    .filesBelow(folder)
    .filter(({ name }) => !asked.some((ref) => name === ref || name.startsWith(`${ref}/`)));
  return [
    ...asked.flatMap((ref) => {
      const { blocked, entry } = listing.find(`${folder}/${ref}`);
      return blocked === undefined ? checkAsked(listing, `${folder}/${ref}`, entry, digests) : [];
    }),
    ...others.flatMap(({ name, entry }) => checkOther(listing, `${folder}/${name}`, entry)),
  ];
}

function checkAsked(
  listing: Listing,
  path: string,
  entry: HubEntry | undefined,
  digests: ReadonlyMap<string, FileDigest>,
): Finding[] {
  const { commit, alsoPinned } = listing.snapshot;
  const isFolder = entry?.kind === 'directory' || listing.below(path).length > 0;
  if (entry === undefined && !isFolder) {
    const either = pinnedState(listing) === 'absent' ? ' either: it is written together with the snapshot' : '';
    return [finding('hub-ref-missing', 'error', path, `There is no ${path}${either}`, { expected: commit })];
  }
  if (isFolder) {
    return [finding('hub-ref-invalid', 'error', path, `${path} is a folder`, { expected: commit })];
  }
  const wrong = checkText(listing, path, entry!, 'error');
  if (wrong.length > 0 || !holdsCommit(entry!) || entry!.text === commit || alsoPinned?.includes(entry!.text))
    return wrong;
  // A newer revision, or a copy of the pinned one in which a file is damaged: what differs tells which.
  const { same, other } = compareFiles(listing, `${listing.repo}/snapshots/${entry!.text}`, digests);
  const differs =
    same > 0 && other.length > 0 ? `; ${same} of its files are the pinned ones, not so ${other.join(', ')}` : '';
  const message = `${path} names the snapshot ${entry!.text}, not the pinned one${differs}`;
  return [finding('hub-ref-other', 'warning', path, message, { expected: commit, actual: entry!.text })];
}

function checkOther(listing: Listing, path: string, entry: HubEntry): Finding[] {
  const remedy = 'Delete it when nobody asks for that revision by name, or fetch the revision again with its own tool.';
  return checkText(listing, path, entry, 'warning').map((found) => ({ ...found, remedy }));
}

/** What can be said of any ref. Nothing is said of one that cannot be read; that is `hub-permission` or a bad link. */
export function checkText(listing: Listing, path: string, entry: HubEntry, severity: Severity): Finding[] {
  if (entry.unreadable !== undefined || (entry.kind === 'link' && !entry.resolved?.inside)) return [];
  const { text } = entry;
  const { commit } = listing.snapshot;
  if (!holdsCommit(entry)) {
    const message = `${path} ${text === undefined ? 'is no file with a commit' : whyNoCommit(text)}`;
    return [
      finding('hub-ref-invalid', severity, path, message, {
        expected: severity === 'error' && commit !== '' ? commit : '40 lower-case hex digits',
        ...(text === undefined ? {} : { actual: JSON.stringify(text.slice(0, 80)) }),
      }),
    ];
  }
  // That the pinned snapshot is not there is a finding of its own; the ref is right.
  const folder = `${listing.repo}/snapshots/${entry.text}`;
  if (entry.text === commit || listing.holdsFiles(folder)) return [];
  // What may not be looked into is not "not there": `hub-permission` tells of it.
  if (listing.find(`${folder}/any`).blocked !== undefined) return [];
  const message = `${path} names the snapshot ${entry.text}, which is not there`;
  return [finding('hub-ref-dangling', severity, path, message, { actual: entry.text })];
}

function holdsCommit(entry: HubEntry): entry is HubEntry & { text: string } {
  return entry.text !== undefined && commitPattern.test(entry.text);
}

/** `text` holds one character a byte. */
function whyNoCommit(text: string): string {
  if (text.startsWith('\u00ef\u00bb\u00bf')) return 'begins with a byte order mark';
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(text)) return 'is written in UTF-16';
  const trimmed = text.trim();
  if (trimmed === '') return text === '' ? 'is empty' : 'holds nothing but white space';
  if (/^[0-9a-f]{40}$/i.test(trimmed)) {
    if (text.endsWith('\r\n')) return 'ends in a line end (CRLF)';
    if (text.endsWith('\n')) return 'ends in a line end';
    if (trimmed !== text) return 'has white space around the commit';
    return 'is written in upper case';
  }
  if (/^[0-9a-f]+$/i.test(trimmed)) return `has ${trimmed.length} hex digits instead of 40`;
  return `holds '${trimmed.slice(0, 60)}' instead of a commit`;
}

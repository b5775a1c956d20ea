/** Thrown while a file is read: it cannot be believed (`refused`), or not be understood at all (`unreadable`). */
export class Unfit extends Error {
  constructor(
    readonly verdict: 'refused' | 'unreadable',
    message: string,
  ) {
    // A message may quote the file, and a name in a file may be of any length.
    super(message.length > 1000 ? `${message.slice(0, 1000)}…` : message);
    this.name = 'Unfit';
  }
}

export const refuse = (message: string): never => {
  throw new Unfit('refused', message);
};

import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * What comes before an answer. A client must be able to pass over any informational answer, asked for or not
 * (RFC 9110, 15.2). undici does so with 102 and 103, and ends the connection at `100 Continue`: here it reads a 102 in
 * its place. Nothing else of what comes is touched.
 */

/** Reads the heads of answers, up to the first that is final. */
class Heads {
  private awaiting = false;
  /** Of the present head: how much of its status line was read, the length of its present line, and what it is. */
  private read = 0;
  private lineLength = 0;
  private status = '';

  expect(): void {
    this.awaiting = true;
    this.begin();
  }

  private begin(): void {
    [this.read, this.lineLength, this.status] = [0, 0, ''];
  }

  pass(chunk: Buffer): void {
    for (let at = 0; this.awaiting && at < chunk.length; at++) {
      const byte = chunk[at]!;
      // `HTTP/1.1 100 Continue`
      if (this.read >= 9 && this.read < 12) this.status += String.fromCharCode(byte);
      if (++this.read === 10 && this.status !== '1') this.awaiting = false;
      if (this.status === '100' && this.read === 12) chunk[at] = '2'.charCodeAt(0);
      if (byte === 0x0a && this.lineLength === 0) this.begin();
      else if (byte === 0x0a) this.lineLength = 0;
      else if (byte !== 0x0d) this.lineLength++;
    }
  }
}

const heads = new WeakMap<Socket, Heads>();

function watch(socket: Socket): Heads {
  const made = new Heads();
  const read = socket.read.bind(socket);
  socket.read = (size) => {
    const chunk: unknown = read(size);
    if (Buffer.isBuffer(chunk)) made.pass(chunk);
    return chunk;
  };
  heads.set(socket, made);
  return made;
}

subscribe('undici:client:sendHeaders', (message) => {
  const { socket } = message as { socket: Socket };
  (heads.get(socket) ?? watch(socket)).expect();
});

/** Loaded into npm by `find-node.mjs`: tells it of connections that are asked for and made, and of bytes that come. */
import { Socket } from 'node:net';

const sockets = new Set();
const { connect } = Socket.prototype;
let told = '';

function tell() {
  const all = [...sockets];
  const connected = all.filter((socket) => socket.bytesRead > 0 || !socket.connecting).length;
  const bytes = all.reduce((sum, socket) => sum + socket.bytesRead, 0);
  const news = { connected, bytes };
  if (all.length === 0 || JSON.stringify(news) === told) return;
  told = JSON.stringify(news);
  process.send?.(news);
}

Socket.prototype.connect = function (...args) {
  sockets.add(this);
  this.once('connect', tell);
  const result = connect.apply(this, args);
  tell();
  return result;
};
setInterval(tell, 100).unref();

import { PyBytes, PyDict, PyList, PySet, PyTuple, type PickleValue } from '../../src/core/pickle/values.js';

/** A value as random_pickles.py writes it. */
export function canonical(value: PickleValue): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return ['i', value.toString()];
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(value);
    return ['f', Number.isNaN(value) ? 'nan' : bytes.toString('hex')];
  }
  if (typeof value === 'string') return ['s', Buffer.from(value, 'utf16le').toString('hex')];
  if (value instanceof PyBytes) return [value.mutable ? 'B' : 'b', Buffer.from(value.data).toString('hex')];
  if (value instanceof PyTuple || value instanceof PyList)
    return [value instanceof PyTuple ? 't' : 'l', value.items.map(canonical)];
  if (value instanceof PyDict) return ['d', value.entries.map(([key, item]) => [canonical(key), canonical(item)])];
  if (value instanceof PySet) return [value.frozen ? 'z' : 'e', value.items.map(canonical)];
  throw new Error(`no plain value: ${value.constructor.name}`);
}

import type { Command } from '../core/inputs.js';
import { type InputValues, parseInputs } from '../core/parse-inputs.js';

/**
 * The inputs of the action, read once. The runner hands over every `with:` key as `INPUT_<KEY>`, unknown ones too, so
 * a misspelt input is an error here and not silently ignored.
 */
export function readInputs(command: Command, env: Readonly<Record<string, string | undefined>>): InputValues {
  const raw: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('INPUT_') && value !== undefined)
      raw[name.slice('INPUT_'.length).toLowerCase().replaceAll('_', '-')] = value;
  }
  return parseInputs(command, raw, (name) => `input '${name}'`);
}

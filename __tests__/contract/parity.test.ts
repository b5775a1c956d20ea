import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Command, type InputSpec, inputs, inputsOf } from '../../src/core/inputs.js';
import { provisionOutputs, verifyOutputs } from '../../src/actions/outputs.js';
import { readInputs } from '../../src/actions/inputs.js';
import { readArguments } from '../../src/cli/arguments.js';
import { renderHelp } from '../../src/render/help.js';
import type { Report } from '../../src/core/schema/report.js';

interface ActionFile {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
}

interface TypesFile {
  inputs: Record<string, { type: string; 'allowed-values'?: string[] }>;
  outputs: Record<string, { type: string }>;
}

const read = <T>(path: string): T => parse(readFileSync(path, 'utf8')) as T;

const report: Report = {
  schema: 'steve1-report/1',
  command: 'provision',
  verdict: 'pass',
  findings: [],
  assets: [],
  environment: {},
  counters: { requests: 0, bytesDownloaded: 0, bytesHashed: 0 },
  timing: {},
};

const typeNames = { text: 'string', boolean: 'boolean', choice: 'enum', integer: 'integer', list: 'list' } as const;

describe.each([
  {
    command: 'provision' as Command,
    folder: '.',
    outputs: provisionOutputs(report, { dataDir: '', hfHome: '', lockFile: '', report: '' }),
  },
  { command: 'verify' as Command, folder: 'verify', outputs: verifyOutputs(report, { report: '' }) },
])('$command: one vocabulary', ({ command, folder, outputs }) => {
  const action = read<ActionFile>(`${folder}/action.yml`);
  const types = read<TypesFile>(`${folder}/action-types.yml`);
  const known = inputsOf(command);

  test('action.yml declares the inputs of the list, with their defaults and words', () => {
    const expected = Object.fromEntries(
      known.map((name) => {
        const spec: InputSpec = inputs[name];
        return [name, { description: spec.description, ...(spec.default !== undefined && { default: spec.default }) }];
      }),
    );
    expect(action.inputs).toEqual(expected);
  });

  test('action-types.yml has the same inputs, with their types', () => {
    expect(Object.keys(types.inputs)).toEqual(known);
    for (const name of known) {
      const { type } = inputs[name] as InputSpec;
      expect([name, types.inputs[name]!.type]).toEqual([name, typeNames[type.kind]]);
      if (type.kind === 'choice') expect(types.inputs[name]!['allowed-values']).toEqual(type.values);
    }
  });

  test('outputs are the same in action.yml, its types and the code', () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs));
    expect(Object.keys(types.outputs)).toEqual(Object.keys(outputs));
  });

  test('readInputs takes the defaults of action.yml', () => {
    const given = Object.entries(action.inputs).map(([name, { default: value }]) => [
      `INPUT_${name.toUpperCase()}`,
      value ?? '',
    ]);
    const values = readInputs(command, Object.fromEntries(given) as Record<string, string>);
    expect(values).toEqual(readInputs(command, {}));
  });

  test('every input is a flag and in --help, but for those that say why not', () => {
    const help = renderHelp(command);
    for (const name of known) {
      const flag = () => readArguments([command, `--${name}`, 'x']);
      const { noFlag } = inputs[name] as InputSpec;
      if (noFlag) expect(flag).toThrow(`--${name} does not exist: ${noFlag.because}`);
      else expect(flag().raw).toEqual({ [name]: 'x' });
      expect(help.includes(`--${name} `)).toBe(noFlag === undefined);
    }
  });

  test('the tables of the documentation name every input', () => {
    for (const file of command === 'provision' ? ['README.md', 'docs/inputs-outputs.md'] : ['docs/inputs-outputs.md']) {
      const text = readFileSync(file, 'utf8');
      const table = text.slice(
        text.indexOf(`<!-- inputs:${command} -->`),
        text.indexOf('<!-- /inputs -->', text.indexOf(`<!-- inputs:${command} -->`)),
      );
      for (const name of known) expect(table).toContain(`\`${name}\``);
    }
  });

  test('what it runs is there', () => {
    expect(action.runs.using).toBe('node24');
    expect(readFileSync(`${folder}/${action.runs.main}`, 'utf8').length).toBeGreaterThan(1000);
  });
});

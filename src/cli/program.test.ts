/** docs/command-line.md says what `--help` says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FORMAT_NAMES } from '../feeds/formats.ts';
import { EXIT } from './exit.ts';
import { makeProgram } from './program.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
const [, ...sections] = page.split(/^## (?=[a-z])/m);
const sectionOf = (verb: string) => sections.find((section) => /^\S+/.exec(section)![0] === verb) ?? '';
const optionsIn = (text: string) => [...new Set(text.match(/(?<=`)--[a-z]+(?=`)/g) ?? [])].sort();

const { commands } = makeProgram(() => {});

test('every verb has its section, and no section is without a verb', () => {
  const documented = sections.map((section) => /^\S+/.exec(section)![0]);
  assert.deepEqual(documented.sort(), commands.map((command) => command.name()).sort());
});

for (const command of commands) {
  test(`garant ${command.name()}: the page names its arguments and every option, and no other`, () => {
    const section = sectionOf(command.name());
    const declared = command.options.map(({ long }) => long!).sort();
    assert.deepEqual(optionsIn(section), declared);
    const heading = section.split('\n')[0]!.toLowerCase().split(' ').slice(1);
    assert.deepEqual(
      heading,
      command.registeredArguments.map((argument) => argument.name()),
    );
    for (const { description, long } of command.options) assert.ok(description, `${long} says what it does`);
  });
}

test('every exit code and every format is on the page', () => {
  for (const code of Object.values(EXIT)) assert.match(page, new RegExp(`^\\| ${code} \\|`, 'm'));
  assert.ok(page.includes(`\`${FORMAT_NAMES.join(' ')}\``));
});

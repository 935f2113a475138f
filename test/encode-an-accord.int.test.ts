/** Who follows docs/encode-an-accord.md to the letter gets what it says, mistakes included. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';

const root = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(root, 'docs/encode-an-accord.md'), 'utf8');
const COMPILED = join(root, 'node_modules/.cache/garant');

/** A text for the end of a file, a change of its lines, or a command with what it prints. */
type Step =
  | { readonly does: 'append' | 'change'; readonly file: string; readonly text: string }
  | {
      readonly does: 'run';
      readonly command: string;
      readonly prints: readonly string[];
      readonly exit: number;
    };

const BLOCK = /(?:^(?:In )?`(strait\/[^`\n]+)`[^`\n]*:\n\n)?^```(\w*)\n(.*?)^```$/gms;
const EXIT = /^exit code (\d+)$/;

function stepsOf(page: string): Step[] {
  return [...page.matchAll(BLOCK)].map(([block, file, language, text]): Step => {
    if (language === 'console') return runStep(text!);
    assert.ok(file, `no file is named above\n${block}`);
    return { does: language === 'diff' ? 'change' : 'append', file, text: text! };
  });
}

function runStep(text: string): Step {
  const [first, ...lines] = text.trimEnd().split('\n');
  const command = /^\$ npx garant (.+)$/.exec(first!)?.[1];
  assert.ok(command, first);
  const exit = EXIT.exec(lines.at(-1) ?? '')?.[1];
  return { does: 'run', command, prints: exit ? lines.slice(0, -1) : lines, exit: Number(exit ?? 0) };
}

function follow(steps: readonly Step[], t: TestContext): void {
  const cwd = mkdtempSync(join(tmpdir(), 'garant-encode-'));
  t.after(() => rmSync(cwd, { recursive: true, force: true }));
  const written = new Map<string, string>();
  for (const step of steps) {
    if (step.does === 'run') {
      run(step, cwd);
      continue;
    }
    const before = written.get(step.file) ?? '';
    const after = step.does === 'append' ? before + step.text : changed(before, step.text);
    written.set(step.file, after);
    mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
    writeFileSync(join(cwd, step.file), after);
  }
}

function changed(text: string, change: string): string {
  const lines = (sign: string) =>
    [...change.matchAll(/^([-+])(.*\n)/gm)].map(([, is, line]) => (is === sign ? line : '')).join('');
  const parts = text.split(lines('-'));
  assert.equal(parts.length, 2, `stands there once:\n${lines('-')}`);
  return parts.join(lines('+'));
}

/** Both outputs in the order of a terminal; `…` stands for lines that the page leaves out. */
function run({ command, prints, exit }: Step & { does: 'run' }, cwd: string): void {
  const script = 'exec "$0" "$@" 2>&1';
  const bin = [process.execPath, join(root, 'bin/garant.mjs')];
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED };
  const args = ['-c', script, ...bin, ...command.split(' ')];
  const { status, stdout } = spawnSync('bash', args, { cwd, env, encoding: 'utf8' });
  const said = stdout.trimEnd().split('\n');
  const leftOut = prints[0] === '…' ? said.length - prints.length + 1 : 0;
  assert.deepEqual(said.slice(leftOut), prints[0] === '…' ? prints.slice(1) : prints, command);
  assert.equal(status, exit, `${command}\n${stdout}`);
}

test('the page leads from an empty folder to a checked accord', { timeout: 300_000 }, (t) => {
  const steps = stepsOf(PAGE);
  follow(steps, t);
  const written = steps.flatMap((step) => (step.does === 'append' ? [step] : []));
  const clauses = written.filter(({ file }) => file === 'strait/accord.yaml');
  const [, listed = ''] = clauses
    .map(({ text }) => text)
    .join('')
    .split(/^clauses:$/m);
  const [own = ''] = listed.split(/^bodies:$/m);
  assert.equal(own.match(/^ {2}- id: /gm)?.length, 10);
});

test('it shows mistakes with their mend', () => {
  const mistaken = stepsOf(PAGE).flatMap((step) => (step.does === 'run' && step.exit === 1 ? [step] : []));
  const codes = mistaken.flatMap(({ prints }) => prints.join('\n').match(/\[[A-Z_]+\]/g) ?? []);
  for (const code of ['ACCORD_WORD_UNKNOWN', 'ACCORD_NAME_UNDEFINED', 'EXAMPLE_DIFFERS'])
    assert.ok(codes.includes(`[${code}]`), code);
});

test('with one block left out it no longer leads there', { timeout: 300_000 }, (t) => {
  const steps = stepsOf(PAGE);
  const checked = steps.findLastIndex((step) => step.does === 'run' && step.command === 'check strait');
  const leftOut = steps.findIndex((step) => step.does === 'append' && step.file.endsWith('/lane-1.yaml'));
  assert.notEqual(leftOut, -1);
  const rest = steps.filter(({ does }, at) => at === checked || (does !== 'run' && at !== leftOut));
  assert.throws(() => follow(rest, t), /no example shows what "lane-1" means/);
});

/** The verbs of the command line and their options: what `--help` says and docs/command-line.md explains. */
import { Command, Option } from 'commander';
import { LANES } from '../kernel/index.ts';
import { check } from './check.ts';
import { decode } from './decode.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import type { ExitCode } from './exit.ts';
import { explain } from './explain.ts';
import { portNumber, positive, step, whole } from './numbers.ts';
import { replay } from './replay.ts';
import { DEFAULT_PORT, VERSION } from './settings.ts';
import { up } from './up.ts';
import { verify } from './verify.ts';

type End = (code: ExitCode) => void;

const now = () => Date.now();

/** `end` hears how the verb ended. @throws {CommanderError} for wrong usage, and after help. */
export function makeProgram(end: End): Command {
  const program = new Command('garant')
    .description(
      "Makes a ceasefire's security guarantees checkable. It observes and proves; it never targets.",
    )
    .version(VERSION)
    .exitOverride();
  addDemo(program, end);
  addUp(program, end);
  addReplay(program, end);
  addDecode(program, end);
  addCheck(program, end);
  addExplain(program, end);
  addDiff(program, end);
  addVerify(program, end);
  addDoctor(program, end);
  return program;
}

const repeated = (value: string, before: readonly string[] = []) => [...before, value];

const boundaries = () =>
  new Option('--boundaries <depiction>', 'how a disputed border is drawn on the background map')
    .choices(['UNGA 68/262', 'none'])
    .default('UNGA 68/262');

const port = () =>
  new Option('--port <number>', 'port on loopback, 0 takes a free one')
    .argParser(portNumber)
    .default(DEFAULT_PORT);

const lane = () =>
  new Option('--lane <lane>', 'records of different lanes never meet').choices([...LANES]).default('live');

/** What is judged: accords, and the sources that declare their coverage. */
const judging = (command: Command) =>
  command
    .requiredOption('--accord <dir>', 'an accord in force; may be repeated', repeated)
    .option('--sources <file>', 'declared sources and their coverage')
    .option(
      '--stated <name=time>',
      'an event on which an accord depends, or confirmed:CLAUSE:PARTY, remedied:CLAUSE:PARTY; may be repeated',
      repeated,
    )
    .addOption(lane());

const addDemo = (program: Command, end: End) =>
  program
    .command('demo')
    .description('a simulated day, embedded, on one address')
    .addOption(port())
    .option('--seed <number>', 'another seed is another day', whole, 1)
    .option('--speed <number>', 'world seconds per second', positive, 480)
    .option('--data <dir>', 'keep what it writes')
    .addOption(boundaries())
    .action(async (options) => end(await demo({ ...options, now })));

const addUp = (program: Command, end: End) =>
  judging(
    program
      .command('up')
      .description('a live node: connects feeds, judges, seals and shows')
      .requiredOption(
        '--feed <uri>',
        'FORMAT+tcp://HOST:PORT, FORMAT+udp://…, FORMAT+file:PATH, each with ?start=…&at=lat,lon&source=id; may be repeated',
        repeated,
      )
      .requiredOption('--data <dir>', "the node's ledger and raw blocks"),
  )
    .addOption(port())
    .addOption(boundaries())
    .action(async (options) => end(await up({ ...options, now })));

const addReplay = (program: Command, end: End) =>
  judging(
    program
      .command('replay')
      .description('judge recordings as fast as they can be read; events on stdout')
      .requiredOption(
        '--in <input>',
        'FORMAT:FILE[?start=…&at=lat,lon&source=id]; may be repeated',
        repeated,
      ),
  )
    .option('--scores <duration>', 'before the summary: how each clause fared, step by step', step)
    .option('--provisional', 'also the verdicts that a live node gives at once')
    .addOption(
      new Option('--detectors <state>', 'off believes every position').choices(['on', 'off']).default('on'),
    )
    .option('--readings', 'at the end, on stderr: on which incidents the readings of a clause diverge')
    .option('--json', 'with --readings: as JSON')
    .action(async (options) => end(await replay(options)));

const addDecode = (program: Command, end: End) =>
  program
    .command('decode')
    .description('a recording as NDJSON, with the field names of its format')
    .argument('<format>')
    .argument('<file>', 'may end in .gz; - is standard input')
    .action(async (format: string, file: string) => end(await decode(format, file)));

const addCheck = (program: Command, end: End) =>
  program
    .command('check')
    .description('read an accord, check its text, judge its examples, and say what could be seen of it')
    .argument('<dir>')
    .option('--sources <file>', 'declared sources; left out: sources.yaml in the folder')
    .option('--json', 'the whole result as JSON')
    .action((dir: string, options) => end(check(dir, options)));

const addExplain = (program: Command, end: End) =>
  program
    .command('explain')
    .description('clauses, bodies and guarantees in plain words')
    .argument('<dir>')
    .argument('[id]', 'of a clause, body or guarantee; left out: all of them')
    .option('--json', 'as JSON')
    .action((dir: string, id: string | undefined, options) => end(explain(dir, id, options)));

const addDiff = (program: Command, end: End) =>
  program
    .command('diff')
    .description('what differs between two versions of an accord, and which indications would')
    .argument('<before>')
    .argument('<after>')
    .option('--in <input>', 'a recording of what happened, FORMAT:FILE[?…]; may be repeated', repeated)
    .option('--sources <file>', 'declared sources of the recordings')
    .option('--json', 'as JSON')
    .action(async (before: string, after: string, options) =>
      end(await diff(before, after, { ...options, lane: 'live', detectors: 'on' })),
    );

const addVerify = (program: Command, end: End) =>
  program
    .command('verify')
    .description('does a ledger directory or an evidence bundle hold?')
    .argument('<path>')
    .option('--key <vkey>', 'the log key you trust')
    .option('--json', 'the whole result as JSON')
    .action((path: string, options) => end(verify(path, options)));

const addDoctor = (program: Command, end: End) =>
  program
    .command('doctor')
    .description('can this machine run a node?')
    .option('--data <dir>', 'data directory to check')
    .addOption(port())
    .option('--json', 'findings as JSON')
    .action(async (options) => end(await doctor({ ...options, now })));

/** The command line: `garant <verb>`. Data to stdout, prose to stderr; exit 0, 1, 2 or 3 (see exit.ts). */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { LANES } from '../kernel/index.ts';
import { check } from './check.ts';
import { decode } from './decode.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { EXIT } from './exit.ts';
import { replay } from './replay.ts';
import { DEFAULT_PORT, VERSION } from './settings.ts';
import { up } from './up.ts';
import { verify } from './verify.ts';

const now = () => Date.now();

const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('give a whole number');
  return value;
};

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('give a number above 0');
  return value;
};

const boundaries = new Option(
  '--boundaries <depiction>',
  'how a disputed border is drawn on the background map',
)
  .choices(['UNGA 68/262', 'none'])
  .default('UNGA 68/262');

const program = new Command('garant')
  .description("Makes a ceasefire's security guarantees checkable. It observes and proves; it never targets.")
  .version(VERSION)
  .exitOverride()
  .configureOutput({
    writeOut: (text) => process.stdout.write(text),
    writeErr: (text) => process.stderr.write(text),
  });

const end = (code: number) => {
  process.exitCode = code;
};

program
  .command('demo')
  .description('a simulated day, embedded, on one address')
  .option('--port <number>', 'port on loopback, 0 takes a free one', whole, DEFAULT_PORT)
  .option('--seed <number>', 'another seed is another day', whole, 1)
  .option('--speed <number>', 'world seconds per second', positive, 480)
  .option('--data <dir>', 'keep what it writes')
  .addOption(boundaries)
  .action(async (options) => end(await demo({ ...options, now })));

program
  .command('decode')
  .description('a recording as NDJSON, with the field names of its format')
  .argument('<format>')
  .argument('<file>', 'may end in .gz; - is standard input')
  .action(async (format: string, file: string) => end(await decode(format, file)));

const repeated = (value: string, before: readonly string[] = []) => [...before, value];
const lane = new Option('--lane <lane>', 'records of different lanes never meet')
  .choices([...LANES])
  .default('live');

program
  .command('replay')
  .description('judge recordings as fast as they can be read; events on stdout')
  .requiredOption('--accord <dir>', 'an accord in force; may be repeated', repeated)
  .requiredOption('--in <input>', 'FORMAT:FILE[?start=…&at=lat,lon&source=id]; may be repeated', repeated)
  .option('--sources <file>', 'declared sources and their coverage')
  .option('--provisional', 'also the verdicts that a live node gives at once')
  .addOption(
    new Option('--detectors <state>', 'off believes every position').choices(['on', 'off']).default('on'),
  )
  .addOption(lane)
  .action(async (options) => end(await replay(options)));

program
  .command('up')
  .description('a live node: connects feeds, judges, seals and shows')
  .requiredOption('--accord <dir>', 'an accord in force; may be repeated', repeated)
  .requiredOption(
    '--feed <uri>',
    'beast+tcp://HOST:PORT, ais+udp://…, firms+file:PATH; may be repeated',
    repeated,
  )
  .requiredOption('--data <dir>', "the node's ledger and raw blocks")
  .option('--sources <file>', 'declared sources and their coverage')
  .option('--port <number>', 'port on loopback, 0 takes a free one', whole, DEFAULT_PORT)
  .addOption(lane)
  .addOption(boundaries)
  .action(async (options) => end(await up({ ...options, now })));

program
  .command('check')
  .description('read an accord, check its text, and judge its examples')
  .argument('<dir>')
  .option('--json', 'the whole result as JSON')
  .action((dir: string, options) => end(check(dir, options)));

program
  .command('verify')
  .description('does a ledger directory or an evidence bundle hold?')
  .argument('<path>')
  .option('--key <vkey>', 'the log key you trust')
  .option('--json', 'the whole result as JSON')
  .action((path: string, options) => end(verify(path, options)));

program
  .command('doctor')
  .description('can this machine run a node?')
  .option('--data <dir>', 'data directory to check')
  .option('--port <number>', 'port to check', whole, DEFAULT_PORT)
  .option('--json', 'findings as JSON')
  .action(async (options) => end(await doctor({ ...options, now })));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  end(error.exitCode === 0 ? EXIT.done : EXIT.usage);
}

/**
 * Writes the invented recordings of docs/recordings, which README and docs walk through; `--check` only says
 * whether they are as written here. All of it happens on 10 March 2026 where no land is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRES_PER_DEGREE, SECOND } from '../src/kernel/index.ts';
import { writePosition, writeStatic } from '../src/simulate/emit/ais.ts';
import { writeBeast } from '../src/simulate/emit/beast.ts';
import { makeByteSink } from '../src/simulate/emit/byte-sink.ts';
import { airbornePosition, airborneVelocity, identification } from '../src/simulate/emit/mode-s.ts';

const START = Date.UTC(2026, 2, 10, 10);
const SECONDS = 300;

/** A military aircraft of NORTH flies south at 200 m/s, into the no-fly area of accords/line-of-contact. */
function flight(): Uint8Array {
  const sink = makeByteSink();
  const address = 0xf10001;
  for (let second = 0; second <= SECONDS; second += 2) {
    const metres = 200 * second;
    const motion = {
      lon: -16,
      lat: -35.2 - metres / METRES_PER_DEGREE,
      altitude: 9_000,
      speed: 200,
      course: 180,
    };
    const send = (frame: Uint8Array, after: number) => writeBeast(sink, frame, second * SECOND + after, 120);
    if (second % 10 === 0) send(identification(address, 'SAMPLE1'), 0);
    send(airborneVelocity(address, motion), 200);
    send(airbornePosition(address, motion, 0), 400);
    send(airbornePosition(address, motion, 1), 600);
  }
  return sink.take();
}

/** A merchant ship follows the corridor of the same accord westwards at 12 knots. */
function coast(): Uint8Array {
  const sink = makeByteSink();
  const mmsi = 990100001;
  for (let second = 0; second <= SECONDS; second += 10) {
    const at = START + second * SECOND;
    const motion = { lon: -5 - second * 6.8e-5, lat: -35, altitude: 0, speed: 6.2, course: 270 };
    if (second % 60 === 0) writeStatic(sink, 'coast', at, { mmsi, name: 'SAMPLE', shipType: 70, group: 1 });
    writePosition(sink, 'coast', at, mmsi, motion);
  }
  return sink.take();
}

const FILES = { 'flight.beast': flight(), 'coast.nmea': coast() };

for (const [name, bytes] of Object.entries(FILES)) {
  const path = join(import.meta.dirname, '../docs/recordings', name);
  if (!process.argv.includes('--check')) writeFileSync(path, bytes);
  else if (!readFileSync(path).equals(bytes)) {
    process.stderr.write(`docs/recordings/${name} is not what scripts/recordings.ts makes: run it again\n`);
    process.exitCode = 1;
  }
}

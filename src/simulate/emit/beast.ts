/** Beast binary framing of long Mode S frames. @source the Mode-S Beast data output format: 0x1A escapes, 12 MHz counter. */
import type { ByteSink } from './byte-sink.ts';

const ESCAPE = 0x1a;
const LONG_FRAME = 0x33;
const TICKS_PER_MILLISECOND = 12_000;

/** `sinceStart` in milliseconds becomes the 48-bit receiver clock. */
export function writeBeast(sink: ByteSink, frame: Uint8Array, sinceStart: number, signal: number): void {
  const escaped = (byte: number) => {
    sink.push(byte);
    if (byte === ESCAPE) sink.push(byte);
  };
  sink.push(ESCAPE);
  sink.push(LONG_FRAME);
  const ticks = Math.round(sinceStart * TICKS_PER_MILLISECOND);
  for (let i = 5; i >= 0; i--) escaped(Math.floor(ticks / 256 ** i) & 0xff);
  escaped(signal);
  for (const byte of frame) escaped(byte);
}

/** Numbers as options: what is not one is refused as wrong usage. */
import { InvalidArgumentError } from 'commander';
import { type Milliseconds, parseDuration } from '../kernel/index.ts';

const read = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

export const whole = (text: string): number => {
  const value = read(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('give a whole number');
  return value;
};

export const portNumber = (text: string): number => {
  const value = read(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('give a port from 0 to 65535');
  }
  return value;
};

export const positive = (text: string): number => {
  const value = read(text);
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new InvalidArgumentError('give a number above 0');
  return value;
};

/** `1 d`, `6 h`: at least a minute. */
export const step = (text: string): Milliseconds => {
  const read = parseDuration(text);
  if (!read.ok || read.value < 60_000)
    throw new InvalidArgumentError('give a duration of at least 1 min: 1 d');
  return read.value;
};

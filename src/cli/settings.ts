import { join } from 'node:path';

/** Where `up` and `demo` listen unless told otherwise. */
export const DEFAULT_PORT = 8640;

const root = join(import.meta.dirname, '../..');

export const CONSOLE_DIR = join(root, 'dist/console');
export const DEMO_DIR = join(root, 'accords/demo');
export const VERSION = '0.1.0';

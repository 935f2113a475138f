/** Lines to standard output at the pace of whoever reads them; a closed pipe ends the work quietly. */
import { once } from 'node:events';

const BUFFER_CHARACTERS = 64 * 1024;

export interface LineWriter {
  line(text: string): void;
  /** Resolves when everything so far is with the reader. */
  flush(): Promise<void>;
}

export function standardOutput(): LineWriter {
  let buffer = '';
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(0);
    throw cause;
  });
  return {
    line(text) {
      buffer += `${text}\n`;
      if (buffer.length > BUFFER_CHARACTERS) {
        process.stdout.write(buffer);
        buffer = '';
      }
    },
    async flush() {
      if (buffer) process.stdout.write(buffer);
      buffer = '';
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
  };
}

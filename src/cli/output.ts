/** Lines to standard output at the pace of whoever reads them. */
import { once } from 'node:events';

const BUFFER_CHARACTERS = 64 * 1024;

export interface LineWriter {
  line(text: string): void;
  /** Resolves when everything so far is with the reader. */
  flush(): Promise<void>;
}

export function standardOutput(): LineWriter {
  let buffer = '';
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

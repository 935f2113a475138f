/** A process in which something goes wrong that nobody foresaw. */
import { catchEverything } from '../../../src/cli/last-resort.ts';

catchEverything();
setImmediate(() => {
  throw new Error('the sky fell');
});

/**
 * A fix that something speaks against. It moves nothing and opens no breach; where it would matter, the
 * watch says that it cannot tell, until a trusted fix comes or the contested ones lie elsewhere.
 */
import { ROW, STRIDE } from './envelopes.ts';
import type { Row, WatchState } from './watch-state.ts';

export function judgeContested(state: WatchState, track: number, _row: Row): void {
  state.envelopes.rows[track * STRIDE + ROW.contestedSince] = 1;
}

/** Commands to a demo or a replay. A live watch refuses them, and says so. */
import { control } from '../api/client.ts';
import type { PlaybackCommand } from '../api/contract.ts';
import { session } from '../app/session.svelte.ts';

export const toggle = (): Promise<void> =>
  command({ action: session.playback?.state === 'playing' ? 'pause' : 'play' });
export const step = (): Promise<void> => command({ action: 'step' });
export const toStart = (): Promise<void> => command({ action: 'restart' });
export const setSpeed = (speed: number): Promise<void> =>
  command({ action: session.playback?.state === 'paused' ? 'pause' : 'play', speed });

async function command(wanted: PlaybackCommand): Promise<void> {
  if (!session.playback || session.playback.state === 'live') return;
  session.playbackProblem = '';
  try {
    session.playback = await control(wanted);
  } catch (cause) {
    session.playbackProblem = cause instanceof Error ? cause.message : String(cause);
  }
}

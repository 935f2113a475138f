export type { Status } from './contract.ts';
export { buildHttp, listen } from './http.ts';
export { createNodeDesk } from './node-desk.ts';
export { livePlayer, type Stage, WorldPlayer } from './player.ts';
export { openStation, type Station } from './station.ts';

export type { Status } from './contract/contract.ts';
export { buildHttp, listen } from './http/http.ts';
export { createNodeDesk } from './node-desk.ts';
export { livePlayer, type Stage, WorldPlayer } from './player.ts';
export { openStation, type Station } from './station/station.ts';

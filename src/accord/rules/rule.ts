/** What a clause forbids, demands or limits. Speeds in m/s, tonnages in t, distances in m, durations in ms. */
import type { Access } from './access.ts';
import type { Corridor } from './corridor.ts';
import type { CountLimit } from './count-limit.ts';
import type { EventBan } from './event-ban.ts';
import type { MinimumDistance } from './minimum-distance.ts';
import type { PresenceBan } from './presence-ban.ts';
import type { Storage } from './storage.ts';
import type { TonnageLimit } from './tonnage-limit.ts';
import type { TransponderOn } from './transponder-on.ts';
import type { Withdrawal } from './withdrawal.ts';

export type Rule =
  | PresenceBan
  | EventBan
  | Corridor
  | MinimumDistance
  | TransponderOn
  | CountLimit
  | TonnageLimit
  | Withdrawal
  | Access
  | Storage
  | { readonly form: 'human-judged' };

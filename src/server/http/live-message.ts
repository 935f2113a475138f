import type { Indication, Interference, PictureMessage, Status } from '../contract/contract.ts';

/** What travels on the live stream: the SSE event name is `kind`, the data is the body as JSON. */
export type LiveMessage =
  | { readonly kind: 'picture'; readonly body: PictureMessage }
  | { readonly kind: 'indication'; readonly body: Indication }
  | { readonly kind: 'interference'; readonly body: Interference }
  | { readonly kind: 'status'; readonly body: Status };

/** A human act, signed by the one who did it, so that the node cannot put words into anybody's mouth. */
import { canonicalJson, type Json, utf8ToBytes } from '../kernel/index.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Sign, VerifySignature } from './note.ts';

export type SignedAct = {
  /** Who acted, as in the record's actor. */
  readonly by: string;
  readonly act: Json;
  /** The actor's Ed25519 key and signature, base64. */
  readonly publicKey: string;
  readonly signature: string;
};

/** The first line keeps an act's signature from ever counting as one on a checkpoint. */
const actMessage = (by: string, act: Json) => utf8ToBytes(`garant act v1\n${canonicalJson({ by, act })}\n`);

export const signAct = (by: string, act: Json, publicKey: Uint8Array, sign: Sign): SignedAct => ({
  by,
  act,
  publicKey: toBase64(publicKey),
  signature: toBase64(sign(actMessage(by, act))),
});

/** True when the body is an act whose signature holds under the key beside it. */
export function verifyAct(body: Json, verify: VerifySignature): boolean {
  const { by, act, publicKey, signature } = body as Partial<SignedAct>;
  const key = typeof publicKey === 'string' ? fromBase64(publicKey) : undefined;
  const seal = typeof signature === 'string' ? fromBase64(signature) : undefined;
  if (typeof by !== 'string' || act === undefined || key?.length !== 32 || seal?.length !== 64) return false;
  return verify(key, actMessage(by, act), seal);
}

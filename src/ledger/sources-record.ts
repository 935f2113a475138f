/** What is logged of a sources file: who could see what, and whose an identity is. It decides, so it is evidence. */
import { type GarantRecord, type HashText, hashText, utf8ToBytes } from '../kernel/index.ts';

export const SOURCES_KIND = 'sources';

/** Body of the record that a node logs for the sources it judges by; every verdict cites its hash. */
export type SourcesBody = {
  /** SHA-256 of the text in UTF-8: of the file as it was read. */
  readonly hash: HashText;
  readonly text: string;
};

export const sourcesBody = (text: string): SourcesBody => ({ hash: hashText(utf8ToBytes(text)), text });

/** The body, when the record is that of a sources file and its hash is that of its text. */
export function readSourcesRecord({ kind, body }: GarantRecord): SourcesBody | undefined {
  const said = body as Partial<SourcesBody> | null;
  if (kind !== SOURCES_KIND || typeof said?.text !== 'string') return undefined;
  return said.hash === sourcesBody(said.text).hash ? (said as SourcesBody) : undefined;
}

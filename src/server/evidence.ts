/** The evidence for an indication as one file that a stranger can check. */
import { fail, type Result, VOCABULARY_VERSION } from '../kernel/index.ts';
import { packTar } from '../ledger/index.ts';
import { exportBundle } from '../store/index.ts';
import { citeAccord } from './present/cite-accord.ts';
import type { BoardEntry } from './station/indication-board.ts';
import type { Station } from './station/station.ts';

/** @returns `SERVER_NOT_SETTLED` for a verdict that is provisional or was withdrawn, or what the store misses. */
export async function evidenceOf(
  station: Station,
  { current, past }: BoardEntry,
): Promise<Result<Uint8Array>> {
  const verdict = station.recorder.verdictRecord(current.id);
  if (!verdict) {
    return fail({
      code: 'SERVER_NOT_SETTLED',
      ...(current.withdrawn
        ? { message: `indication ${current.id} was withdrawn before it settled: nothing was sealed for it` }
        : past
          ? { message: `indication ${current.id} was provisional when the node stopped, and did not settle` }
          : {
              message: `indication ${current.id} is provisional: nothing has been sealed for it yet`,
              mend: 'ask again when the watermark has passed',
            }),
    });
  }
  await station.settleDisk();
  const bundle = exportBundle(station.options.ledger, {
    verdict,
    accord: station.options.accordFiles.get(current.accord) ?? new Map(),
    text: citeAccord(station.options.accords, current).clause?.text ?? {},
    versions: { garant: station.options.version, vocabulary: String(VOCABULARY_VERSION) },
  });
  return bundle.ok ? packTar(bundle.value) : bundle;
}

/** Which run of the node something was found in. */
import type { Indication } from '../api/contract.ts';

/** It was open when an earlier run ended: nobody saw its end, and nothing says that it is over. */
export const isCutOff = ({ run, until }: Pick<Indication, 'run' | 'until'>): boolean =>
  run === 'earlier' && until === null;

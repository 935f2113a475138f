/** Why an indication is contested: something speaks against its position, or nothing else bears it out. */
import type { Indication } from '../api/contract.ts';
import { say } from '../messages/messages.ts';

export const writeContested = ({ reason }: Pick<Indication, 'reason'>): string =>
  reason === 'contested-position'
    ? say('indication.contested-position')
    : say('indication.contested-navigation');

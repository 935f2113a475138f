/** Bodies that can never meet: more must be present than sit in them once the accused has stood aside. */
import type { Problem } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { boundBy } from './accused.ts';
import type { Check } from './inspection.ts';

export const checkQuorum: Check = ({ accord, document }) => {
  const bound = new Set(accord.clauses.flatMap(({ id }) => boundBy(accord, id)));
  return accord.bodies.flatMap(({ id, members, quorum, recuse, ifPartyLeaves: leaves }): Problem[] => {
    const written = document.bodies!.find(({ key }) => key === id)!.value!;
    const aside = recuse === 'accused' && members.some((member) => bound.has(member));
    const most = members.length - (aside ? 1 : 0);
    const found: Problem[] = [];
    if (quorum > most) {
      const when = aside ? ' once whoever is accused stands aside' : '';
      const message = `"${id}" needs ${quorum} members present and has ${most}${when}`;
      found.push(problem('ACCORD_QUORUM', written.quorum.place, message, `say quorum: ${most} or less`));
    }
    const left = members.length - 1;
    const departure = written['if-party-leaves'];
    if (leaves?.form === 'continues' && leaves.quorum > left && departure?.form === 'continues-with') {
      const { place } = departure.terms['continues-with'];
      const message = `"${id}" goes on with ${leaves.quorum} when a member leaves, and has then ${left}`;
      found.push(problem('ACCORD_QUORUM', place, message, `say continues-with: ${left} or less`));
    }
    return found;
  });
};

/** Circles among things that lead to one another. */

/** Each circle once, from whichever of it stands first; only the shortest way around is followed. */
export function circlesIn(leads: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const known = new Set<string>();
  for (const start of leads.keys()) {
    if (known.has(start)) continue;
    const circle = wayBack(start, leads);
    if (!circle) continue;
    found.push(circle);
    for (const member of circle) known.add(member);
  }
  return found;
}

/** The shortest way from a thing back to itself. */
function wayBack(
  start: string,
  leads: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const next of leads.get(way.at(-1)!) ?? []) {
        if (next === start) return way;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}

/** A clause is named by its accord and its own id; neither holds a slash. */
export const clauseKey = (accord: string, clause: string): string => `${accord}/${clause}`;

export function clauseOfKey(key: string): { readonly accord: string; readonly clause: string } {
  const at = key.indexOf('/');
  return { accord: key.slice(0, at), clause: key.slice(at + 1) };
}

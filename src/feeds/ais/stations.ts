/** The receiving stations that TAG blocks name, each text kept once. */

/** Further stations are counted as unnamed: a hostile feed must not fill the memory with names. */
const MOST_STATIONS = 1024;

export class Stations {
  /** Index 0 stands for none. */
  readonly names: string[] = [''];
  private last = 0;

  /** Index of the station written in [from, until) of `bytes`; 0 for an empty text or one too many. */
  indexOf(bytes: Uint8Array, from: number, until: number): number {
    if (from >= until) return 0;
    if (sameText(this.names[this.last]!, bytes, from, until)) return this.last;
    let index = this.names.findIndex((name) => sameText(name, bytes, from, until));
    if (index < 0 && this.names.length < MOST_STATIONS) {
      index = this.names.push(String.fromCharCode(...bytes.subarray(from, until))) - 1;
    }
    this.last = Math.max(0, index);
    return this.last;
  }
}

function sameText(text: string, bytes: Uint8Array, from: number, until: number): boolean {
  if (text.length !== until - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}

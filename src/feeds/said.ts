/** What each object last said about itself, so that only news is reported. Bounded: the oldest is forgotten. */

const REMEMBERED = 65_536;

export class Said {
  private readonly last = new Map<string, string>();

  isNews(who: string, what: string): boolean {
    if (this.last.get(who) === what) return false;
    if (this.last.size >= REMEMBERED) this.last.delete(this.last.keys().next().value!);
    this.last.set(who, what);
    return true;
  }
}

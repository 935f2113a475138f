/** Bytes in chunks → lines of text. A line is bounded: what grows beyond it is dropped up to its end. */

export type TakeLine = (line: string, number: number) => void;

export class LineReader {
  private readonly decoder = new TextDecoder();
  private readonly most: number;
  private readonly take: TakeLine;
  private readonly tooLong: (number: number) => void;
  private rest = '';
  private isSkipping = false;
  /** Lines begun so far. */
  private number = 0;

  /** `most` counts UTF-16 units. Empty lines are counted and not handed on. */
  constructor(most: number, take: TakeLine, tooLong: (number: number) => void) {
    this.most = most;
    this.take = take;
    this.tooLong = tooLong;
  }

  push(bytes: Uint8Array): void {
    this.read(this.decoder.decode(bytes, { stream: true }));
  }

  /** The stream ended: a last line without line end counts. */
  end(): void {
    this.read(this.decoder.decode());
    const last = this.rest;
    this.rest = '';
    if (last !== '') this.finish(last);
  }

  private read(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = text.slice(from, end);
      from = end + 1;
      if (this.isSkipping) this.isSkipping = false;
      else this.finish(this.rest === '' ? line : this.rest + line);
      this.rest = '';
    }
    if (this.isSkipping) return;
    this.rest += text.slice(from);
    if (this.rest.length > this.most) {
      this.rest = '';
      this.isSkipping = true;
      this.tooLong(++this.number);
    }
  }

  private finish(line: string): void {
    this.number++;
    if (line.length > this.most) this.tooLong(this.number);
    else {
      const trimmed = line.trim();
      if (trimmed !== '') this.take(trimmed, this.number);
    }
  }
}

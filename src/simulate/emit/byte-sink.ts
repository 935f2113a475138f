/** A growing byte buffer that is emptied at each emission. */
export interface ByteSink {
  push(byte: number): void;
  text(line: string): void;
  /** What was written since the last call, as a copy. */
  take(): Uint8Array;
}

export function makeByteSink(): ByteSink {
  let bytes = new Uint8Array(4096);
  let length = 0;
  const push = (byte: number) => {
    if (length === bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  };
  return {
    push,
    text(line) {
      for (let i = 0; i < line.length; i++) push(line.charCodeAt(i) & 0x7f);
    },
    take() {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

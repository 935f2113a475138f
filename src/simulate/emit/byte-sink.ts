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
  const makeRoom = (more: number) => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(length + more, bytes.length * 2));
    larger.set(bytes);
    bytes = larger;
  };
  return {
    push(byte) {
      makeRoom(1);
      bytes[length++] = byte;
    },
    text(line) {
      makeRoom(line.length);
      const into = bytes;
      const from = length;
      for (let i = 0; i < line.length; i++) into[from + i] = line.charCodeAt(i) & 0x7f;
      length = from + line.length;
    },
    take() {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}

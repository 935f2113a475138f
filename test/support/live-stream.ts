/** What a running node says on its live stream. */

export interface LiveStream {
  /** Reads on until a message of a kind satisfies `wanted`, then leaves. @throws when the stream ends before. */
  heard<Body>(kind: string, wanted: (body: Body) => boolean): Promise<Body>;
}

/** Resolves once the node counts us among its listeners: nothing said from now on is missed. */
export async function openLive(url: string): Promise<LiveStream> {
  const { body } = await fetch(`${url}/api/v1/stream`);
  return {
    async heard<Body>(kind: string, wanted: (body: Body) => boolean) {
      const decoder = new TextDecoder();
      let text = '';
      // Leaving the loop cancels the stream.
      for await (const chunk of body!) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        const found = blocks
          .filter((block) => block.startsWith(`event: ${kind}\n`))
          .map((block) => JSON.parse(block.slice(block.indexOf('data: ') + 6)) as Body)
          .find(wanted);
        if (found) return found;
      }
      throw new Error('the stream ended');
    },
  };
}

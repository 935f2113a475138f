/** What a running node says on its live stream. */

/** Reads the stream until a message of a kind satisfies `wanted`. @throws when the stream ends before. */
export async function heardLive<Body>(
  url: string,
  kind: string,
  wanted: (body: Body) => boolean,
): Promise<Body> {
  const response = await fetch(`${url}/api/v1/stream`);
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body!) {
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
}

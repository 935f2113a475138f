/** What a browser test does on every page: open it, listen for trouble, look at the picture. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';

export interface Opened {
  readonly page: Page;
  /** Addresses asked for that are not the host that served the page. */
  readonly outside: readonly string[];
  /** Errors of the page's own code, failed and refused requests. */
  readonly troubles: readonly string[];
}

export interface OpenOptions {
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  /** What the system of the reader asks for. */
  readonly colorScheme?: 'dark' | 'light';
}

/** Opens a page that goes with its test, also when that fails: drawing in software is dear. */
export async function openPage(
  t: TestContext,
  browser: Browser,
  url: string,
  { query = '', width = 1100, height = 680, colorScheme = 'dark' }: OpenOptions = {},
): Promise<Opened> {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  t.after(() => context.close());
  const page = await context.newPage();
  const [outside, troubles]: [string[], string[]] = [[], []];
  const host = new URL(url).host;
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^(https?|wss?):$/.test(address.protocol) && address.host !== host) outside.push(request.url());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) troubles.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(`${url}${query}`);
  await page.locator('[data-drawn=true]').waitFor();
  await page.locator('#panel [data-row]').first().waitFor();
  return { page, outside, troubles };
}

/** Variance of the luminance of what the map shows, 0 to 255 squared. A blank map has none. */
export async function mapVariance(page: Page): Promise<number> {
  const image = await page.locator('.map').screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    // The edge may share pixels with what lies beside the map.
    const edge = 4;
    const { data } = pen.getImageData(edge, edge, bitmap.width - 2 * edge, bitmap.height - 2 * edge);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const luminance = 0.2126 * data[i]! + 0.7152 * data[i + 1]! + 0.0722 * data[i + 2]!;
      sum += luminance;
      squares += luminance * luminance;
    }
    const count = data.length / 4;
    return squares / count - (sum / count) ** 2;
  }, image.toString('base64'));
}

/** Hides everything that lies over the map, so that a look at it sees the map alone. */
export const bareMap = (page: Page) =>
  page.evaluate(() => {
    for (const other of document.querySelectorAll<HTMLElement>('.pane > :not(.map)')) {
      other.style.visibility = 'hidden';
    }
  });

/** Waits until something holds; says what it waited for when it does not. */
export async function eventually(what: string, holds: () => Promise<boolean>, timeoutMs = 15_000) {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    assert.ok(performance.now() < end, `waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

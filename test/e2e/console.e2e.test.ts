/** The whole path as a newcomer meets it: the demo runs, and its console is used by keyboard alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../src/cli/demo.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { bareMap, eventually, mapVariance, type Opened, openPage } from './page.ts';

/** Luminance variance below which a map counts as blank: a plain sea has 0, a drawn one more than 20. */
const BLANK_BELOW = 4;
const SPEED = 480;

describe('the demo in a browser', { skip: noBrowser() }, () => {
  let browser: Browser;
  let demo: Demo;
  before(async () => {
    browser = await openBrowser();
    const started = await startDemo({
      port: 0,
      seed: 1,
      speed: SPEED,
      boundaries: 'UNGA 68/262',
      now: () => Date.now(),
    });
    assert.ok(started.ok, JSON.stringify(started));
    demo = started.value;
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  test('shows a moving picture and a first indication, and says that it is simulated', async (t) => {
    const started = performance.now();
    const { page, outside, troubles } = await openPage(t, browser, demo.url);
    t.diagnostic(`page opened to first indication ${Math.round(performance.now() - started)} ms`);
    await eventually('300 objects', async () => (await objectsShown(page)) > 300, 30_000);
    assert.match(await page.locator('.banner').innerText(), /SIMULATED/);
    const clock = () => page.locator('.clock .time').innerText();
    const before = await clock();
    await eventually('time moves on', async () => (await clock()) !== before);
    await bareMap(page);
    await eventually('the map is drawn', async () => (await mapVariance(page)) > BLANK_BELOW);
    const first = await page.locator('.map').screenshot();
    await eventually('something moves', async () => !(await page.locator('.map').screenshot()).equals(first));
    assert.deepEqual(outside, [], 'requests to other hosts');
    assert.deepEqual(troubles, []);
  });

  test('leads from the queue to the evidence by keyboard alone', async (t) => {
    const { page, troubles } = await openPage(t, browser, demo.url);
    await walkToIndication(page);
    const detail = page.locator('.detail');
    assert.match(await detail.innerText(), /What the accord says/);
    assert.ok((await detail.locator('blockquote').first().innerText()).length > 10, 'the clause is quoted');
    assert.match(await detail.innerText(), /Each reading/);
    assert.match(await detail.innerText(), /What this does not say/);
    assert.ok((await detail.locator('[data-section=evidence]').innerText()).length > 10);

    await page.keyboard.press('a');
    await detail.locator('[name=actor]').waitFor();
    await page.keyboard.type('first officer');
    await page.keyboard.press('Enter');
    await detail.locator('button', { hasText: 'Acknowledged' }).waitFor();
    await detail.locator('li', { hasText: 'first officer' }).waitFor();
    await page.keyboard.press('o');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('second officer');
    await page.keyboard.press('Enter');
    await detail.locator('[role=status]', { hasText: 'second officer' }).waitFor();
    await detail.locator('li', { hasText: 'Signature' }).nth(1).waitFor();

    const download = page.waitForEvent('download');
    await page.keyboard.press('e');
    const bundle = await readFile(await (await download).path());
    assert.ok(bundle.length > 1000, `evidence bundle of ${bundle.length} bytes`);

    await page.keyboard.press('Escape');
    assert.equal(await detail.count(), 0);
    assert.ok(await page.evaluate(() => document.activeElement?.hasAttribute('data-row')));
    assert.deepEqual(troubles, []);
  });

  test('pauses, steps and plays on', async (t) => {
    const { page }: Opened = await openPage(t, browser, demo.url);
    const clock = () => page.locator('.clock .time').innerText();
    await page.keyboard.press(' ');
    await page.locator('.clock', { hasText: 'Paused' }).waitFor();
    const paused = await settled(clock);
    await page.keyboard.press(']');
    await eventually('a step moves the clock', async () => (await clock()) !== paused);
    const stepped = await settled(clock);
    await page.keyboard.press(' ');
    await eventually('it plays on', async () => (await clock()) !== stepped);
  });
});

const objectsShown = async (page: Page): Promise<number> =>
  Number((await page.locator('#tab-objects').innerText()).replace(/\D/g, ''));

/** j to the first row, Enter opens it. */
async function walkToIndication(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.detail [data-section=evidence]').waitFor();
}

/** The value once it has stood still for longer than the stream is ever quiet. */
async function settled(read: () => Promise<string>): Promise<string> {
  let value = await read();
  let since = performance.now();
  await eventually('it stands still', async () => {
    const now = await read();
    if (now !== value) since = performance.now();
    value = now;
    return performance.now() - since > 1500;
  });
  return value;
}

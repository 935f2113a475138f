/** Reading an accord on the screen: its words beside its areas, its code and its examples. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { bareStrings } from './bare-strings.ts';
import { bareMap, eventually, openPage } from './page.ts';
import { openStage, type Stage } from './stage/stage.ts';

describe('an accord on the screen', { skip: noBrowser() }, () => {
  let browser: Browser;
  let stage: Stage;
  before(async () => {
    [browser, stage] = await Promise.all([openBrowser(), openStage(20)]);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  /** By keyboard alone: the list, then its first clause. */
  async function read(page: Page): Promise<string> {
    await page.keyboard.press('4');
    await page.locator('[data-row^="stage-accord/"]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.detail [data-clause]').waitFor();
    return await page.locator('.detail').innerText();
  }

  test('a clause is read with its words in each language, its rule, its readings and its code', async (t) => {
    const { page, troubles } = await openPage(t, browser, stage.url, { width: 1400 });
    const told = await read(page);
    assert.match(told, /No party shall fly.*Keine Partei fliegt/s);
    assert.match(told, /No military aircraft may be in "no-fly"\./);
    assert.match(told, /SUD\s+No military aircraft may be in "narrow"\./);
    assert.match(told, /Does not bind.*Binds all the same/s);
    assert.match(told, /forbids: \{ presence: aircraft\.military, in: no-fly \}/);
    assert.deepEqual(troubles, []);
  });

  test('an example is drawn over the map, and taken from it again', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 1400 });
    await read(page);
    const example = page.getByRole('button', { name: /A fighter flies in/ });
    await example.click();
    assert.equal(await example.getAttribute('aria-pressed'), 'true');
    await bareMap(page);
    const drawn = await stillInk(page);
    await example.click();
    const bare = await stillInk(page);
    assert.ok(bare < drawn, `${bare} of ${drawn}: the way is gone, the outline stays`);
    await example.click();
    assert.ok((await stillInk(page)) > bare, 'it is drawn again');
    assert.ok(await page.getByRole('button', { name: 'Nobody could see' }).isDisabled());
  });

  test('an indication leads to its clause, and Escape back to the list', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 1400 });
    await page.locator('[data-row=indication-0]').click();
    await page.getByRole('button', { name: 'Read the clause' }).click();
    await page.locator('.detail [data-clause=sky-1]').waitFor();
    await page.keyboard.press('Escape');
    await eventually('closed', async () => (await page.locator('.detail').count()) === 0);
  });

  test('every text is from the catalogue, and the page is accessible', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { query: '?locale=en-XA', width: 1400 });
    await read(page);
    assert.deepEqual(await bareStrings(page), []);
    const { violations } = await new AxeBuilder({ page }).include('.detail').include('#panel').analyze();
    assert.deepEqual(violations, []);
  });
});

/** The dark theme's focus colour, in which the clause that is read stands out. */
const FOCUS = [0x86, 0xc5, 0xf7] as const;

/** Pixels of the map in that colour, once they do not change any more. */
async function stillInk(page: Page): Promise<number> {
  let before = -1;
  let now = await inkOf(page, FOCUS);
  await eventually('the map stands still', async () => {
    before = now;
    now = await inkOf(page, FOCUS);
    return now === before;
  });
  return now;
}

/** Pixels of the map that are nearly of this colour. */
async function inkOf(page: Page, colour: readonly [number, number, number]): Promise<number> {
  const image = await page.locator('.map').screenshot();
  return page.evaluate(
    async ([base64, wanted]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      pen.drawImage(bitmap, 0, 0);
      const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (wanted.every((part, n) => Math.abs(part - data[i + n]!) < 24)) count++;
      }
      return count;
    },
    [image.toString('base64'), colour] as const,
  );
}

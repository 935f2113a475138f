/** How one indication is told, heard and acted upon, on the stage that shows every state. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { bareStrings } from './bare-strings.ts';
import { eventually, openPage } from './page.ts';
import { openStage, type Stage } from './stage/stage.ts';

describe('an indication on the screen', { skip: noBrowser() }, () => {
  let browser: Browser;
  let stage: Stage;
  before(async () => {
    [browser, stage] = await Promise.all([openBrowser(), openStage(20)]);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  async function open(page: Page, id: string): Promise<string> {
    await page.locator(`[data-row=${id}]`).focus();
    await page.keyboard.press('Enter');
    await page.locator(`.detail [data-indication=${id}]`).waitFor();
    return await page.locator('.detail').innerText();
  }

  test('says of an event who saw it, of a whole clause what was looked at, and of an object neither', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 1400 });
    const fire = await open(page, 'indication-2');
    assert.match(fire, /Independent kinds of sensor bear each other out: thermal, people\./);
    assert.doesNotMatch(fire, /Observable share/);
    const kept = await open(page, 'indication-6');
    assert.match(kept, /What was looked at.*Observable share.*Radar north.*looked/s);
    assert.doesNotMatch(await open(page, 'indication-0'), /Observable share|Seen by/);
  });

  test('is told from the catalogue alone, whatever it is about, and what was looked at is accessible', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { query: '?locale=en-XA', width: 1400 });
    for (const id of ['indication-2', 'indication-5', 'indication-6']) {
      await open(page, id);
      assert.deepEqual(await bareStrings(page), [], id);
    }
    const { violations } = await new AxeBuilder({ page }).include('[data-section=sight]').analyze();
    assert.deepEqual(violations, []);
  });

  test('gives its history to the second, and a silent reading its reason', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    assert.match(await open(page, 'indication-0'), /No verdict\s+This reading was not in force then/);
    const history = await page.locator('[data-section=history]').innerText();
    const said = new Date(stage.world.indications[0]!.history[0]!.indicatedAt!).toISOString().slice(11, 19);
    assert.ok(history.includes(`${said}Z`), history);
  });

  test('asks who acts before the first act, and keeps the name', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const { acts } = stage.world.indications[3]!;
    await open(page, 'indication-3');
    await page.keyboard.press('a');
    await page.locator('[name=actor]').waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(acts, [], 'nobody acts without a name');
    await page.keyboard.type('duty officer');
    await page.keyboard.press('Enter');
    await page.locator('.detail li', { hasText: 'duty officer' }).waitFor();
    assert.deepEqual(
      acts.map(({ kind, by }) => [kind, by]),
      [['acknowledged', 'duty officer']],
    );
    await page.reload();
    await page.locator('[data-row=indication-4]').waitFor();
    assert.match(await open(page, 'indication-4'), /You act as duty officer\./);
    await page.keyboard.press('a');
    await page.locator('.detail li', { hasText: 'duty officer' }).waitFor();
  });

  test('is announced together with what came with it, and names the party that reads it so', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const spoken = page.locator('[role=status][data-announced]');
    assert.equal(await spoken.innerText(), '', 'what was there before is not new');
    const from = new Date(stage.world.now).toISOString();
    const told = { ...stage.world.indications[0]!, from, reading: 'SUD' };
    stage.tell({ ...told, id: 'told-0' });
    stage.tell({ ...told, id: 'told-1' });
    await eventually('it is spoken', async () => (await spoken.innerText()) !== '');
    assert.equal(
      await spoken.innerText(),
      '2 new indications, newest: Breach indicated, T1003, Present in the area, sky-1, as read by SUD',
    );
    assert.match(await page.locator('[data-row=told-1]').innerText(), /as read by SUD/);
    stage.tell({ ...told, id: 'told-1', acknowledged: true });
    await page.locator('[data-row=told-1] [aria-label=Acknowledged]').waitFor();
    assert.match(await spoken.innerText(), /^2 new/, 'a change of what is known is not new');
  });

  test('the space bar pauses after a click on another control, and presses it for who came by keyboard', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const now = () => stage.world.now;
    const shows = (state: string) => page.locator('.clock', { hasText: state }).waitFor();
    const step = page.getByRole('button', { name: 'Step' });
    await page.keyboard.press(' ');
    await shows('Paused');
    const paused = now();
    await step.click();
    await eventually('the click stepped', async () => now() === paused + 60_000);
    await page.keyboard.press(' ');
    await shows('Playing');
    await page.keyboard.press(' ');
    await shows('Paused');
    const again = now();
    await step.focus();
    await page.keyboard.press(' ');
    await eventually('the focused control is pressed', async () => now() === again + 60_000);
    await shows('Paused');
  });
});

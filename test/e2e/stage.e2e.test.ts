/** The console by itself, on a stage that shows every state a screen must be able to show. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { bareStrings } from './bare-strings.ts';
import { bareMap, eventually, mapVariance, openPage } from './page.ts';
import { openStage, type Stage } from './stage/stage.ts';

/** Luminance variance below which a map counts as blank: a plain sea has 0, a drawn one more than 20. */
const BLANK_BELOW = 4;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCREENS = ['indication', 'object', 'places', 'keys', 'display'] as const;

/** Brings one part of the screen up by keyboard, from the queue; Escape leads back. */
async function show(page: Page, screen: (typeof SCREENS)[number]): Promise<void> {
  if (screen === 'indication') {
    await page.locator('[data-row=indication-4]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-section=evidence]').waitFor();
    await page.keyboard.press('a');
    await page.locator('[name=actor]').waitFor();
    await page.locator('.acts [aria-expanded]').press('Enter');
  } else if (screen === 'object') {
    await page.keyboard.press('2');
    await page.locator('[data-row=track-41]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.detail .contest').waitFor();
  } else if (screen === 'places') {
    await page.keyboard.press('3');
    await page.locator('[data-row=everything]').waitFor();
  } else if (screen === 'keys') {
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
  } else {
    await page.locator('.tools button').first().click();
    await page.locator('.settings').waitFor();
  }
}

async function backToQueue(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await page.locator('[data-row=indication-4]').waitFor();
}

describe('the console', { skip: noBrowser() }, () => {
  let browser: Browser;
  let stage: Stage;
  before(async () => {
    [browser, stage] = await Promise.all([openBrowser(), openStage(200)]);
  });
  after(async () => {
    await browser.close();
    await stage.close();
  });

  test('draws a map that is not blank, and the check of that can fail', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    await bareMap(page);
    await eventually('something is drawn', async () => (await mapVariance(page)) > BLANK_BELOW);
    await page.locator('.map canvas').evaluate((canvas) => canvas.remove());
    assert.ok((await mapVariance(page)) < BLANK_BELOW, 'known bad: without its canvas the map is blank');
  });

  test('draws what moves before it reads the fine coasts, which are large', async (t) => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 680 } });
    t.after(() => context.close());
    const page = await context.newPage();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route(/50m-land/, (route) => released.then(() => route.continue()));
    let asked = false;
    page.on('request', (request) => {
      asked ||= request.url().includes('10m-land');
    });
    await page.goto(stage.url);
    await page.locator('[data-drawn=true]').waitFor();
    await bareMap(page);
    await eventually('what moves is drawn', async () => (await mapVariance(page)) > BLANK_BELOW);
    assert.equal(asked, false, 'while the coarse coast is still on its way');
    release();
    await eventually('the fine coasts are read', async () => asked);
  });

  test('is accessible in every part and theme', async (t) => {
    const { page, troubles } = await openPage(t, browser, stage.url);
    for (const theme of ['dark', 'light', 'night']) {
      await show(page, 'display');
      await page.locator(`.settings [value=${theme}]`).check();
      await backToQueue(page);
      // What the others show is made of the same parts: once is enough for them.
      for (const screen of theme === 'dark' ? SCREENS : SCREENS.slice(0, 2)) {
        await show(page, screen);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        assert.deepEqual(told, [], `${theme}, ${screen}`);
        await backToQueue(page);
      }
    }
    assert.deepEqual(troubles, []);
  });

  test('follows the theme of the system until its reader chooses one', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { colorScheme: 'light' });
    const shows = (theme: string) => page.locator(`html[data-theme=${theme}]`).waitFor();
    const choose = async (theme: string) => {
      await show(page, 'display');
      await page.locator(`.settings [value=${theme}]`).check();
    };
    await shows('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shows('dark');
    await choose('light');
    await shows('light');
    await page.reload();
    await shows('light');
    await choose('dark');
    await shows('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.reload();
    await page.locator('[data-drawn=true]').waitFor();
    await shows('dark');
  });

  test('is never drawn in another theme while its script is on its way', async (t) => {
    for (const [system, chosen, shown] of [
      ['light', undefined, 'light'],
      ['dark', undefined, 'dark'],
      ['light', 'night', 'night'],
    ] as const) {
      const context = await browser.newContext({ colorScheme: system });
      t.after(() => context.close());
      const page = await context.newPage();
      await page.route(/assets\/.*\.js$/, () => undefined);
      if (chosen) {
        const display = JSON.stringify({ theme: chosen });
        await page.addInitScript((text) => localStorage.setItem('garant.display', text), display);
      }
      await page.goto(stage.url, { waitUntil: 'commit' });
      await page.locator('#console').waitFor({ state: 'attached' });
      assert.equal(await page.locator('html').getAttribute('data-theme'), shown);
      assert.equal(await page.locator('#console > *').count(), 0, 'the console itself has not started');
    }
  });

  test('says nothing that is not in the catalogue, and a bare string is found', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { query: '?locale=en-XA' });
    await page.locator('.legend summary').click();
    for (const screen of SCREENS) {
      await show(page, screen);
      assert.deepEqual(await bareStrings(page), [], screen);
      await backToQueue(page);
    }
    await page.evaluate(() => document.body.append('Written into the page'));
    assert.deepEqual(await bareStrings(page), ['Written into the page']);
  });

  test('holds the list still under the pointer, and says how many are waiting', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const order = () =>
      page
        .locator('#panel [data-row]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
    await page.locator('[data-row=indication-0]').hover();
    const held = await order();
    const from = new Date(stage.world.now).toISOString();
    stage.tell({ ...stage.world.indications[0]!, id: 'indication-new', from });
    await eventually('one is waiting', async () => (await page.locator('.new').innerText()) === '1 new');
    assert.deepEqual(await order(), held);
    await page.keyboard.press('n');
    await eventually('it is shown', async () => (await order()).includes('indication-new'));
  });

  test('shows and hides what is not determinable by one key, and the focus stays in the list', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const shown = () =>
      page
        .locator('#panel [data-row]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row') ?? ''));
    const doubts = ['indication-3', 'indication-4', 'indication-5'];
    await page.locator('[data-row=indication-4]').focus();
    await page.keyboard.press('u');
    await page.locator('[data-row=indication-4]').waitFor({ state: 'detached' });
    assert.ok((await shown()).every((id) => !doubts.includes(id)));
    assert.ok(await page.evaluate(() => document.activeElement?.hasAttribute('data-row')));
    await page.keyboard.press('u');
    await page.locator('[data-row=indication-4]').waitFor();
  });

  test('shows a silent and a lost stream as old, and takes both up again', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    stage.silence();
    await page.locator('.notice[role=status] p', { hasText: /Nothing has arrived for \d+ s/ }).waitFor();
    stage.speak();
    await page.locator('.pane:not(.stale)').waitFor();
    stage.hangUp();
    await page.locator('.clock', { hasText: 'Connection lost' }).waitFor();
    await page.locator('.clock', { hasText: 'Playing' }).waitFor();
  });

  test('never scrolls away behind a full queue, and the check of that can fail', async (t) => {
    const full = await openStage(50);
    t.after(() => full.close());
    const [row] = full.world.indications;
    for (let i = 0; i < 400; i++) full.world.indications.push({ ...row!, id: `filler-${i}` });
    const { page } = await openPage(t, browser, full.url, { width: 1280, height: 800 });
    const outgrown = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    assert.equal(await outgrown(), 0);
    await page.setViewportSize({ width: 760, height: 600 });
    assert.equal(await outgrown(), 0);
    // In one column the page scrolls; a long list scrolls by itself all the same.
    await page.setViewportSize({ width: 390, height: 844 });
    const list = await page.locator('#panel .rows').boundingBox();
    assert.ok(list!.height < 400, `the list is ${list!.height} px high`);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('#panel li').evaluateAll((rows) => {
      for (const element of rows) element.style.position = 'static';
    });
    assert.ok((await outgrown()) > 1000, 'known bad: the hidden texts of the rows make the page long');
  });

  test('brings an indication into view on a narrow screen', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 390, height: 844 });
    await page.locator('#panel [data-row]').first().click();
    await page.locator('article[data-indication]').waitFor();
    const box = await page.locator('article[data-indication]').boundingBox();
    assert.ok(box!.y >= 0 && box!.y < 400, `the indication begins ${box!.y} px down the screen`);
  });

  test('lists nothing of the play before when the world begins anew', async (t) => {
    const played = await openStage(20);
    t.after(() => played.close());
    const { page } = await openPage(t, browser, played.url);
    await page.locator('[data-row=indication-4]').click();
    await page.locator('[data-section=evidence]').waitFor();
    played.world.indications.length = 0;
    played.beginAnew();
    await page.locator('.detail', { hasText: 'This indication is no longer available.' }).waitFor();
    assert.equal(await page.locator('article[data-indication]').count(), 0);
    await page.keyboard.press('Escape');
    await page.locator('#panel', { hasText: 'No indication yet. The watch is running.' }).waitFor();
  });

  test('tells what an earlier run found from what this one did, and does not call over what was open', async (t) => {
    const restored = await openStage(20);
    t.after(() => restored.close());
    const [first] = restored.world.indications;
    const earlier = { ...first!, run: 'earlier', open: false } as const;
    restored.world.indications.push(
      { ...earlier, id: 'cut-off', until: null },
      { ...earlier, id: 'over', until: first!.from },
    );
    const { page } = await openPage(t, browser, restored.url);
    const row = page.locator('[data-row=cut-off]');
    assert.match(await row.innerText(), /open when its run ended/);
    assert.match(await page.locator('[data-row=over]').innerText(), /ended in an earlier run/);
    await row.click();
    await page.locator('.detail', { hasText: 'open when that run of the node ended' }).waitFor();
    assert.match(await page.locator('.parties').innerText(), /earlier runs 2,/);
  });

  test('calls withdrawn what did not stand, and neither ended nor provisional', async (t) => {
    const after = await openStage(20);
    t.after(() => after.close());
    const [first] = after.world.indications;
    const word = { ...first!.history[0]!, change: 'withdrawn' } as const;
    const told = { ...first!, id: 'withdrawn', settled: false, open: false, until: first!.from };
    after.world.indications.push({ ...told, withdrawn: true, history: [...first!.history, word] });
    const { page } = await openPage(t, browser, after.url, { query: '?locale=en-XA' });
    const row = page.locator('[data-row=withdrawn]');
    assert.ok((await page.locator('#panel [data-row]').last().getAttribute('data-row')) === 'withdrawn');
    await row.click();
    await page.locator('.detail [data-section=history] li').nth(2).waitFor();
    assert.deepEqual(await bareStrings(page), []);
    const { page: english } = await openPage(t, browser, after.url);
    assert.match(await english.locator('[data-row=withdrawn]').innerText(), /withdrawn/);
    await english.locator('[data-row=withdrawn]').click();
    await english.locator('.detail [data-section=history] li', { hasText: 'Withdrawn' }).waitFor();
    const detail = await english.locator('.detail').innerText();
    assert.match(detail, /Withdrawn: it was given provisionally, and with what arrived late/);
    assert.doesNotMatch(detail, /Ended|Provisional:|Evidence bundle/);
    assert.match(await english.locator('.parties').innerText(), /withdrawn 1\./);
  });

  test('says of every source whether it speaks, and tells a clock that is ahead from a delay', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    const told = (title: string) =>
      page.locator('.feeds li', { hasText: title }).locator('.small').innerText();
    assert.match(await told('Radar south'), /^jammed \d+ (min|h) ago$/);
    assert.equal(await told('Second fire satellite'), 'not heard yet expected every 12 h');
    assert.match(await told('AIS coast'), /clock ahead by 3 s$/);
  });

  test('says of what a source sent how much was not used, and by keyboard what was wrong with it', async (t) => {
    const { page, troubles } = await openPage(t, browser, stage.url);
    const source = (title: string) => page.locator('.feeds li', { hasText: title });
    assert.match(await source('ADS-B receiver').innerText(), /31 not used/);
    const patrols = source('Patrols');
    await patrols.locator('summary', { hasText: '1 not used' }).press('Enter');
    const told = patrols.locator('.problem');
    await told.waitFor();
    assert.match(
      await told.innerText(),
      /patrols:7: report: area no-flly.*\n\s*mend: did you mean "no-fly"\?$/,
    );
    assert.ok(await told.evaluate((text) => text.scrollWidth <= text.clientWidth), 'nothing is cut off');
    const [text, strip] = [await told.boundingBox(), await page.locator('.feeds').boundingBox()];
    assert.ok(text!.y + text!.height <= strip!.y + strip!.height, 'nothing has to be scrolled to');
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
    assert.deepEqual(violations, []);
    assert.deepEqual(troubles, []);
  });

  test('writes beginning and end of a replay in one line, also beside an open indication', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 1280, height: 800 });
    await show(page, 'indication');
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const tops = await page
        .locator('.playback [data-content]')
        .evaluateAll((times) => times.map((time) => time.getBoundingClientRect().top));
      assert.equal(tops.length, 2);
      assert.equal(tops[0], tops[1], `${width} px wide`);
    }
  });

  test('lists disturbed navigation as suspected, with its extent or as a place without one', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    await show(page, 'places');
    const told = (id: string) => page.locator(`[data-row=${id}]`).innerText();
    const places = await page.locator('#tabpanel').innerText();
    assert.match(places, /Suspected GNSS interference/);
    assert.match(await told('interference-0'), /12 objects · within 42 km · since 040630ZMAY26\s+settled/);
    assert.match(await told('interference-1'), /1 object · extent unknown · since \w+\s+provisional/);
    assert.match(await told('interference-2'), /lost the integrity.*040630ZMAY26 to 040650ZMAY26/s);
    const cutOff = /since 040559ZMAY26, open when its run ended\s+settled · earlier run/;
    assert.match(await told('interference-3'), cutOff);
  });

  test('opens and closes the display settings by the same button, however narrow the screen', async (t) => {
    const { page } = await openPage(t, browser, stage.url);
    for (const [width, height] of [
      [1280, 800],
      [700, 500],
      [390, 844],
      [320, 256],
    ] as const) {
      await page.setViewportSize({ width, height });
      const button = page.locator('.tools button').first();
      await button.click();
      const box = await page.locator('.settings').boundingBox();
      assert.ok(box!.x >= 0 && box!.x + box!.width <= width, `${width} px wide`);
      await button.click({ timeout: 5_000 });
      assert.equal(await page.locator('.settings').count(), 0);
    }
  });

  test('cuts nothing off sideways at 400 %', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 320, height: 256 });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0);
    await show(page, 'indication');
    assert.equal(await overflow(), 0);
  });

  test('lets single-key shortcuts be switched off', async (t) => {
    const { page } = await openPage(t, browser, stage.url, { width: 700, height: 500 });
    await show(page, 'display');
    await page.getByLabel('Single-key shortcuts').uncheck();
    await page.locator('.tools button').first().focus();
    await page.keyboard.press('?');
    assert.equal(await page.locator('dialog[open]').count(), 0);
  });

  test('stays at hand with 5,000 objects moving once a second', async (t) => {
    const crowd = await openStage(5000);
    t.after(() => crowd.close());
    const { page, outside } = await openPage(t, browser, crowd.url);
    const clock = () => page.locator('.clock .time').innerText();
    const before = await clock();
    await eventually('the picture moves on', async () => (await clock()) !== before);
    const started = performance.now();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('[data-section=evidence]').waitFor();
    t.diagnostic(`from key to evidence ${Math.round(performance.now() - started)} ms`);
    await page.keyboard.press('Escape');
    await page.locator('#tab-indications').focus();
    const told: number[] = [];
    for (let i = 0; i < 10; i++) {
      const at = performance.now();
      const from = new Date(crowd.world.now + i).toISOString();
      crowd.tell({ ...crowd.world.indications[0]!, id: `told-${i}`, from });
      await page.locator(`[data-row=told-${i}]`).waitFor();
      told.push(performance.now() - at);
    }
    t.diagnostic(`from message to row, slowest of ${told.length}: ${Math.round(Math.max(...told))} ms`);
    assert.match(await page.locator('#tab-objects').innerText(), /5000/);
    assert.deepEqual(outside, []);
  });
});

/** Finds texts on a page in the pseudo-locale that did not come from the message catalogue. */
import type { Page } from 'playwright-core';

/**
 * Every visible text and every text for assistive technology must be in the pseudo-locale's brackets,
 * unless it stands in an element marked `data-content`: what the node said, not what the console says.
 */
export const bareStrings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    // Values in brackets of their own stand within texts; date-time groups are never localised.
    const marked = /⟦[^⟦⟧]*⟧/gu;
    const unmarked = (text: string): string => {
      const left = text.replace(marked, '');
      return left === text ? text.replace(/\d{6}Z[A-Z]{3}\d\d/g, '') : unmarked(left);
    };
    const isBare = (text: string) => /\p{L}/u.test(unmarked(text));
    const isContent = (element: Element | null) => element?.closest('[data-content], script, style') != null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!isContent(node.parentElement) && isBare(node.nodeValue ?? '')) found.push(node.nodeValue ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const text = element.getAttribute(name);
        if (text !== null && !isContent(element) && isBare(text)) found.push(`${name}: ${text}`);
      }
    }
    if (isBare(document.title)) found.push(`title: ${document.title}`);
    return found;
  });

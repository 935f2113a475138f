/** The console's own typefaces, so that every screen and every picture of one looks the same. */
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '@fontsource/ibm-plex-mono/400.css';
import '@fontsource/ibm-plex-mono/500.css';

/** Loads what the map draws labels with: it writes text to a canvas once and does not look again. */
export const mapFontReady = (): Promise<unknown> => document.fonts.load('500 12px Inter');

/** Builds the console into `dist/console`. The base map is drawn here, from Natural Earth, not in the browser. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { emitBasemap } from './console/src/basemap/emit-basemap.ts';

export default defineConfig({
  root: 'console',
  base: './',
  plugins: [svelte({ configFile: false }), emitBasemap()],
  // Its ES module lacks the default export that its CommonJS file has under Node: take that one in both.
  resolve: { alias: { mgrs: 'mgrs/dist/mgrs.js' } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2024',
    // Inlined assets would be `data:` addresses, which the content security policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    // MapLibre alone is larger than the default warning; the console is served from the same machine.
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8600' } },
});

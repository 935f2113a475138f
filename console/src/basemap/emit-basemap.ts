/** The build step that writes the base map beside the console: `basemap/<scale>-<part>.json`. */
import { readFileSync } from 'node:fs';
import type { Feature } from 'geojson';
import type { Plugin } from 'vite';
import { type Countries, depictBoundaries } from './depict-boundaries.ts';

/** Natural Earth scales: the coarse one for the whole world, the fine one for a region. */
const SCALES = ['50m', '10m'] as const;

export function emitBasemap(): Plugin {
  return {
    name: 'garant-basemap',
    generateBundle() {
      for (const [fileName, source] of drawAll()) this.emitFile({ type: 'asset', fileName, source });
    },
    configureServer(server) {
      const files = drawAll();
      server.middlewares.use((request, response, next) => {
        const body = files.get((request.url ?? '').replace(/^\//, ''));
        if (body === undefined) return next();
        response.setHeader('content-type', 'application/json');
        response.end(body);
      });
    },
  };
}

function drawAll(): Map<string, string> {
  const files = new Map<string, string>();
  for (const scale of SCALES) {
    const path = new URL(import.meta.resolve(`world-atlas/countries-${scale}.json`));
    const countries = JSON.parse(readFileSync(path, 'utf8')) as Countries;
    const { land, borders } = depictBoundaries(countries);
    files.set(`basemap/${scale}-land.json`, compact(land));
    files.set(`basemap/${scale}-borders-unga-68-262.json`, compact(borders));
  }
  return files;
}

/** Three decimals are 110 m at most: finer than the source, coarse enough to stay small. */
const compact = (shape: Feature): string =>
  JSON.stringify(shape, (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
  );

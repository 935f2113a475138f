/** Keeps a map in step with the session, the picture, the selection and what the reader wants to see. */
import { untrack } from 'svelte';
import { clauseOfKey } from '../accords/clause-key.ts';
import { areasOfClause, boundsOfAll, sketchFeatures } from '../accords/depict-clause.ts';
import { reader } from '../accords/reader.svelte.ts';
import { preferences } from '../app/preferences.svelte.ts';
import { selection } from '../app/selection.svelte.ts';
import { session } from '../app/session.svelte.ts';
import { interferenceFeatures } from '../interference/depict-interference.ts';
import { interference } from '../interference/interference.svelte.ts';
import { sayCode } from '../messages/messages.ts';
import { onPicture, picture } from '../picture/live-picture.ts';
import { indications } from '../queue/indications.svelte.ts';
import { isDrawn } from './area-layers.ts';
import { COVERAGE_LAYERS } from './coverage-layers.ts';
import type { LiveMap } from './live-map.ts';
import { placeOfSelection } from './show-on-map.ts';
import { BORDER_LAYERS, EMPTY } from './style.ts';
import { trackFeatures, trailFeature } from './track-features.ts';
import { TRAIL_LAYERS } from './track-layers.ts';

/** Call inside a component. @returns a function that ends what effects do not end by themselves. */
export function feedMap(map: LiveMap): () => void {
  const drawPicture = () => {
    map.show('tracks', trackFeatures(picture));
    if (preferences.trails) map.show('trails', trailFeature(picture));
    map.show('indications', marks());
    drawSelection(map);
  };
  drawPicture();

  $effect(() => map.show('areas', drawnAreas()));
  $effect(() => {
    void [session.sourceStates, session.coverage];
    map.show('coverage', untrack(coverageNow));
  });
  $effect(() => map.show('interference', interferenceFeatures(interference.list)));
  $effect(() => map.show('indications', marks()));
  $effect(() => {
    void [selection.current, selection.indication, selection.track];
    drawSelection(map);
  });
  $effect(() => showClause(map));
  $effect(() => map.show('sketch', drawnExample()));
  $effect(() => map.setVisible(COVERAGE_LAYERS, preferences.coverage));
  $effect(() => map.setVisible(TRAIL_LAYERS, preferences.trails));
  $effect(() => {
    const depiction = preferences.depiction ?? session.status?.boundaryDepiction;
    map.setVisible(BORDER_LAYERS, depiction !== 'none');
  });
  return onPicture(drawPicture);
}

/** Its areas stand out, and are brought into view when it is opened. */
function showClause(map: LiveMap): void {
  const { current, clause } = selection;
  const areas = current && clause ? areasOfClause(session.areas, clauseOfKey(current.id).accord, clause) : [];
  map.show('clause', { type: 'FeatureCollection', features: areas as GeoJSON.Feature[] });
  const box = boundsOfAll(areas.map(({ geometry }) => geometry));
  if (box) map.fit(box);
}

function drawnExample(): GeoJSON.FeatureCollection {
  const example = selection.clause?.examples.find(({ name }) => name === reader.example);
  return example ? sketchFeatures(example.sketch) : EMPTY;
}

function drawnAreas(): GeoJSON.FeatureCollection {
  const features = session.areas?.features.filter(({ properties }) => isDrawn(properties));
  return { type: 'FeatureCollection', features: (features ?? []) as GeoJSON.Feature[] };
}

/** Coverage with each source's state as the newest status tells it, so that map and strip always agree. */
function coverageNow(): GeoJSON.FeatureCollection {
  const states = new Map(session.status?.feeds.map(({ source, state }) => [source, state]));
  const features = session.coverage?.features.map((feature) => {
    const { source, title } = feature.properties;
    const state = states.get(String(source));
    if (state === undefined) return feature;
    const told = `${title}: ${sayCode('state', state)}`;
    return { ...feature, properties: { ...feature.properties, state, told } };
  });
  return { type: 'FeatureCollection', features: (features ?? []) as GeoJSON.Feature[] };
}

/** What is open, has a place and is not compliance, as marks. */
function marks(): GeoJSON.FeatureCollection {
  const features: GeoJSON.Feature[] = [];
  for (const { id, verdict, open, position, subject } of indications.all()) {
    if (verdict === 'compliance-indicated' || !open || !position) continue;
    const slot = subject.track === null ? undefined : picture.slotOf(subject.track);
    const place = slot !== undefined && picture.isUsed(slot) ? picture.row(slot) : undefined;
    features.push(point(place ?? position, { id, mark: verdict }));
  }
  return { type: 'FeatureCollection', features };
}

function drawSelection(map: LiveMap): void {
  const place = selection.current ? placeOfSelection() : undefined;
  map.show('selected', place ? point(place, {}) : EMPTY);
  map.show('trail', selectedTrail());
}

/** The kept history of the selected object, then what this screen has seen since. */
function selectedTrail(): GeoJSON.GeoJSON {
  const id = selection.trackId;
  if (id === undefined) return EMPTY;
  const kept = selection.track?.id === id ? selection.track.trail : [];
  const slot = picture.slotOf(id);
  const seen = slot === undefined ? [] : picture.trails.line(slot, Number.NEGATIVE_INFINITY);
  const coordinates = [...(kept.length > seen.length ? kept.map(([lon = 0, lat = 0]) => [lon, lat]) : seen)];
  const now = slot === undefined ? undefined : picture.row(slot);
  if (now && !now.contested) coordinates.push([now.lon, now.lat]);
  if (coordinates.length < 2) return EMPTY;
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}

const point = (
  { lon, lat }: { readonly lon: number; readonly lat: number },
  properties: Record<string, unknown>,
): GeoJSON.Feature => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } });

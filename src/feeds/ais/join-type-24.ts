/**
 * Type 24 comes in two messages; gpsd's readers expect one, with the name of part A in part B's fields.
 * The last few parts A wait here for their B. One that waits in vain comes out by itself.
 */
import type { AisColumns } from './columns.ts';
import { type AisJson, aisJson } from './export-json.ts';

/** More ships than gpsd lets interleave (8 on each channel), so that whatever it joins is joined here. */
const WAITING = 64;

export class AisJsonWriter {
  private readonly waiting: AisJson[] = [];

  /** The objects that a row brings: none while a part A waits, two when it pushes out an older one. */
  write(columns: AisColumns, row: number): readonly AisJson[] {
    const json = aisJson(columns, row);
    if (json.type !== 24) return [json];
    if (json.part === 'B') return [this.join(json)];
    return this.hold(json);
  }

  /** What still waits, at the end of the stream. */
  end(): readonly AisJson[] {
    return this.waiting.splice(0);
  }

  private hold(partA: AisJson): readonly AisJson[] {
    const older = this.waiting.findIndex(({ mmsi }) => mmsi === partA.mmsi);
    this.waiting.push(partA);
    if (older >= 0) return this.waiting.splice(older, 1);
    return this.waiting.length > WAITING ? this.waiting.splice(0, 1) : [];
  }

  private join(partB: AisJson): AisJson {
    const at = this.waiting.findIndex(({ mmsi }) => mmsi === partB.mmsi);
    if (at < 0) return partB;
    const [partA] = this.waiting.splice(at, 1);
    const { part: _, ...fields } = partB;
    return { ...fields, shipname: partA!.shipname! };
  }
}

/** What the shapes of the HTTP contract are made of. */
import { type TSchema, Type } from 'typebox';

export const words = <const Words extends readonly string[]>(list: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...list] });

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const Instant = Type.String({ format: 'date-time' });
export const Position = Type.Object({ lon: Type.Number(), lat: Type.Number() });

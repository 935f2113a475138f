/** Randomness with a seed: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** Normal with mean 0 and standard deviation 1. @source Box and Muller 1958, equation 1. */
  normal(): number;
  pick<Item>(items: readonly Item[]): Item;
  /** An independent stream, so that adding draws in one place leaves the others unchanged. */
  fork(name: string): Random;
}

/** @source Steele, Lea and Flood 2014 (splitmix), 32-bit finaliser of MurmurHash3. */
function mix(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    return mix(state) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => items[integer(items.length)]!,
    fork: (name) => {
      let hash = mix(seed ^ 0x5bd1e995);
      for (let i = 0; i < name.length; i++) hash = mix(hash ^ name.charCodeAt(i));
      return seededRandom(hash);
    },
  };
}

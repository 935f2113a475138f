/** Ciura's gaps. @source Ciura 2001, "Best increments for the average case of Shellsort". */
const GAPS = [1750, 701, 301, 132, 57, 23, 10, 4, 1];

/** Sorts two columns in place by area, then by fraction. Shellsort: most lists are short, none may allocate. */
export function sortByAreaAndFraction(areas: Int32Array, at: Float64Array, count: number): void {
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const area = areas[i]!;
      const fraction = at[i]!;
      let j = i;
      for (; j >= gap; j -= gap) {
        const before = areas[j - gap]!;
        if (before < area || (before === area && at[j - gap]! <= fraction)) break;
        areas[j] = before;
        at[j] = at[j - gap]!;
      }
      areas[j] = area;
      at[j] = fraction;
    }
  }
}

/**
 * From 0 where a cell is taken and 255 elsewhere to the chessboard distance to the nearest taken cell, in place:
 * one sweep from the south-west, one from the north-east. @source Rosenfeld and Pfaltz 1968.
 */
export function freeRings(cells: Uint8Array, columns: number, rows: number): Uint8Array {
  const lower = (cell: number, column: number, row: number): void => {
    if (column < 0 || column >= columns || row < 0 || row >= rows) return;
    const through = cells[row * columns + column]! + 1;
    if (through < cells[cell]!) cells[cell] = through;
  };
  const sweep = (cell: number, back: number): void => {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    lower(cell, column + back, row);
    for (let side = -1; side <= 1; side++) lower(cell, column + side, row + back);
  };
  for (let cell = 0; cell < cells.length; cell++) sweep(cell, -1);
  for (let cell = cells.length - 1; cell >= 0; cell--) sweep(cell, 1);
  return cells;
}

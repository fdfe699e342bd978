/**
 * How many characters must be inserted, removed or replaced to make one text of the other
 * (Levenshtein). Stops as soon as that takes more than `reach` steps, and then says
 * `reach + 1`.
 */
export function distance(left: string, right: string, reach: number): number {
  if (Math.abs(left.length - right.length) > reach) return reach + 1;
  const start = commonStart(left, right);
  const [a, b] = [left.slice(start), right.slice(start)];

  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 0; i < a.length; i++) {
    row = nextRow(row, i + 1, (column) => a[i] === b[column]);
    if (Math.min(...row) > reach) return reach + 1;
  }
  return Math.min(row[b.length] ?? 0, reach + 1);
}

function nextRow(above: readonly number[], first: number, isSame: (column: number) => boolean): number[] {
  const row = [first];
  for (let column = 0; column + 1 < above.length; column++) {
    const replaced = (above[column] ?? 0) + (isSame(column) ? 0 : 1);
    row.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (row[column] ?? 0) + 1));
  }
  return row;
}

function commonStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** The months that the questions are about: 2023-01 to 2024-12, as months since the year 0. */
export const firstMonth = 2023 * 12;
export const months = 24;

/** The month of an instant in UTC, as months since the year 0. */
export function monthOf(instant: Date): number {
  return instant.getUTCFullYear() * 12 + instant.getUTCMonth();
}

/** Where the months begin, in epoch milliseconds, and where the last one ends. */
export function monthEdges(): Float64Array {
  return Float64Array.from({ length: months + 1 }, (_, month) => Date.UTC(2023, month, 1));
}

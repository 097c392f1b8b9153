/** When questions are asked, by the type of times in rows. */
export const moments = {
  date: ["2024-03-31", "2024-09-30", "2024-10-01", "2025-03-01"],
  instant: ["2024-09-30T13:14:15.167Z", "2024-10-31T23:30Z", "2025-01-01T03:30Z"].map((at) => new Date(at)),
} as const;

/** So many rows of a kind. */
export const times = <RowType>(length: number, row: RowType): RowType[] => Array.from({ length }, () => row);

export const won = { status: "won", createdAt: "2025-03-01", closedAt: "2025-03-10" } as const;

export const lost = { status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-20" } as const;

export const open = { status: "open", createdAt: "2025-03-01" } as const;

export const eur = { currency: "EUR" };

/**
 * What is read of an Apache Arrow table: one of the package apache-arrow, or one of the same structure, as DuckDB-Wasm
 * returns.
 *
 * @category Tables
 */
export interface ArrowTable {
  readonly schema: { readonly fields: readonly ArrowField[] };
  readonly batches: readonly ArrowBatch[];
}

/**
 * A column's name and type.
 *
 * @category Tables
 */
export interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
}

/**
 * Some rows, column by column.
 *
 * @category Tables
 */
export interface ArrowBatch {
  readonly data: { readonly length: number; readonly children: readonly ArrowData[] };
}

/**
 * A type, told by the number it has in Arrow's format, and what some types say besides.
 *
 * @category Tables
 */
export interface ArrowType {
  readonly typeId: number;
  readonly bitWidth?: number;
  readonly isSigned?: boolean;
  readonly precision?: number;
  readonly scale?: number;
  readonly unit?: number;
  /** The type of the values of a dictionary. */
  readonly dictionary?: ArrowType;
  /** The type as messages name it. */
  toString(): string;
}

/**
 * The values of a column in a batch.
 *
 * @category Tables
 */
export interface ArrowData {
  readonly type: ArrowType;
  readonly length: number;
  /** Where the values begin in the bitmaps; in other buffers they begin at 0. */
  readonly offset: number;
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array | null | undefined;
  readonly values: unknown;
  readonly valueOffsets?: unknown;
  readonly variadicBuffers?: readonly Uint8Array[];
  readonly dictionary?: { readonly data: readonly ArrowData[] } | undefined;
}

/** The types that can be read, by their numbers in Arrow's format. */
export const typeIds = {
  nothing: 1,
  int: 2,
  float: 3,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  timestamp: 10,
  largeUtf8: 20,
  utf8View: 24,
  dictionary: -1,
} as const;

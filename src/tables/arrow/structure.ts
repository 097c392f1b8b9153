/**
 * The parts of an Apache Arrow table that are read: one of the package apache-arrow, or one of the same structure, such
 * as a result of DuckDB-Wasm.
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
 * A type: its number in Arrow's format, and the parameters that some types have.
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
  /** The name of the type in messages. */
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
  /** The first value in the bitmaps. In the other buffers it is 0. */
  readonly offset: number;
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array | null | undefined;
  readonly values: unknown;
  readonly valueOffsets?: unknown;
  readonly variadicBuffers?: readonly Uint8Array[];
  readonly dictionary?: { readonly data: readonly ArrowData[] } | undefined;
}

/** The numbers, in Arrow's format, of the types that can be read. */
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

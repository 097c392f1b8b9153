/**
 * What a metric is called and means, in one language.
 *
 * @category Texts
 */
export interface MetricText {
  /** As it stands over a column: "Win rate". */
  readonly name: string;
  /** One or two sentences: what is measured, and by which date rows count. */
  readonly definition: string;
  /** In words: "won deals ÷ decided deals". */
  readonly formula: string;
  /** Other names, the most usual first. */
  readonly synonyms?: readonly string[];
  /** What misleads: rows that do not count, bases that differ, small numbers. */
  readonly caveats?: readonly string[];
}

/** What is said of a metric in every language alike. */
export interface MetricNotes {
  /** Names of related metrics that answer the question another way. */
  readonly variants?: readonly string[];
  /** What products call it: "HubSpot: close rate". */
  readonly vendors?: readonly string[];
  /** Where the definition comes from. */
  readonly sources?: readonly string[];
}

/**
 * What an aggregate is called and computes, in one language.
 *
 * @category Texts
 */
export interface AggregateText {
  readonly name: string;
  readonly definition: string;
}

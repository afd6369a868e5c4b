/** How far a part of a date is vouched for: `?` uncertain, `~` approximate, `%` both. */
export type Qualifier = "uncertain" | "approximate" | "both";

/** A year as written. */
export interface EdtfYear {
  /** Digits with a leading "-" before year 0, "X" where a digit is not specified: "1944", "-0489", "194X", "170000002". Four digits or more, fewer only before an exponent. */
  readonly digits: string;
  /** "17" with exponent 7 is the year 170,000,000. */
  readonly exponent?: number;
  /** How many leading digits hold: 1949 to three digits is some year from 1940 to 1949. */
  readonly significant?: number;
  readonly qualifier?: Qualifier;
}

/** A month or day as written: two digits, "X" where a digit is not specified. */
export interface EdtfPart {
  readonly digits: string;
  readonly qualifier?: Qualifier;
}

/** A year, month or day. */
export interface EdtfDate {
  readonly kind: "date";
  readonly year: EdtfYear;
  readonly month?: EdtfPart;
  /** Only with a month. */
  readonly day?: EdtfPart;
}

/** A part of a year that is no month: 21 to 24 seasons, 25 to 28 northern, 29 to 32 southern, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves. */
export interface EdtfSeason {
  readonly kind: "season";
  readonly year: EdtfYear;
  readonly code: number;
  readonly qualifier?: Qualifier;
}

/** A time of day on a day. */
export interface EdtfDateTime {
  readonly kind: "date-time";
  readonly year: EdtfYear;
  readonly month: EdtfPart;
  readonly day: EdtfPart;
  /** "hh:mm:ss". */
  readonly clock: string;
  /** "Z", "+hh", "+hh:mm" or with "-"; absent for local time. */
  readonly zone?: string;
}

/** "open" (`..`): there is no end, or none is given on purpose. "unknown" (blank): there is one, but which is not known. */
export type EdtfEnd = EdtfDate | EdtfSeason | EdtfDateTime | "open" | "unknown";

/** From some time in `start` to some time in `end`. */
export interface EdtfInterval {
  readonly kind: "interval";
  readonly start: EdtfEnd;
  readonly end: EdtfEnd;
}

/** All dates of one grain from `first` to `last`; at least one end is given. */
export interface EdtfRun {
  readonly kind: "run";
  readonly first?: EdtfDate | EdtfSeason;
  readonly last?: EdtfDate | EdtfSeason;
}

/** "one": one of the dates, which one is not known (`[…]`). "all": every one of them (`{…}`). */
export interface EdtfSet {
  readonly kind: "set";
  readonly mode: "one" | "all";
  /** Only the first may lack its beginning and only the last its end. */
  readonly items: readonly (EdtfDate | EdtfSeason | EdtfRun)[];
}

/** A date in the Extended Date/Time Format (ISO 8601-2:2019), levels 0 to 2; the Gregorian calendar, astronomical years. */
export type Edtf = EdtfDate | EdtfSeason | EdtfDateTime | EdtfInterval | EdtfSet;

declare const brand: unique symbol;

/** A `T` that cannot be mistaken for another `T`: ids, offsets and days are branded where they are made. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
